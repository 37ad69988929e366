import { emulatorConfig } from "../support/emulatorAccess";
import { app, useProvider } from "./support/useProvider";

const stage = useProvider();
const dataCenter = "cn-shanghai";
const there = { appId: app, groupId: "hall", dataCenter, muted: true, exceptUsers: {} };
const id = "app1/hall";

afterEach(() => {
  const centers = stage.emulator.journal.calls().map(({ parameters }) => parameters.DataCenter);
  expect(new Set(centers)).toEqual(new Set([dataCenter]));
});

test("the data center of a resource is part of each call, and of what a read finds", async () => {
  const provider = await stage.start();
  const { outputs } = await provider.create(there);
  expect(outputs).toMatchObject(there);
  expect(await provider.read(id, outputs)).toEqual({ id, outputs, inputs: there });
  await provider.beginOperation(emulatorConfig(stage.emulator));
  await provider.delete(id, outputs);
  expect(stage.mute().mutedAll).toBe(false);
});

test("a get reads in the data center that it names", async () => {
  stage.emulator.setMute(app, "hall", { mutedAll: true });
  const provider = await stage.start();
  expect(await provider.read(id, { dataCenter })).toEqual({ id, outputs: there, inputs: there });
});
