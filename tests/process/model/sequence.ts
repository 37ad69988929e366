import fc from "fast-check";
import type { FaultAction, Switches } from "alicloud-live-emulator";
import { faultActions, finalFaultActions } from "../support/faultActions";

/** A mute as a program declares it. */
export interface Declared {
  readonly name: string;
  readonly group: string;
  readonly muted: boolean;
  readonly users: readonly string[];
}

/** Something that goes wrong during a run, for the calls on one group. */
export interface PlannedFault {
  readonly group: string;
  readonly fault: string;
  readonly skip: number;
  /** How many calls it hits; undefined for all. */
  readonly count: number | undefined;
}

/** What can go wrong with a run. */
export interface Trouble {
  readonly faults: readonly PlannedFault[];
  /** The provider process is killed when the service has had so many calls of the run. */
  readonly killAfter: number | undefined;
}

export type Step =
  | {
      readonly kind: "up";
      /** Undefined: that of the run before. */
      readonly program: readonly Declared[] | undefined;
      readonly refresh: boolean;
      /** Names of resources that are replaced whatever has changed. */
      readonly replace: readonly string[];
      readonly trouble: Trouble;
    }
  | { readonly kind: "destroy"; readonly trouble: Trouble }
  | {
      readonly kind: "drift";
      readonly group: string;
      readonly mutedAll: boolean;
      readonly exempt: readonly string[];
      readonly muted: readonly string[];
    };

/** What is played: the service's undocumented ways, and what happens one after the other. */
export interface Sequence {
  readonly switches: Partial<Switches>;
  readonly steps: readonly Step[];
}

export const groups = ["hall", "foyer", "名前", "a/b"];
const names = ["r0", "r1", "r2", "r3"];
const users = ["host", "mod1", "__proto__", "0", "'q'"];

/** What each fault of a plan does. */
export const plannedActions: Readonly<Record<string, FaultAction>> = { ...faultActions, ...finalFaultActions };

/** A call that arrives when its program is long over can do anything, and no client can help it. */
const beyondHelp = ["a late call"];
/** After these a program goes on slowly, for good reason. */
const slowFaults = ["throttled", "throttled with a hint"];

const someUsers = fc.subarray(users);

const program = fc
  .record({
    names: fc.shuffledSubarray(names),
    groups: fc.shuffledSubarray(groups, { minLength: groups.length }),
    mutes: fc.array(fc.record({ muted: fc.boolean().map((open) => !open), users: someUsers }), {
      minLength: names.length,
      maxLength: names.length,
    }),
  })
  .map((parts): Declared[] =>
    parts.names.map((name, index) => ({ name, group: parts.groups[index]!, ...parts.mutes[index]! })),
  );

function trouble(slow: boolean): fc.Arbitrary<Trouble> {
  const faults = Object.keys(plannedActions).filter(
    (name) => !beyondHelp.includes(name) && (slow || !slowFaults.includes(name)),
  );
  const fault = fc.record({
    group: fc.constantFrom(...groups),
    fault: fc.constantFrom(...faults),
    skip: fc.nat({ max: 3 }),
    count: fc.constantFrom(1, 2, undefined),
  });
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant({ faults: [], killAfter: undefined }) },
    {
      weight: 7,
      arbitrary: fc.record({
        faults: fc.array(fault, { minLength: 1, maxLength: 2 }),
        killAfter: fc.constant(undefined),
      }),
    },
    { weight: 1, arbitrary: fc.record({ faults: fc.constant([]), killAfter: fc.nat({ max: 12 }) }) },
  );
}

function step(slow: boolean): fc.Arbitrary<Step> {
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant("up" as const),
        program: fc.option(program, { nil: undefined, freq: 4 }),
        refresh: fc.boolean(),
        replace: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray(names) }),
        trouble: trouble(slow),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("destroy" as const), trouble: trouble(slow) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant("drift" as const),
        group: fc.constantFrom(...groups),
        mutedAll: fc.boolean(),
        exempt: someUsers,
        muted: fc.subarray(["troll", "host"]),
      }),
    },
  );
}

/** @param slow whether behaviour is among it that costs seconds a time: a list that is merged, a throttled call */
export function sequence({ slow = false } = {}): fc.Arbitrary<Sequence> {
  const oneOf = <T>(quick: readonly T[], further: readonly T[] = []): fc.Arbitrary<T> =>
    fc.constantFrom(...quick, ...(slow ? further : []));
  const refused = oneOf<Pick<Switches, "banMuted" | "emptyList">>(
    [
      { banMuted: "ok", emptyList: "empty" },
      { banMuted: "ok", emptyList: "one-empty-id" },
      { banMuted: "ok", emptyList: "error" },
      { banMuted: "error", emptyList: "empty" },
    ],
    [
      { banMuted: "ok", emptyList: "as-omitted" },
      { banMuted: "error", emptyList: "error" },
    ],
  );
  const others = fc.record<Partial<Switches>>({
    banExceptUsers: oneOf(["replace"], ["merge", "merge-up-to-30"]),
    banWithoutExceptUsers: oneOf(["clear"], ["keep"]),
    modifyLists: oneOf(["replace"], ["merge"]),
    modifyOmitted: oneOf(["keep", "reset"]),
    unbanKeepsExempt: fc.boolean(),
    unbanNotMuted: oneOf(["ok", "error", "not-found"]),
    bandListShape: oneOf(["plain", "json-string", "nested", "wrapped", "repeated", "null", "absent"]),
    bandListOrder: oneOf(["insertion", "reversed"]),
    listForm: oneOf(["both", "joined", "numbered"]),
    bannedAllAsString: fc.boolean(),
    readLagReads: fc.constantFrom(0, 0, 0, 1, 2),
  });
  const switches = fc.tuple(refused, others).map(([some, all]) => ({ ...all, ...some }));
  return fc.record({ switches, steps: fc.array(step(slow), { minLength: 1, maxLength: 8 }) });
}
