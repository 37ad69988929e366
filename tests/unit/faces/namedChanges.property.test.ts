import { type Emulator, startEmulator } from "alicloud-live-emulator";
import fc from "fast-check";
import { configureAccount } from "../../../provider/src/faces/account";
import { serve } from "../../../provider/src/faces/dynamic/serve";
import { resourceOfPlugin } from "../../../provider/src/faces/plugin/resourceOfPlugin";
import { toKey } from "../../../provider/src/properties/mapKeys";
import { appMutes } from "../../../provider/src/resources/appMutes/appMutes";
import { groupMute } from "../../../provider/src/resources/groupMute/groupMute";
import { emulatorConfig } from "../../support/emulatorAccess";
import { changesAt, differingPlaces, type GroupChanges, type Place, placeOf } from "./support/namedChanges";

/*
 * A preview and a refresh name exactly the groups and the users that change, through both faces: with users muted one by
 * one, and with windows that began or ended since the last run.
 */

const appId = "app1";
const [earlier, now, later] = ["2026-03-01T12:00:00Z", "2026-03-01T14:00:00+01:00", "2026-03-01T22:00:00+08:00"];
const ids = ["hall", "__proto__", "0", "名前"];
type Values = Record<string, unknown>;

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

interface Declared {
  /** Left out beside a window. */
  readonly muted?: boolean;
  readonly exceptUsers: readonly string[];
  readonly mutedUsers: readonly string[];
  readonly mutedFrom?: string;
  readonly mutedUntil?: string;
}

/** What state has of a group: with `muted` as the run before found it, which may have been at another time. */
type Stated = Declared & { readonly muted: boolean };

const exempt = ["host", "__proto__", "1"];
const raiders = ["raider", "constructor", "0", "'r'"];
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
const stated: fc.Arbitrary<Stated> = fc
  .tuple(declared, fc.boolean())
  .map(([one, wasMuted]) => ({ ...one, muted: one.muted ?? wasMuted }));

/** A group in state and in the program; undefined where it is not there. */
type Course = readonly [old: Stated | undefined, next: Declared | undefined];
type Pair = readonly [old: Stated, next: Declared];
const again = ({ muted, ...rest }: Stated): Declared => (hasWindow(rest) ? rest : { muted, ...rest });
/** As the run before has left it at the same time, so that nothing changes but what the program changes. */
const upToDate = stated.map((old): Stated => ({ ...old, muted: isMutedNow(old) }));
const unchanged = upToDate.map((old): Pair => [old, again(old)]);
/** One user or two come or go in one list, and nothing else changes: a difference that no other one hides. */
const fewUsers = fc
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
const pair = fc.oneof(
  fc.tuple(stated, declared),
  stated.map((old): Pair => [old, again(old)]),
  fewUsers,
);
const course: fc.Arbitrary<Course> = fc.oneof(
  fc.tuple(fc.option(stated, { nil: undefined }), fc.option(declared, { nil: undefined })),
  pair,
);
const worldOf = <Each>(each: fc.Arbitrary<Each>) =>
  fc.tuple(...ids.map(() => each)).map((all) => new Map(ids.map((id, index) => [id, all[index]!])));
/** A world in which one group is another than the others. */
const oneOf = <Each>(one: fc.Arbitrary<Each>, others: fc.Arbitrary<Each>) =>
  fc
    .tuple(worldOf(others), fc.constantFrom(...ids), one)
    .map(([world, id, each]) => new Map([...world, [id, each] as const]));

const hasWindow = ({ mutedFrom, mutedUntil }: Declared): boolean => (mutedFrom ?? mutedUntil) !== undefined;

function isMutedNow({ muted, mutedFrom, mutedUntil }: Declared): boolean {
  if (mutedFrom === undefined && mutedUntil === undefined) return muted!;
  return mutedFrom !== later && (mutedUntil === undefined || mutedUntil === later);
}

/** How a face checks, compares and reads. */
interface Face {
  check(olds: Values, args: Values): Promise<Values>;
  places(olds: Values, news: Values): Promise<{ changes: boolean; places: Place[] }>;
  read(id: string, state: Values): Promise<Values | undefined>;
}

function dynamicFace(type: typeof groupMute | typeof appMutes): Face {
  const served = serve(type as typeof groupMute);
  return {
    check: async (olds, args) => (await served.check(olds, args)).inputs as Values,
    places: async (olds, news) => ({
      changes: (await served.diff("id", olds, news)).changes === true,
      places: differingPlaces(olds, news),
    }),
    read: async (id, state) => (await served.read(id, state)).inputs,
  };
}

function pluginFace(type: typeof groupMute | typeof appMutes): Face {
  const resource = resourceOfPlugin(type as typeof groupMute);
  const open = (plain: Values) => ({ plain, secrets: new Set<string>() });
  const places = (olds: Values, news: Values) => {
    const { changes, detailed } = resource.diff(open(olds), open(news));
    return { changes, places: [...detailed].map(placeOf) };
  };
  return {
    check: (olds, args) => Promise.resolve(resource.check(open(olds), open(args)).inputs),
    places: (olds, news) => Promise.resolve(places(olds, news)),
    read: async (id, state) => (await resource.read(id, open(state)))?.inputs,
  };
}

/** State as a run before has left it: its checked arguments, with `muted` of that time. */
async function stateOf(face: Face, group: Values, { muted, ...mute }: Stated): Promise<Values> {
  return { ...(await face.check({}, { ...group, ...again({ muted, ...mute }) })), muted };
}

const sorted = (some: Iterable<string>): string[] => [...some].sort();
const differing = (some: readonly string[], others: readonly string[]): string[] =>
  sorted([...some.filter((user) => !others.includes(user)), ...others.filter((user) => !some.includes(user))]);

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
