import fc from "fast-check";

/* Mutes as state and program declare them, at a time within, before or after their windows. */

/** When the tests look. */
export const now = "2026-03-01T14:00:00+01:00";
const [earlier, later] = ["2026-03-01T12:00:00Z", "2026-03-01T22:00:00+08:00"];
/** Groups of a world. */
export const ids = ["hall", "__proto__", "0", "名前"];

export interface Declared {
  /** Left out beside a window. */
  readonly muted?: boolean;
  readonly exceptUsers: readonly string[];
  readonly mutedUsers: readonly string[];
  readonly mutedFrom?: string;
  readonly mutedUntil?: string;
}

/** What state has of a group: with `muted` as the run before found it, which may have been at another time. */
export type Stated = Declared & { readonly muted: boolean };

export const exempt = ["host", "__proto__", "1"];
export const raiders = ["raider", "constructor", "0", "'r'"];
const window = fc.constantFrom<Pick<Declared, "mutedFrom" | "mutedUntil">>(
  { mutedUntil: earlier },
  { mutedUntil: now },
  { mutedUntil: later },
  { mutedFrom: earlier },
  { mutedFrom: later },
  { mutedFrom: earlier, mutedUntil: later },
);
const users = fc.record({ exceptUsers: fc.subarray(exempt), mutedUsers: fc.subarray(raiders) });
const declared: fc.Arbitrary<Declared> = fc
  .tuple(users, fc.oneof(window, fc.record({ muted: fc.boolean() })))
  .map(([some, rest]) => ({ ...some, ...rest }));
export const stated: fc.Arbitrary<Stated> = fc
  .tuple(declared, fc.boolean())
  .map(([one, wasMuted]) => ({ ...one, muted: one.muted ?? wasMuted }));

/** A group in state and in the program; undefined where it is not there. */
export type Course = readonly [old: Stated | undefined, next: Declared | undefined];
export type Pair = readonly [old: Stated, next: Declared];
export const again = ({ muted, ...rest }: Stated): Declared => (hasWindow(rest) ? rest : { muted, ...rest });
/** As the run before has left it at the same time, so that nothing changes but what the program changes. */
const upToDate = stated.map((old): Stated => ({ ...old, muted: isMutedNow(old) }));
export const unchanged = upToDate.map((old): Pair => [old, again(old)]);
/** One user or two come or go in one list, and nothing else changes: a difference that no other one hides. */
export const fewUsers = fc
  .tuple(
    upToDate,
    fc.oneof(
      fc.record({
        list: fc.constant("exceptUsers" as const),
        few: fc.subarray(exempt, { minLength: 1, maxLength: 2 }),
      }),
      fc.record({
        list: fc.constant("mutedUsers" as const),
        few: fc.subarray(raiders, { minLength: 1, maxLength: 2 }),
      }),
    ),
  )
  .map(([old, { list, few }]): Pair => [old, { ...again(old), [list]: differing(old[list], few) }]);
export const pair = fc.oneof(
  fc.tuple(stated, declared),
  stated.map((old): Pair => [old, again(old)]),
  fewUsers,
);
export const course: fc.Arbitrary<Course> = fc.oneof(
  fc.tuple(fc.option(stated, { nil: undefined }), fc.option(declared, { nil: undefined })),
  pair,
);
export const worldOf = <Each>(each: fc.Arbitrary<Each>) =>
  fc.tuple(...ids.map(() => each)).map((all) => new Map(ids.map((id, index) => [id, all[index]!])));
/** A world in which one group is another than the others. */
export const oneOf = <Each>(one: fc.Arbitrary<Each>, others: fc.Arbitrary<Each>) =>
  fc
    .tuple(worldOf(others), fc.constantFrom(...ids), one)
    .map(([world, id, each]) => new Map([...world, [id, each] as const]));

export const hasWindow = ({ mutedFrom, mutedUntil }: Declared): boolean => (mutedFrom ?? mutedUntil) !== undefined;

export function isMutedNow({ muted, mutedFrom, mutedUntil }: Declared): boolean {
  if (mutedFrom === undefined && mutedUntil === undefined) return muted!;
  return mutedFrom !== later && (mutedUntil === undefined || mutedUntil === later);
}

/** Users who are in one of the lists alone. */
export function differing(some: readonly string[], others: readonly string[]): string[] {
  return [...some.filter((user) => !others.includes(user)), ...others.filter((user) => !some.includes(user))].sort();
}
