import { emulatorForEachTest } from "./support/emulators";
import { call, type CallParameters } from "./support/signedCall";

const group = { AppId: "app", GroupId: "g" };
const emulator = emulatorForEachTest({ seed: { apps: [{ appId: "app" }], groups: [{ appId: "app", groupId: "g" }] } });

/** The quotas as they are documented. */
const tenPerSecond = ["Ban", "Unban"]
  .map((verb) => `${verb}LiveMessageGroup`)
  .concat(["Add", "Remove", "Modify"].map((verb) => `${verb}LiveMessageGroupBand`));
const fiftyPerSecond = [
  "DescribeLiveMessageGroupBand",
  "CreateLiveMessageApp",
  "DescribeLiveMessageApp",
  "ListLiveMessageApps",
  "CreateLiveMessageGroup",
  "DescribeLiveMessageGroup",
  "ModifyLiveMessageGroup",
  "DeleteLiveMessageGroup",
  "RecoverLiveMessageDeletedGroup",
  "ListLiveMessageGroups",
  "ListLiveMessageGroupByPage",
  "ListLiveMessageGroupUsers",
  "SendLiveMessageGroup",
];

async function passed(action: string, calls: number, parameters: CallParameters = group): Promise<number> {
  const answers = await Promise.all(Array.from({ length: calls }, () => call(emulator(), action, parameters)));
  return answers.filter(({ body }) => !String(body["Code"] as string).startsWith("Throttling")).length;
}

test.each([...tenPerSecond.map((name) => [name, 10] as const), ...fiftyPerSecond.map((name) => [name, 50] as const)])(
  "%s lets %i calls per second pass",
  async (action, limit) => {
    emulator().clock.freeze();
    expect(await passed(action, limit + 5)).toBe(limit);
    emulator().clock.advance(999);
    expect(await passed(action, 1)).toBe(0);
    emulator().clock.advance(1);
    expect(await passed(action, limit + 1)).toBe(limit);
  },
);

test("the window slides: each call makes room a second after it came", async () => {
  const { clock } = emulator();
  clock.freeze();
  expect(await passed("BanLiveMessageGroup", 4)).toBe(4);
  clock.advance(600);
  expect(await passed("BanLiveMessageGroup", 10)).toBe(6);
  clock.advance(400);
  expect(await passed("BanLiveMessageGroup", 10)).toBe(4);
  clock.advance(600);
  expect(await passed("BanLiveMessageGroup", 10)).toBe(6);
});

test("a refused call does not count, an erroneous one does", async () => {
  emulator().clock.freeze();
  expect(await passed("BanLiveMessageGroup", 3, { AppId: "none", GroupId: "none" })).toBe(3);
  expect(await passed("BanLiveMessageGroup", 20)).toBe(7);
});

test("a clock that is moved back does not lock the quota", async () => {
  const { clock } = emulator();
  clock.freeze();
  expect(await passed("BanLiveMessageGroup", 10)).toBe(10);
  clock.advance(-3_600_000);
  expect(await passed("BanLiveMessageGroup", 10)).toBe(10);
});
