import { app, useProvider } from "./support/useProvider";

/* Lists of exempt users on services that keep, merge or misread them: the group is opened only where that helps. */

const stage = useProvider();
const hall = { appId: app, groupId: "hall", muted: true, exceptUsers: {} };
const id = "app1/hall";

test("thirty users muted individually survive a list that takes a second call", async () => {
  Object.assign(stage.emulator.switches, { banExceptUsers: "merge", modifyOmitted: "reset" });
  const trolls = Array.from({ length: 30 }, (_, index) => `troll${index}`);
  stage.emulator.setMute(app, "hall", { mutedAll: true, exempt: ["old"], muted: trolls });
  const provider = await stage.start();
  await provider.create({ ...hall, exceptUsers: { host: true } });
  expect(stage.mute()).toEqual({ mutedAll: true, exempt: ["host"] });
  expect([...stage.emulator.state.group(app, "hall")!.muted].sort()).toEqual([...trolls].sort());
  expect(stage.writes()).toEqual(["BanLiveMessageGroup", "ModifyLiveMessageGroupBand"]);
});

test.each([
  ["leaves out a user", { mutedAll: true, exempt: ["a"] }],
  ["does not mute", { mutedAll: false, exempt: ["x"] }],
])("a service that %s is no reason to open the group", async (_, left) => {
  stage.emulator.journal.listen((entry) => {
    if (entry.kind === "call" && /^(Ban|Modify)/.test(entry.operation)) stage.emulator.setMute(app, "hall", left);
  });
  const provider = await stage.start();
  await expect(provider.create({ ...hall, exceptUsers: { a: true, b: true } })).rejects.toThrow(
    "and the service took the write",
  );
  expect(stage.writes()).toEqual(["BanLiveMessageGroup", "ModifyLiveMessageGroupBand"]);
});

test("an empty list reaches a service that reads lists numbered, without an opening", async () => {
  Object.assign(stage.emulator.switches, { listForm: "numbered", banWithoutExceptUsers: "keep" });
  const provider = await stage.start();
  const { outputs } = await provider.create({ ...hall, exceptUsers: { a: true, b: true } });
  await provider.update(id, outputs, hall);
  expect(stage.mute()).toEqual({ mutedAll: true, exempt: [] });
  expect(stage.writes()).not.toContain("UnbanLiveMessageGroup");
});
