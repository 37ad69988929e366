import { type Emulator, startEmulator } from "alicloud-live-emulator";
import fc from "fast-check";
import { configureAccount } from "../../../provider/src/faces/account";
import { toKey } from "../../../provider/src/properties/mapKeys";
import { appMutes } from "../../../provider/src/resources/appMutes/appMutes";
import { groupMute } from "../../../provider/src/resources/groupMute/groupMute";
import { emulatorConfig } from "../../support/emulatorAccess";
import { dynamicFace, type Face, pluginFace, type Values } from "./support/bothFaces";
import {
  again,
  type Course,
  course,
  type Declared,
  differing,
  exempt,
  fewUsers,
  hasWindow,
  ids,
  isMutedNow,
  now,
  oneOf,
  type Pair,
  pair,
  raiders,
  type Stated,
  stated,
  unchanged,
  worldOf,
} from "./support/mutesInTime";
import { changesAt, type GroupChanges } from "./support/namedChanges";

/*
 * A preview and a refresh name exactly the groups and the users that change, through both faces: with users muted one by
 * one, and with windows that began or ended since the last run.
 */

const appId = "app1";

let emulator: Emulator;
let printed: jest.SpyInstance<void, Parameters<typeof console.log>>;
beforeAll(async () => {
  process.env.LIVEMESSAGE_NOW = now;
  printed = jest.spyOn(console, "log").mockImplementation();
  emulator = await startEmulator({ quota: false });
  emulator.createApp({ appId });
  for (const id of ids) emulator.createGroup(appId, id);
  const config = emulatorConfig(emulator);
  configureAccount((name) => config[name]);
});
afterAll(async () => {
  delete process.env.LIVEMESSAGE_NOW;
  printed.mockRestore();
  await emulator.close();
});

/** State as a run before has left it: its checked arguments, with `muted` of that time. */
async function stateOf(face: Face, group: Values, { muted, ...mute }: Stated): Promise<Values> {
  return { ...(await face.check({}, { ...group, ...again({ muted, ...mute }) })), muted };
}

interface Shown {
  readonly muted: boolean;
  readonly exceptUsers: readonly string[];
  readonly mutedUsers: readonly string[];
  readonly mutedFrom?: string | undefined;
  readonly mutedUntil?: string | undefined;
}

function changesBetween(old: Shown, next: Shown): GroupChanges | undefined {
  const [someExempt, someMuted] = [
    differing(old.exceptUsers, next.exceptUsers),
    differing(old.mutedUsers, next.mutedUsers),
  ];
  const changes: GroupChanges = {
    ...(old.muted === next.muted ? {} : { muted: true }),
    ...(old.mutedFrom === next.mutedFrom && old.mutedUntil === next.mutedUntil ? {} : { window: true }),
    ...(someExempt.length === 0 ? {} : { exempt: someExempt }),
    ...(someMuted.length === 0 ? {} : { mutedOneByOne: someMuted }),
  };
  return Object.keys(changes).length === 0 ? undefined : changes;
}

const defined = (entries: readonly (readonly [string, GroupChanges | undefined])[]): Map<string, GroupChanges> =>
  new Map(entries.flatMap(([id, each]) => (each === undefined ? [] : [[id, each]])));

/** Nobody is exempt in an entry of an AppMutes that is open and has no window. */
const inEntry = (shown: Shown): Shown =>
  shown.muted || hasWindow(shown as Declared) ? shown : { ...shown, exceptUsers: [] };
const wanted = (next: Declared): Shown => ({ ...next, muted: isMutedNow(next) });

/** Who may speak in a group now, whatever was declared. */
const live = fc.record({
  mutedAll: fc.boolean(),
  exempt: fc.subarray(exempt),
  muted: fc.subarray([...raiders, "spam"]),
});
type Live = typeof live extends fc.Arbitrary<infer T> ? T : never;

/** What state has and what is there, as the program of a pair would have it. */
const liveAs = ([old, { exceptUsers, mutedUsers }]: Pair): readonly [Stated, Live] => [
  old,
  { mutedAll: old.muted, exempt: [...exceptUsers], muted: [...mutedUsers] },
];

/** What a refresh finds: whom moderators have muted is no change, and the exempt users of an open group are not read. */
const found = (old: Stated, { mutedAll, exempt: exceptUsers, muted }: Live): Shown => ({
  ...old,
  muted: mutedAll,
  exceptUsers: mutedAll ? exceptUsers : old.exceptUsers,
  mutedUsers: old.mutedUsers.filter((user) => muted.includes(user)),
});

const faces = { "dynamic provider": dynamicFace, plugin: pluginFace };

describe.each(Object.entries(faces))("%s", (_, faceOf) => {
  const [ofGroup, ofApp] = [faceOf(groupMute), faceOf(appMutes)];
  const group = (groupId: string): Values => ({ appId, groupId });

  test("GroupMute: a preview", () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...ids), pair, async (id, [old, wants]) => {
        const olds = await stateOf(ofGroup, group(id), old);
        const news = await ofGroup.check(olds, { ...group(id), ...wants });
        const { changes, places } = await ofGroup.places(olds, news);
        const expected = defined([[id, changesBetween(old, wanted(wants))]]);
        expect({ changes, named: changesAt(places, olds, news, id) }).toEqual({
          changes: expected.size > 0,
          named: expected,
        });
      }),
      { numRuns: 300 },
    ));

  const entriesOf = async (world: readonly (readonly [string, Stated | undefined])[]): Promise<Values> => {
    const groups: Values = {};
    for (const [id, old] of world) {
      if (old === undefined) continue;
      const { groups: entry } = await ofApp.check({}, { appId, groups: { [toKey(id)]: again(old) } });
      const stored = (entry as Values)[toKey(id)] as Values;
      groups[toKey(id)] = hasWindow(old) ? { ...stored, muted: old.muted } : stored;
    }
    return { appId, groups };
  };

  test("AppMutes: a preview", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(worldOf(course), oneOf<Course>(fewUsers, unchanged)), async (world) => {
        const olds = await entriesOf([...world].map(([id, [old]]) => [id, old]));
        const groups = [...world].flatMap(([id, [, next]]) => (next === undefined ? [] : [[toKey(id), next] as const]));
        const news = await ofApp.check(olds, { appId, groups: Object.fromEntries(groups) });
        const { changes, places } = await ofApp.places(olds, news);
        const expected = defined(
          [...world].map(([id, [old, next]]) => {
            if (old === undefined || next === undefined) return [id, old === next ? undefined : { whole: true }];
            return [id, changesBetween(inEntry(old), inEntry(wanted(next)))];
          }),
        );
        expect({ changes, named: changesAt(places, olds, news) }).toEqual({
          changes: expected.size > 0,
          named: expected,
        });
      }),
      { numRuns: 150 },
    ));

  const setLive = (id: string, { mutedAll, exempt: exceptUsers, muted }: Live) =>
    emulator.setMute(appId, id, { mutedAll, exempt: mutedAll ? exceptUsers : [], muted });

  test("GroupMute: drift", () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ids),
        fc.oneof(fc.tuple(stated, live), fewUsers.map(liveAs)),
        async (id, [old, mute]) => {
          setLive(id, mute);
          const olds = await stateOf(ofGroup, group(id), old);
          const read = (await ofGroup.read(`${appId}/${id}`, olds))!;
          const { changes, places } = await ofGroup.places(olds, read);
          const expected = defined([[id, changesBetween(old, found(old, mute))]]);
          expect({ changes, named: changesAt(places, olds, read, id) }).toEqual({
            changes: expected.size > 0,
            named: expected,
          });
        },
      ),
      { numRuns: 50 },
    ));

  test("AppMutes: drift, with groups that were deleted", () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          { weight: 1, arbitrary: worldOf(fc.tuple(stated, fc.option(live, { nil: undefined }))) },
          {
            weight: 3,
            arbitrary: oneOf<readonly [Stated, Live | undefined]>(fewUsers.map(liveAs), unchanged.map(liveAs)),
          },
        ),
        async (world) => {
          for (const [id, [, mute]] of world) {
            if (mute === undefined) emulator.state.group(appId, id)!.delete(Date.now());
            else {
              emulator.state.group(appId, id)!.recover();
              setLive(id, mute);
            }
          }
          const olds = await entriesOf([...world].map(([id, [old]]) => [id, old]));
          const read = (await ofApp.read(appId, olds))!;
          for (const id of ids) emulator.state.group(appId, id)!.recover();
          const { changes, places } = await ofApp.places(olds, read);
          const expected = defined(
            [...world].map(([id, [old, mute]]) => [
              id,
              mute === undefined ? { whole: true } : changesBetween(inEntry(old), inEntry(found(old, mute))),
            ]),
          );
          expect({ changes, named: changesAt(places, olds, read) }).toEqual({
            changes: expected.size > 0,
            named: expected,
          });
        },
      ),
      { numRuns: 60 },
    ));
});
