import { isPlugin } from "./support/face";
import { app, useProvider } from "./support/useProvider";

const stage = useProvider();

test("a process ends with its engine, although nothing is asked of it and it has nothing to say", async () => {
  const provider = await stage.start();
  await provider.check({ appId: app, groupId: "hall" });
  expect(await provider.loseEngine()).toBe(1);
});

test("a process ends with its engine while a call waits for the service, and writes no more", async () => {
  stage.emulator.faults.add({
    operation: "DescribeLiveMessageGroupBand",
    action: { type: "delay", milliseconds: 5000 },
  });
  const provider = await stage.start();
  const { inputs } = await provider.check({ appId: app, groupId: "hall" });
  const created = provider.create(inputs).catch((error: unknown) => error);
  await stage.faultHit();
  expect(await provider.loseEngine()).toBe(1);
  await created;
  expect(stage.writes()).toEqual([]);
});

test("types share the state of the process, be the package behind a symbolic link", async () => {
  const provider = await stage.start();
  const all = { __provider: 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/appMutes");' };
  const mutes = { ...all, appId: app, groups: { hall: { exceptUsers: {} } } };
  // Such a check looks at no file, so the second type is loaded right after the process has begun to watch its engine.
  await provider.check({ ...all, appId: app, groups: {} });
  const { inputs } = await provider.check({ appId: app, groupId: "hall" });
  await provider.create(inputs);
  await expect(provider.create(mutes)).rejects.toThrow("Two resources of this program declare the group");
});

// The plugin prints nothing by itself.
(isPlugin ? test.skip : test)(
  "a process whose output goes nowhere ends as soon as it has something to say",
  async () => {
    const provider = await stage.start();
    expect(await provider.loseOutput()).toBe(1);
  },
);
