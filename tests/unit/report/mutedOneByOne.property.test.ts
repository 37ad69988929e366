import fc from "fast-check";
import { appMutesDescription } from "../../../provider/src/properties/appMutes";
import { groupMuteDescription } from "../../../provider/src/properties/groupMute";
import { toKey } from "../../../provider/src/properties/mapKeys";
import { toUserMap } from "../../../provider/src/properties/userMap";
import type { PreviewStep } from "../../../provider/src/report/previewDigest";
import { reportSpeech } from "../../../provider/src/report/speechReport";

/* The report names exactly the groups that change, and the users who are muted and freed one by one in each of them. */

const mute = fc.record({
  muted: fc.boolean(),
  exceptUsers: fc.subarray(["host", "mod1"]),
  mutedUsers: fc.subarray(["raider", "__proto__", "0", "'r'"]),
  mutedUntil: fc.constantFrom(undefined, "2026-03-01T20:00:00+08:00", "2027-03-01T20:00:00+08:00"),
});
type Mute = typeof mute extends fc.Arbitrary<infer T> ? T : never;

/** A group in state and in the program; undefined where it is not there. */
type Course = readonly [old: Mute | undefined, next: Mute | undefined];
const ids = ["hall", "__proto__", "0", "名前"];
const course = fc.oneof(
  fc.tuple(fc.option(mute, { nil: undefined }), fc.option(mute, { nil: undefined })),
  mute.map((same): Course => [same, same]),
);
const world = fc
  .tuple(...ids.map(() => course))
  .map((courses) => new Map(ids.map((id, index) => [id, courses[index]!])));

/** In an entry of state an open group without a window has no exempt users. */
function stateOf({ muted, exceptUsers, mutedUsers, mutedUntil }: Mute) {
  return {
    muted,
    exceptUsers: toUserMap(muted || mutedUntil !== undefined ? exceptUsers : []),
    ...(mutedUsers.length === 0 ? {} : { mutedUsers: toUserMap(mutedUsers) }),
    ...(mutedUntil === undefined ? {} : { mutedUntil }),
  };
}

type Values = Record<string, unknown>;

function step(type: string, name: string, olds?: Values, news?: Values): PreviewStep {
  const of = (inputs: Values) => ({ type, inputs, outputs: inputs });
  const isSame = JSON.stringify(olds) === JSON.stringify(news);
  return {
    op: olds === undefined ? "create" : news === undefined ? "delete" : isSame ? "same" : "update",
    urn: `urn:pulumi:dev::event::${type}::${name}`,
    ...(olds && { oldState: of(olds) }),
    ...(news && { newState: of(news) }),
  };
}

function ofGroupMutes(groups: ReadonlyMap<string, Course>): PreviewStep[] {
  const properties = (groupId: string, one: Mute | undefined) => one && { appId: "app1", groupId, ...stateOf(one) };
  return [...groups].flatMap(([id, [old, next]]) =>
    old || next ? [step(groupMuteDescription.token, id, properties(id, old), properties(id, next))] : [],
  );
}

function ofAppMutes(groups: ReadonlyMap<string, Course>): PreviewStep[] {
  const properties = (side: 0 | 1) => ({
    appId: "app1",
    groups: Object.fromEntries(
      [...groups].flatMap(([id, sides]) => (sides[side] ? [[toKey(id), stateOf(sides[side])]] : [])),
    ),
  });
  return [step(appMutesDescription.token, "event", properties(0), properties(1))];
}

const added = (before: Mute | undefined, after: Mute | undefined): string[] =>
  (after?.mutedUsers ?? []).filter((user) => before?.mutedUsers.includes(user) !== true);

test.each([
  ["GroupMute", ofGroupMutes],
  ["AppMutes", ofAppMutes],
])("%s", (_, stepsOf) => {
  fc.assert(
    fc.property(world, (groups) => {
      const report = reportSpeech({ steps: stepsOf(groups) });
      const told = new Map(report.groups.map((group) => [group.groupId, group]));
      for (const [id, [old, next]] of groups) {
        const isSame = JSON.stringify(old && stateOf(old)) === JSON.stringify(next && stateOf(next));
        if (isSame) expect({ id, told: told.get(id) }).toEqual({ id, told: undefined });
        const { muted, freed } = told.get(id)?.mutedOneByOne ?? {};
        const users = (people: typeof muted) => (people?.kind === "users" ? people.users.toSorted() : []);
        expect({ id, muted: users(muted), freed: users(freed) }).toEqual({
          id,
          muted: added(old, next).toSorted(),
          freed: added(next, old).toSorted(),
        });
      }
    }),
    { numRuns: 500 },
  );
});
