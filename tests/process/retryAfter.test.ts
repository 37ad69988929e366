import { app, useProvider } from "./support/useProvider";

const stage = useProvider();

test("a call that is throttled comes again when the service says, and not before", async () => {
  const retryAfterMs = 2500;
  stage.emulator.faults.add({ count: 1, action: { type: "throttle", retryAfterMs } });
  const provider = await stage.start();
  await provider.create((await provider.check({ appId: app, groupId: "hall" })).inputs);
  const [first, second] = stage.emulator.journal.calls().map(({ time }) => time);
  expect(second! - first!).toBeGreaterThanOrEqual(retryAfterMs);
  expect(stage.mute().mutedAll).toBe(true);
});
