import fc from "fast-check";
import type { FaultAction, Switches } from "alicloud-live-emulator";
import { faultActions, finalFaultActions } from "../support/faultActions";
import { appMutesNames, type Edit, type Group, type GroupEdit, groupMuteNames, type Window } from "./program";

/** Something that goes wrong during a run, for the calls on one group. */
export interface PlannedFault {
  readonly group: Group;
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
      /** What is changed in the program before. */
      readonly edit: Edit | undefined;
      /** How many hours have gone by before. */
      readonly hours: number;
      readonly refresh: boolean;
      /** Names of resources that are replaced whatever has changed. */
      readonly replace: readonly string[];
      readonly trouble: Trouble;
    }
  | {
      readonly kind: "destroy";
      /** Whether the program runs in it. */
      readonly runsProgram: boolean;
      readonly trouble: Trouble;
    }
  | {
      readonly kind: "drift";
      readonly group: Group;
      readonly mutedAll: boolean;
      readonly exempt: readonly string[];
      readonly muted: readonly string[];
    };

/** What is played: the service's undocumented ways, and what happens one after the other. */
export interface Sequence {
  readonly switches: Partial<Switches>;
  readonly steps: readonly Step[];
}

/** Groups of one id in two apps are two groups. */
export const groups: readonly Group[] = [
  ...["hall", "__proto__", "名前", "a/b"].map((id) => ({ app: "app1", id })),
  ...["hall", "lobby"].map((id) => ({ app: "app2", id })),
];
export const apps = [...new Set(groups.map(({ app }) => app))];
const names = [...groupMuteNames, ...appMutesNames];
const users = ["host", "mod1", "__proto__", "0", "'q'"];
/** Whom programs mute one by one, and moderators as well. */
const raiders = ["raider", "constructor", "1", "'r'"];
/** More than one call takes. */
const crowd = Array.from({ length: 33 }, (_, index) => `crowd${index}`);

/** What each fault of a plan does. */
export const plannedActions: Readonly<Record<string, FaultAction>> = { ...faultActions, ...finalFaultActions };

/** A call that arrives when its program is long over can do anything, and no client can help it. */
const beyondHelp = ["a late call"];
/** After these a program goes on slowly, for good reason. */
const slowFaults = ["throttled", "throttled with a hint"];

const someUsers = fc.subarray(users);
const someRaiders = fc.oneof(
  { weight: 4, arbitrary: fc.constant([]) },
  { weight: 5, arbitrary: fc.subarray(raiders) },
  { weight: 1, arbitrary: fc.nat({ max: 4 }).map((from) => ["raider", ...crowd.slice(from)]) },
);
/** Whom moderators have muted: of those whom programs mute, and others. */
const mutedByModerators = fc
  .tuple(fc.subarray(["troll", "host"]), someRaiders)
  .map(([others, declared]) => [...others, ...declared]);

const owner = fc.oneof(
  { weight: 1, arbitrary: fc.constant(undefined) },
  { weight: 2, arbitrary: fc.constantFrom(...groupMuteNames) },
  { weight: 3, arbitrary: fc.constantFrom(...appMutesNames) },
);
const hour = fc.nat({ max: 6 });
const window: fc.Arbitrary<Window | undefined> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.record({ from: hour }) },
  { weight: 1, arbitrary: fc.record({ until: hour }) },
  { weight: 2, arbitrary: fc.tuple(hour, hour).map(([from, length]) => ({ from, until: from + length + 1 })) },
);
const mute = {
  window,
  muted: fc.nat({ max: 4 }).map((number) => number < 4),
  users: someUsers,
  mutedUsers: someRaiders,
  retained: fc.nat({ max: 5 }).map((number) => number === 5),
};

const placed = (group: Group): fc.Arbitrary<GroupEdit> => fc.record({ group: fc.constant(group), owner, ...mute });

/** A group goes to another resource as it is, or becomes another one where it is, or both. */
const edited = (group: Group): fc.Arbitrary<GroupEdit> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ group: fc.constant(group), owner }) },
    { weight: 2, arbitrary: fc.record({ group: fc.constant(group), ...mute }) },
    { weight: 1, arbitrary: placed(group) },
  );

const appOfMutes = fc.oneof(
  { weight: 5, arbitrary: fc.constant(apps[0]) },
  { weight: 2, arbitrary: fc.constant(apps[1]) },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

/** A program from scratch. */
const wholeProgram: fc.Arbitrary<Edit> = fc.record({
  groups: fc.tuple(...groups.map(placed)),
  apps: fc.record(Object.fromEntries(appMutesNames.map((name) => [name, appOfMutes]))),
  order: fc.shuffledSubarray(names, { minLength: names.length }),
});

/** The same, or a few changes. */
const someEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 1, arbitrary: wholeProgram },
  {
    weight: 3,
    arbitrary: fc.record({
      groups: fc.subarray([...groups], { minLength: 1, maxLength: 3 }).chain((some) => fc.tuple(...some.map(edited))),
      apps: fc.constant({}),
      order: fc.constant(undefined),
    }),
  },
);

/** @param of the groups whose calls are hit */
function trouble(slow: boolean, of: readonly Group[] = groups): fc.Arbitrary<Trouble> {
  const faults = Object.keys(plannedActions).filter(
    (name) => !beyondHelp.includes(name) && (slow || !slowFaults.includes(name)),
  );
  const fault = fc.record({
    group: fc.constantFrom(...of),
    fault: fc.constantFrom(...faults),
    skip: fc.constantFrom(0, 0, 1, 2, 3),
    count: fc.constantFrom(1, 2, undefined, undefined),
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

/** Trouble is with the groups that change, as a rule: it is what a run does with these that can go wrong. */
function up(slow: boolean, edit: Edit | undefined): fc.Arbitrary<Step> {
  const changed = edit?.groups.map(({ group }) => group) ?? groups;
  return fc.record({
    kind: fc.constant("up" as const),
    edit: fc.constant(edit),
    hours: fc.constantFrom(0, 0, 1, 2),
    refresh: fc.boolean(),
    replace: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray(names) }),
    trouble: fc.oneof({ weight: 2, arbitrary: trouble(slow, changed) }, { weight: 1, arbitrary: trouble(slow) }),
  });
}

function step(slow: boolean): fc.Arbitrary<Step> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.option(someEdit, { nil: undefined, freq: 4 }).chain((each) => up(slow, each)) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("destroy" as const),
        runsProgram: fc.boolean(),
        trouble: trouble(slow),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant("drift" as const),
        group: fc.constantFrom(...groups),
        mutedAll: fc.boolean(),
        exempt: someUsers,
        muted: mutedByModerators,
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
    addMuted: oneOf(["ok", "error"]),
    removeNotMuted: oneOf(["ok", "error", "not-found"]),
    bandListShape: oneOf(["plain", "json-string", "nested", "wrapped", "repeated", "null", "absent"]),
    bandListOrder: oneOf(["insertion", "reversed"]),
    listForm: oneOf(["both", "joined", "numbered"]),
    bannedAllAsString: fc.boolean(),
    readLagReads: fc.constantFrom(0, 0, 0, 1, 2),
  });
  const switches = fc.tuple(refused, others).map(([some, all]) => ({ ...all, ...some }));
  const first = wholeProgram.chain((program) => up(slow, program));
  const steps = fc.tuple(first, fc.array(step(slow), { maxLength: 8 })).map(([one, more]) => [one, ...more]);
  return fc.record({ switches, steps });
}
