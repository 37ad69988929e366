import fc from "fast-check";
import type { Switches } from "alicloud-live-emulator";

/** A group of a program, with its mute where it has one. */
export interface DeclaredGroup {
  readonly info: string;
  readonly administrators: readonly string[];
  readonly adopt: boolean;
  readonly recover: boolean;
  /** Who may speak in it while it is muted; undefined: the program declares no mute. */
  readonly exempt: readonly string[] | undefined;
}

/** What a program declares, by the id of the group. */
export type GroupProgram = Readonly<Record<string, DeclaredGroup | undefined>>;

/** What goes wrong with a run. */
export interface GroupTrouble {
  readonly fault:
    { readonly group: string; readonly kind: string; readonly skip: number; readonly once: boolean } | undefined;
  /** The provider process is killed when the service has had so many calls of the run. */
  readonly killAfter: number | undefined;
}

/** What somebody else does with a group. */
export const deeds = ["make", "delete", "recover", "lift", "edit"] as const;

export type GroupStep =
  | {
      readonly kind: "up";
      /** Undefined: that of before. */
      readonly program: GroupProgram | undefined;
      readonly refresh: boolean;
      readonly trouble: GroupTrouble;
    }
  | { readonly kind: "destroy"; readonly trouble: GroupTrouble }
  | { readonly kind: "elsewhere"; readonly group: string; readonly deed: (typeof deeds)[number] };

/** What is played: the service's undocumented ways, and what happens one after the other. */
export interface GroupSequence {
  readonly switches: Partial<Switches>;
  readonly steps: readonly GroupStep[];
}

export const groupIds = ["hall", "__proto__", "名前"];
const faultKinds = ["an error of the server", "a closed connection", "a lost answer", "a denial"];
const often = fc.nat({ max: 3 }).map((number) => number > 0);

const declaredGroup: fc.Arbitrary<DeclaredGroup> = fc.record({
  info: fc.constantFrom("", "welcome"),
  administrators: fc.subarray(["mod1", "__proto__"]),
  adopt: often,
  recover: often,
  exempt: fc.option(fc.subarray(["host", "guest"]), { nil: undefined, freq: 4 }),
});

const program: fc.Arbitrary<GroupProgram> = fc
  .tuple(...groupIds.map((id) => fc.tuple(fc.constant(id), fc.option(declaredGroup, { nil: undefined, freq: 3 }))))
  .map((groups) => Object.fromEntries(groups));

const trouble: fc.Arbitrary<GroupTrouble> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ fault: undefined, killAfter: undefined }) },
  {
    weight: 3,
    arbitrary: fc.record({
      fault: fc.record({
        group: fc.constantFrom(...groupIds),
        kind: fc.constantFrom(...faultKinds),
        skip: fc.nat({ max: 5 }),
        once: fc.boolean(),
      }),
      killAfter: fc.constant(undefined),
    }),
  },
  { weight: 1, arbitrary: fc.record({ fault: fc.constant(undefined), killAfter: fc.nat({ max: 14 }) }) },
);

const step: fc.Arbitrary<GroupStep> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("up" as const),
      program: fc.option(program, { nil: undefined, freq: 2 }),
      refresh: often,
      trouble,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("destroy" as const), trouble }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("elsewhere" as const),
      group: fc.constantFrom(...groupIds),
      deed: fc.constantFrom(...deeds, "delete", "delete"),
    }),
  },
);

const switches: fc.Arbitrary<Partial<Switches>> = fc.record({
  createExisting: fc.constantFrom("ignored", "applied"),
  createFlags: fc.constantFrom("false", "absent"),
  deleteUnknownGroup: fc.constantFrom("ok", "error"),
  recoverLiveGroup: fc.constantFrom("ok", "error", "not-found"),
  callsOnDeletedGroup: fc.constantFrom("not-found", "ok"),
  bandOnDeletedGroup: fc.constantFrom("not-found", "read-only", "ok"),
  recoverKeepsMute: fc.boolean(),
  unbanNotMuted: fc.constantFrom("ok", "error", "not-found"),
});

export const groupSequence: fc.Arbitrary<GroupSequence> = fc.record({
  switches,
  steps: fc.array(step, { minLength: 1, maxLength: 8 }),
});
