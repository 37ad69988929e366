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

// The plugin prints nothing by itself.
(isPlugin ? test.skip : test)(
  "a process whose output goes nowhere ends as soon as it has something to say",
  async () => {
    const provider = await stage.start();
    expect(await provider.loseOutput()).toBe(1);
  },
);
