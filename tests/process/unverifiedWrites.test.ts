import { unverifiedConfig } from "../support/emulatorAccess";
import { app, useProvider } from "./support/useProvider";

/*
 * Without `livemessage:verify`, a read may lag behind what was written, and must not spare the next write to the group.
 */

const stage = useProvider();
const id = `${app}/hall`;
const muted = { appId: app, groupId: "hall", muted: true, exceptUsers: {} };
const hall = { appId: app, groupId: "hall" };

async function start() {
  stage.emulator.setMute(app, "hall", { mutedAll: true });
  stage.emulator.state.group(app, "hall")!.unseen = [];
  stage.emulator.switches.readLagReads = 2;
  return stage.start({ config: unverifiedConfig(stage.emulator) });
}

test("a group of which the mute was lifted is muted again by the resource that takes it over", async () => {
  const provider = await start();
  await provider.delete(id, muted);
  expect(stage.mute().mutedAll).toBe(false);
  await provider.create((await provider.check(hall)).inputs);
  expect(stage.mute().mutedAll).toBe(true);
});

test("a group that was muted is opened again by an update", async () => {
  const provider = await start();
  stage.emulator.setMute(app, "hall", { mutedAll: false });
  stage.emulator.state.group(app, "hall")!.unseen = [];
  const { inputs } = await provider.check(hall);
  await provider.create(inputs);
  expect(stage.mute().mutedAll).toBe(true);
  await provider.update(id, inputs, { ...inputs, muted: false });
  expect(stage.mute().mutedAll).toBe(false);
});
