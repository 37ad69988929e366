import type { Emulator, Switches } from "alicloud-live-emulator";
import { ensureMute } from "../../../../provider/src/resources/mute/ensureMute";
import { lift } from "../../../../provider/src/resources/mute/lift";
import type * as ReadUntil from "../../../../provider/src/resources/mute/readUntil";
import { hidingUsers } from "../../../../provider/src/text/secretUsers";
import { writeCalls } from "../../../../tools/journal/writeCalls";
import { emulatorConfig, liveClient } from "../../../support/emulatorAccess";
import { expectMute } from "../../../support/expectMute";
import { type QuietEmulator, startQuietEmulator } from "./support/quietEmulator";

/* The waits between reads are left out: what counts is how many reads lag. */
jest.mock("../../../../provider/src/resources/mute/readUntil", () => {
  const actual = jest.requireActual<typeof ReadUntil>("../../../../provider/src/resources/mute/readUntil");
  const readUntil: typeof ReadUntil.readUntil = (read, isWanted, waits = actual.usualWaitsMs) =>
    actual.readUntil(
      read,
      isWanted,
      waits.map(() => 0),
    );
  return { ...actual, readUntil };
});

const [add, remove] = ["AddLiveMessageGroupBand", "RemoveLiveMessageGroupBand"] as const;
const [ban, modify, unban] = ["BanLiveMessageGroup", "ModifyLiveMessageGroupBand", "UnbanLiveMessageGroup"] as const;
const crowd = (count: number, name = "raider") => Array.from({ length: count }, (_, index) => `${name}${index}`).sort();

let emulator: Emulator;
/** Each test has a group of its own: what a process wrote without reading it back is noted by group. */
let group: { readonly appId: string; readonly groupId: string };
let groups = 0;
let quiet: QuietEmulator;
beforeEach(async () => {
  group = { appId: "app1", groupId: `group${groups++}` };
  quiet = await startQuietEmulator(group);
  ({ emulator } = quiet);
});
afterEach(() => quiet.close());

interface Scenario {
  readonly switches?: Partial<Switches>;
  /** Whether the group is muted, before and after. Default false. */
  readonly isMuted?: boolean;
  readonly wasMuted?: boolean;
  /** Who is muted one by one in the service. Default: those whom state says were. */
  readonly now?: readonly string[];
  /** Who was declared, and who is. */
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  /** Who is exempt before and after. */
  readonly exemptFrom?: readonly string[];
  readonly exemptTo?: readonly string[];
  readonly verify?: boolean;
}

async function run(scenario: Scenario): Promise<string[]> {
  const { switches = {}, from = [], now = from, to = [], exemptFrom = [], exemptTo = exemptFrom } = scenario;
  const { isMuted = false, wasMuted = isMuted, verify = true } = scenario;
  emulator.setMute(group.appId, group.groupId, { mutedAll: wasMuted, exempt: exemptFrom, muted: now });
  emulator.state.group(group.appId, group.groupId)!.unseen = [];
  Object.assign(emulator.switches, switches);
  const client = liveClient({ ...emulatorConfig(emulator), "livemessage:verify": String(verify) });
  await ensureMute(client, group, { muted: isMuted, exceptUsers: exemptTo, mutedUsers: to }, from);
  return writes();
}

function writes(): string[] {
  return writeCalls(emulator).map(({ operation }) => operation);
}

function expectMuted(muted: readonly string[], mutedAll = false): void {
  expectMute(emulator, group, { mutedAll, muted });
}

test("users are muted 30 a call, and freed so", async () => {
  expect(await run({ to: crowd(61) })).toEqual([add, add, add]);
  expectMuted(crowd(61));
  emulator.journal.clear();
  expect(await run({ from: crowd(61), to: crowd(1) })).toEqual([remove, remove]);
  expectMuted(crowd(1));
});

test("whoever is muted as declared, and whomever others have muted or freed, costs no write", async () => {
  expect(await run({ now: ["a", "b", "spam"], from: ["a", "gone"], to: ["a", "b"] })).toEqual([]);
  expectMuted(["a", "b", "spam"]);
});

test.each<[string, Scenario, string[]]>([
  ["one that is opened is opened after users are muted", { wasMuted: true, isMuted: false }, [add, unban, remove]],
  [
    "one of which the exempt users change keeps them until others are muted",
    { isMuted: true, exemptTo: ["host"] },
    [add, ban, remove],
  ],
])("%s", async (_, scenario, expected) => {
  expect(await run({ ...scenario, from: ["old"], to: ["new"] })).toEqual(expected);
  expectMuted(["new"], scenario.isMuted);
});

describe.each<[string, Partial<Switches>]>([
  ["errors for what holds already", { addMuted: "error", removeNotMuted: "error" }],
  ["not-found for who is not muted", { removeNotMuted: "not-found" }],
])("%s", (_, switches) => {
  test("after a lost answer", async () => {
    for (const operation of [add, remove]) emulator.faults.add({ operation, action: { type: "loseAnswer" }, count: 1 });
    expect(await run({ switches: { ...switches, readLagReads: 2 }, from: crowd(31), to: crowd(3, "new") })).toContain(
      remove,
    );
    expectMuted(crowd(3, "new"));
  });

  test("where reads lag behind what was written and not read back", async () => {
    await run({ to: ["a", "b"], verify: false });
    Object.assign(emulator.switches, { ...switches, readLagReads: 1 });
    const client = liveClient({ ...emulatorConfig(emulator), "livemessage:verify": "false" });
    await ensureMute(client, group, { muted: false, exceptUsers: [], mutedUsers: ["b", "c"] }, ["a", "b", "other"]);
    expectMuted(["b", "c"]);
  });
});

test("a group that is closed is closed while users are muted, and before others are freed", async () => {
  const written = await run({ wasMuted: false, isMuted: true, from: ["old"], to: ["new"] });
  expect([written.slice(0, 2).toSorted(), written.slice(2)]).toEqual([[add, ban], [remove]]);
  expectMuted(["new"], true);
});

test("a group is closed where users may not be muted, and that is told as written", async () => {
  emulator.faults.add({ operation: add, action: { type: "error", status: 403, code: "NoAuth" } });
  await expect(run({ wasMuted: false, isMuted: true, to: ["new"] })).rejects.toMatchObject({
    name: "NotAsWantedError",
  });
  expectMuted([], true);
});

test("a user whom another process has freed counts as freed, although reads lag behind that", async () => {
  const [{ appId, groupId }, before] = [group, { mutedAll: false, exempt: [], muted: ["a", "b"] }];
  emulator.setMute(appId, groupId, { ...before, muted: ["b"] });
  const lag = () => (emulator.state.group(appId, groupId)!.unseen = [{ before, until: 0, reads: 3 }]);
  emulator.switches.removeNotMuted = "not-found";
  const client = liveClient(emulatorConfig(emulator));
  lag();
  await ensureMute(client, group, { muted: false, exceptUsers: [], mutedUsers: ["b"] }, ["a", "b"]);
  expect(writes()).toEqual([remove]);
  lag();
  await lift(() => client, group, { muted: false, mutedUsers: ["a"] });
  expectMuted(["b"]);
});

test("a user who is refused keeps none of the others from being muted, and is told", async () => {
  const refused = { type: "error", status: 400, code: "InputInvalid", message: "raider7 is unknown" } as const;
  emulator.faults.add({ operation: add, action: refused, count: 1 });
  // The list, and then the eighth of its users.
  emulator.faults.add({ operation: add, action: refused, skip: 8, count: 1 });
  await expect(run({ to: crowd(10) })).rejects.toThrow("raider7 is unknown");
  expectMuted(crowd(10).filter((_, index) => index !== 8));
});

test.each(["joined", "numbered"] as const)("lists reach a service that reads them %s", async (listForm) => {
  await run({ switches: { listForm }, from: crowd(2, "old"), to: crowd(32) });
  expectMuted(crowd(32));
});

test("users are freed where a service takes the list for the id of one user", async () => {
  await run({ switches: { listForm: "numbered" }, from: crowd(3) });
  expectMuted([]);
});

test("users who do not show as muted are told", async () => {
  await expect(run({ switches: { bandListMax: 2 }, to: crowd(3) })).rejects.toThrow(
    /the service took the write \(RequestId .*\), but these users do not show as muted one by one: raider2\. /,
  );
  expect(writes()).toEqual([add]);
});

test("users who are a secret are counted where they do not show as muted", async () => {
  const muting = hidingUsers(crowd(3), () => run({ switches: { bandListMax: 2 }, to: crowd(3) }));
  await expect(muting).rejects.toThrow(/these users do not show as muted one by one: 1 user\. /);
});

test("a write that sets the whole mute keeps users of whom a read does not tell yet", async () => {
  const scenario = { isMuted: true, verify: false, exemptTo: ["host"], to: crowd(3) } as const;
  expect(await run({ ...scenario, switches: { banMuted: "error", readLagReads: 2 } })).toEqual([add, ban, modify]);
  expectMute(emulator, group, { mutedAll: true, exempt: ["host"], muted: crowd(3) });
});

test("what was muted before another write failed is told as written", async () => {
  emulator.faults.add({ operation: ban, action: { type: "error", status: 403, code: "NoAuth" } });
  await expect(run({ isMuted: true, exemptTo: ["host"], to: ["a"] })).rejects.toMatchObject({
    name: "NotAsWantedError",
  });
  expectMuted(["a"], true);
});
