import "../support/throughPlugin";
import { setTimeout as delay } from "node:timers/promises";
import { emulatorConfig } from "../../support/emulatorAccess";
import { app, useProvider } from "../support/useProvider";

const stage = useProvider();
const engineAddress = "127.0.0.1:40003";
const text = 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/appMutes");';

test("an entry that leaves an AppMutes waits for the resource that takes its group over, and is lifted where there is none", async () => {
  const [one, other] = ["hall", "foyer"];
  for (const groupId of [one, other, "yard"]) {
    if (!stage.emulator.state.group(app, groupId)) stage.emulator.createGroup(app, groupId);
  }
  const mutes = await stage.start({ text, engineAddress });
  const mute = await stage.start({ engineAddress });
  const { inputs } = await mutes.check({ appId: app, groups: { hall: {}, foyer: {}, yard: {} } });
  const { outputs } = await mutes.create(inputs);

  await mutes.beginOperation(emulatorConfig(stage.emulator));
  const { inputs: left } = await mutes.check({ appId: app, groups: { yard: {} } }, outputs);
  const updated = mutes.update(app, outputs, left);
  // The engine registers no more resources while as many are being made as it makes at once.
  await delay(1000);
  await mute.check({ appId: app, groupId: one });
  await updated;
  expect(stage.mute(one)).toMatchObject({ mutedAll: true });
  expect(stage.mute(other)).toMatchObject({ mutedAll: false });
  expect(stage.writes().filter((operation) => operation === "UnbanLiveMessageGroup")).toHaveLength(1);
});
