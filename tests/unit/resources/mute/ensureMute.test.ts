import type { Emulator, Switches } from "alicloud-live-emulator";
import { ensureMute } from "../../../../provider/src/resources/mute/ensureMute";
import { lift } from "../../../../provider/src/resources/mute/lift";
import { hidingUsers } from "../../../../provider/src/text/secretUsers";
import { writeCalls } from "../../../../tools/journal/writeCalls";
import { emulatorConfig, liveClient } from "../../../support/emulatorAccess";
import { expectMute } from "../../../support/expectMute";
import { type QuietEmulator, startQuietEmulator } from "./support/quietEmulator";

/* What one part of a mute holds back where the service refuses it for good, and what not. */

const [add, remove] = ["AddLiveMessageGroupBand", "RemoveLiveMessageGroupBand"] as const;
const [ban, modify, unban] = ["BanLiveMessageGroup", "ModifyLiveMessageGroupBand", "UnbanLiveMessageGroup"] as const;
const group = { appId: "app1", groupId: "hall" };

let emulator: Emulator;
let quiet: QuietEmulator;
beforeEach(async () => {
  quiet = await startQuietEmulator(group);
  ({ emulator } = quiet);
});
afterEach(() => quiet.close());

interface Scenario {
  readonly wasMuted: boolean;
  readonly isMuted: boolean;
  readonly exemptFrom?: readonly string[];
  readonly exemptTo?: readonly string[];
  readonly switches?: Partial<Switches>;
  /** Operations that the service refuses for good, each with a message that names it. */
  readonly refused: readonly string[];
}

/** The users `old` and `both` are muted one by one, and `new` and `both` are to be. */
async function failure(scenario: Scenario): Promise<{ readonly name: string; readonly message: string }> {
  const { wasMuted, isMuted, exemptFrom = [], exemptTo = exemptFrom, switches = {}, refused } = scenario;
  emulator.setMute(group.appId, group.groupId, { mutedAll: wasMuted, exempt: exemptFrom, muted: ["both", "old"] });
  Object.assign(emulator.switches, switches);
  for (const operation of refused) {
    const action = { type: "error", status: 400, code: "InputInvalid", message: `no ${operation}` } as const;
    emulator.faults.add({ operation, action });
  }
  const wanted = { muted: isMuted, exceptUsers: exemptTo, mutedUsers: ["both", "new"] };
  const work = ensureMute(liveClient(emulatorConfig(emulator)), group, wanted, ["both", "old"]);
  return work.then(
    () => ({ name: "none", message: "" }),
    ({ name, message }: Error) => ({ name, message }),
  );
}

const written = (): string[] => writeCalls(emulator).map(({ operation }) => operation);
const keptMuted =
  "Group app1/hall is kept muted, since these users could not be muted one by one and could speak if it were open";

describe("a user who cannot be muted", () => {
  test.each<[string, Omit<Scenario, "refused">, string]>([
    ["the group is closed", { wasMuted: false, isMuted: true }, ban],
    ["fewer users are exempt", { wasMuted: true, isMuted: true, exemptFrom: ["host", "mod"], exemptTo: ["host"] }, ban],
    ["more users are exempt", { wasMuted: true, isMuted: true, exemptFrom: ["host"], exemptTo: ["host", "mod"] }, ban],
  ])("%s all the same, and dropped users are freed", async (_, scenario, operation) => {
    const { name, message } = await failure({ ...scenario, refused: [add] });
    expect(written()).toEqual(expect.arrayContaining([operation, remove]));
    expect({ name, message }).toEqual({
      name: "NotAsWantedError",
      message: expect.stringContaining(`no ${add}`) as string,
    });
    expect(message).not.toContain("kept muted");
    expectMute(emulator, group, { mutedAll: true, exempt: scenario.exemptTo ?? [], muted: ["both"] });
  });

  test("keeps a group muted that is to be opened, and that is told; dropped users are freed", async () => {
    const { name, message } = await failure({ wasMuted: true, isMuted: false, exemptFrom: ["host"], refused: [add] });
    expect(name).toBe("NotAsWantedError");
    expect(message).toContain(`${keptMuted}: new. `);
    expect(message).toContain(`no ${add}`);
    expectMute(emulator, group, { mutedAll: true, exempt: ["host"], muted: ["both"] });
    expect(written()).not.toContain(unban);
  });

  test("is counted and not named where users are a secret", async () => {
    const scenario = { wasMuted: true, isMuted: false, refused: [add] };
    const { message } = await hidingUsers(["new"], () => failure(scenario));
    expect(message).toContain(`${keptMuted}: 1 user. `);
  });

  test("is no reason to speak of a group that is open", async () => {
    const { message } = await failure({ wasMuted: false, isMuted: false, refused: [add] });
    expect(message).toContain(`no ${add}`);
    expect(message).not.toContain("kept muted");
    expectMute(emulator, group, { mutedAll: false, muted: ["both"] });
  });

  test("is left out of a write that sets the whole mute", async () => {
    const exempt = { exemptFrom: ["host"], exemptTo: ["mod"] };
    await failure({ wasMuted: true, isMuted: true, ...exempt, switches: { banMuted: "error" }, refused: [add] });
    expectMute(emulator, group, { mutedAll: true, exempt: ["mod"], muted: ["both"] });
  });

  test("leaves the error as it is where nothing else was to be done", async () => {
    const refusal = { type: "error", status: 403, code: "NoAuth", message: "not you" } as const;
    emulator.faults.add({ operation: add, action: refusal });
    emulator.setMute(group.appId, group.groupId, { mutedAll: true });
    const client = liveClient(emulatorConfig(emulator));
    await expect(ensureMute(client, group, { muted: false, exceptUsers: [], mutedUsers: ["a"] })).rejects.toMatchObject(
      {
        name: "NoPermissionError",
        operation: add,
        code: "NoAuth",
        message: expect.stringContaining(`${keptMuted}: a. `) as string,
      },
    );
    expect(written()).toEqual([add]);
  });
});

test("a group that cannot be opened keeps no dropped user muted", async () => {
  const { message } = await failure({ wasMuted: true, isMuted: false, refused: [unban] });
  expect(message).toContain(`no ${unban}`);
  expectMute(emulator, group, { mutedAll: true, muted: ["both", "new"] });
});

test.each([false, true])(
  "nobody is freed in a group that is not muted as wanted (muted before: %s)",
  async (wasMuted) => {
    const { message } = await failure({ wasMuted, isMuted: true, exemptTo: ["mod"], refused: [ban, modify] });
    expect(message).toContain(`no ${ban}`);
    expectMute(emulator, group, { mutedAll: wasMuted, muted: ["both", "new", "old"] });
  },
);

test("all that failed is told", async () => {
  const { name, message } = await failure({ wasMuted: true, isMuted: false, refused: [add, remove] });
  expect(name).toBe("InvalidInputError");
  expect(message).toContain(`no ${add}`);
  expect(message).toContain(`no ${remove}`);
  expectMute(emulator, group, { mutedAll: true, muted: ["both", "old"] });
});

test("a mute that cannot be lifted keeps no user muted", async () => {
  const refusal = { type: "error", status: 400, code: "InputInvalid", message: "stays" } as const;
  emulator.faults.add({ operation: unban, action: refusal });
  emulator.setMute(group.appId, group.groupId, { mutedAll: true, muted: ["a", "spam"] });
  const lifting = lift(() => liveClient(emulatorConfig(emulator)), group, { muted: true, mutedUsers: ["a"] });
  await expect(lifting).rejects.toMatchObject({
    name: "NotAsWantedError",
    message: expect.stringContaining("stays") as string,
  });
  expectMute(emulator, group, { mutedAll: true, muted: ["spam"] });
});
