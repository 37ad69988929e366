import type { Emulator, Switches } from "alicloud-live-emulator";
import { ensureMute } from "../../../../provider/src/resources/mute/ensureMute";
import { ensureOpen } from "../../../../provider/src/resources/mute/ensureOpen";
import type * as ReadUntil from "../../../../provider/src/resources/mute/readUntil";
import type { LiveClient } from "../../../../provider/src/live/liveClient";
import { afterUnbroken } from "../../../../provider/src/lifecycle/unbroken";
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

const [ban, modify, unban] = ["BanLiveMessageGroup", "ModifyLiveMessageGroupBand", "UnbanLiveMessageGroup"] as const;
const group = { appId: "app1", groupId: "hall" };
const trolls = ["troll1", "troll2"];
const crowd = Array.from({ length: 31 }, (_, index) => `troll${index}`).sort();
const add = "AddLiveMessageGroupBand";
const denied = { type: "error", status: 403, code: "NoAuth" } as const;

let emulator: Emulator;
let quiet: QuietEmulator;
beforeEach(async () => {
  quiet = await startQuietEmulator(group);
  ({ emulator } = quiet);
});
afterEach(() => quiet.close());

interface Scenario {
  readonly switches?: Partial<Switches>;
  /** Who is exempt before and who is to be. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly muted?: readonly string[];
  readonly verify?: boolean;
}

/** Mutes a group that is muted, and answers which writes came to the service. */
async function mute({ switches = {}, from, to, muted = ["troll"], verify = true }: Scenario): Promise<string[]> {
  Object.assign(emulator.switches, switches);
  emulator.setMute(group.appId, group.groupId, { mutedAll: true, exempt: from, muted });
  await ensureMute(client(verify), group, { muted: true, exceptUsers: to });
  return writes();
}

function client(verify = true): LiveClient {
  return liveClient({ ...emulatorConfig(emulator), "livemessage:verify": String(verify) });
}

function writes(): string[] {
  return writeCalls(emulator).map(({ operation }) => operation);
}

function expectHall(exempt: readonly string[], muted: readonly string[] = ["troll"]): void {
  expectMute(emulator, group, { mutedAll: true, exempt, muted });
}

describe("reads that lag for long", () => {
  test("users muted one by one survive a list that the service takes for one id", async () => {
    const switches = { banMuted: "error", listForm: "numbered", readLagReads: 8 } as const;
    expect(await mute({ switches, from: ["host"], to: ["mod"], muted: trolls })).toEqual([ban, modify, modify]);
    expectHall(["mod"], trolls);
  });

  test("a list that the service takes for one id is no reason to open the group", async () => {
    const switches = { banMuted: "error", listForm: "numbered", readLagReads: 8 } as const;
    expect(await mute({ switches, from: ["host"], to: ["host", "mod"] })).toEqual([ban, modify, modify]);
    expectHall(["host", "mod"]);
  });

  test("nor where more users are muted one by one than a call can set", async () => {
    const switches = { listForm: "numbered", readLagReads: 8 } as const;
    expect(await mute({ switches, from: ["host"], to: ["host", "mod"], muted: crowd })).toEqual([ban, ban]);
    expectHall(["host", "mod"], crowd);
  });

  test("a write before the last one that shows late is no reason either", async () => {
    const switches = { banExceptUsers: "merge", readLagReads: 10 } as const;
    expect(await mute({ switches, from: ["host"], to: ["mod"] })).toEqual([ban, modify]);
    expectHall(["mod"]);
  });
});

test("users muted one by one whom the service frees are told", async () => {
  emulator.journal.listen((entry) => {
    if (entry.kind !== "call" || entry.operation !== modify) return;
    emulator.setMute(group.appId, group.groupId, { muted: ["other"] });
  });
  await expect(mute({ switches: { banMuted: "error" }, from: ["host"], to: ["mod"] })).rejects.toThrow(
    "users who were muted one by one are so no more: troll. Mute them again.",
  );
});

test("a list that another write has just muted as one id is not muted again", async () => {
  expect(await mute({ switches: { banMuted: "error" }, from: ["host"], to: ["mod"], muted: ["a,b", "troll"] })).toEqual(
    [ban, modify],
  );
  expectHall(["mod"], ["troll"]);
});

test("thirty users muted one by one survive a list that takes a second call", async () => {
  const switches = { banExceptUsers: "merge", modifyOmitted: "reset" } as const;
  const muted = crowd.slice(0, 30);
  expect(await mute({ switches, from: ["old"], to: ["host"], muted })).toEqual([ban, modify]);
  expectHall(["host"], muted);
});

describe("more users are muted one by one than the call takes that sets the whole mute", () => {
  const refused = { banMuted: "error" } as const;
  /** Those whom a call has let speak although they were muted one by one. */
  function heard(): string[] {
    const effects = emulator.journal.calls().flatMap(({ applied, effect }) => (applied && effect ? [effect] : []));
    return crowd.filter((user) =>
      effects.some(({ mutedAll, exempt, muted }) => !muted.includes(user) && (!mutedAll || exempt.includes(user))),
    );
  }

  test.each<[string, Scenario, string[]]>([
    ["the list that is left out stays", { switches: refused, from: [], to: ["host"] }, []],
    [
      "the list that is left out is emptied",
      { switches: { ...refused, modifyOmitted: "reset" }, from: [], to: ["host"] },
      [add],
    ],
    ["one of them is exempt", { switches: { ...refused, modifyOmitted: "reset" }, from: [], to: ["troll3"] }, [add]],
    ["one of them was exempt", { switches: refused, from: ["troll3"], to: ["host"] }, [add]],
    [
      "exempt users stay",
      { switches: { banExceptUsers: "merge", modifyOmitted: "reset" }, from: ["old"], to: ["host"] },
      [add],
    ],
    [
      "a muted user is an error",
      { switches: { ...refused, modifyOmitted: "reset", addMuted: "error" }, from: [], to: ["host"] },
      [add],
    ],
    ["lists are numbered", { switches: { ...refused, listForm: "numbered" }, from: ["old"], to: ["host", "mod"] }, []],
    ["reads lag", { switches: { ...refused, modifyOmitted: "reset", readLagReads: 8 }, from: [], to: ["host"] }, [add]],
    [
      "nothing is read back",
      { switches: { ...refused, modifyOmitted: "reset" }, from: [], to: ["host"], verify: false },
      [add],
    ],
  ])("%s: nobody can speak meanwhile, and all stay muted", async (_, scenario, again) => {
    const written = await mute({ ...scenario, muted: crowd });
    expect(written).not.toContain(unban);
    expect(written.slice(written.indexOf(modify) + 1)).toEqual(expect.arrayContaining(again));
    expectHall(scenario.to, crowd);
    expect(heard()).toEqual([]);
  });

  const scenario: Scenario = { switches: { ...refused, modifyOmitted: "reset" }, from: [], to: ["host"], muted: crowd };

  test("nor can one of them whom the service keeps exempt", async () => {
    const switches = { ...refused, modifyLists: "merge", modifyOmitted: "reset" } as const;
    expect(await mute({ switches, from: ["troll3"], to: ["host"], muted: crowd })).toContain(unban);
    expectHall(["host"], crowd);
    expect(heard()).toEqual([]);
  });

  test("they are muted again where the call had no answer", async () => {
    emulator.faults.add({ operation: modify, action: { type: "loseAnswer" }, count: 1 });
    emulator.faults.add({ operation: modify, action: denied });
    await expect(mute(scenario)).rejects.toThrow(/live:ModifyLiveMessageGroupBand/);
    expectHall(["host"], crowd);
  });

  test("nobody is taken out of the list where nobody may be muted", async () => {
    emulator.faults.add({ operation: add, action: denied });
    await expect(mute(scenario)).rejects.toThrow("Allow the RAM action live:AddLiveMessageGroupBand");
    expectHall([], crowd);
    expect(writes()).not.toContain(modify);
  });

  test("those are told who could not be muted again", async () => {
    emulator.faults.add({ operation: add, skip: 1, action: denied });
    await expect(mute(scenario)).rejects.toThrow(`Check that these are still muted one by one: ${crowd.join(", ")}.`);
  });
});

test.each([
  ["leaves out a user", { mutedAll: true, exempt: ["a"] }],
  ["does not mute", { mutedAll: false, exempt: ["x"] }],
])("a service that %s is no reason to open the group", async (_, left) => {
  emulator.journal.listen((entry) => {
    if (entry.kind === "call" && /^(Ban|Modify)/.test(entry.operation)) {
      emulator.setMute(group.appId, group.groupId, left);
    }
  });
  await expect(mute({ from: [], to: ["a", "b"] })).rejects.toThrow("and the service took the write");
  expect(writes()).toEqual([ban, modify]);
});

test("an empty list reaches a service that reads lists numbered, without an opening", async () => {
  const switches = { listForm: "numbered", banWithoutExceptUsers: "keep" } as const;
  expect(await mute({ switches, from: ["a", "b"], to: [] })).not.toContain(unban);
  expectHall([]);
});

describe("lists that no write replaces", () => {
  const scenario: Scenario = { switches: { banMuted: "error", modifyLists: "merge" }, from: ["host"], to: ["mod"] };

  test("the group is opened for a moment, and that is announced", async () => {
    expect(await mute(scenario)).toEqual([ban, modify, unban, ban]);
    expectHall(["mod"]);
    expect(quiet.printed.mock.calls.join()).toContain("Group app1/hall is opened for a moment");
  });

  test("a process that is to end while the group is open ends when it is muted again", async () => {
    const mutedAtEnd: boolean[] = [];
    emulator.journal.listen((entry) => {
      if (entry.kind !== "call" || entry.operation !== unban) return;
      afterUnbroken(() => mutedAtEnd.push(emulator.state.group(group.appId, group.groupId)!.muteState().mutedAll));
    });
    await mute(scenario);
    expect(mutedAtEnd).toEqual([true]);
  });

  test("it is muted again where the lifting had no answer", async () => {
    emulator.faults.add({ operation: unban, count: 1, action: { type: "loseAnswer" } });
    emulator.faults.add({ operation: unban, action: denied });
    await mute(scenario);
    expectHall(["mod"]);
  });

  test("it stays muted where it may not be lifted", async () => {
    emulator.faults.add({ operation: unban, action: denied });
    await expect(mute(scenario)).rejects.toThrow("did not do all of it, and setting the rest failed. UnbanLive");
    expectHall(["host", "mod"]);
  });

  test("that it could not be muted again is told", async () => {
    emulator.faults.add({ operation: ban, skip: 1, action: denied });
    await expect(mute(scenario)).rejects.toThrow("Group app1/hall may be open now");
  });
});

test.each([true, false])("an empty list where one that is left out keeps the users (verify: %s)", async (verify) => {
  const switches = { emptyList: "error", banWithoutExceptUsers: "keep", modifyOmitted: "reset" } as const;
  expect(await mute({ switches, from: ["host"], to: [], muted: [], verify })).toEqual([ban, ban, modify, modify]);
  expectHall([], []);
});

test.each([
  ["BanLiveMessageGroup", {}, [ban, ban, ban]],
  ["ModifyLiveMessageGroupBand", { banMuted: "error", modifyOmitted: "reset" }, [ban, ban, modify, modify, modify]],
] as const)(
  "an empty list that %s refuses after an attempt without an answer",
  async (operation, switches, expected) => {
    emulator.faults.add({ operation, count: 1, action: { type: "empty", status: 200 } });
    const scenario = { from: ["host"], to: [], muted: [] };
    expect(await mute({ ...scenario, switches: { ...switches, emptyList: "error" } })).toEqual(expected);
    expectHall([], []);
  },
);

test("an exempt user whom the service leaves out is told", async () => {
  await expect(mute({ switches: { exemptNonMember: "dropped" }, from: [], to: ["host"] })).rejects.toThrow(
    "Group app1/hall is to be muted except for host, and the service took the write",
  );
});

test("the mute of a deleted group that can still be read cannot be lifted, since there is no group", async () => {
  emulator.switches.bandOnDeletedGroup = "read-only";
  emulator.setMute(group.appId, group.groupId, { mutedAll: true });
  emulator.deleteGroup(group.appId, group.groupId);
  const before = { mutedAll: true, exempt: [], mutedUsers: [] };
  await expect(ensureOpen(client(), group, before)).rejects.toMatchObject({ name: "GroupNotFoundError" });
});
