import { startDeadline, untilAborted } from "../../../provider/src/live/deadline";
import { FakeTime } from "./support/rateLimiterSimulation";

test("a deadline aborts with its reason, and not once it is cleared", async () => {
  const time = new FakeTime();
  const reason = new Error("late");
  const passed = startDeadline(100, reason, time.sleep);
  const cleared = startDeadline(100, reason, time.sleep);
  cleared.clear();
  await time.run();
  expect(passed.signal.reason).toBe(reason);
  expect(cleared.signal.aborted).toBe(false);
  expect(time.pending).toBe(0);
});

test.each(["before", "while it waits"])("what heeds no signal is left as soon as it is aborted, %s", async (moment) => {
  const controller = new AbortController();
  const reason = new Error("cancelled");
  if (moment === "before") controller.abort(reason);
  const left = untilAborted(new Promise(() => undefined), controller.signal);
  controller.abort(reason);
  await expect(left).rejects.toBe(reason);
});

test("what ends in time is what it was", async () => {
  const { signal } = new AbortController();
  await expect(untilAborted(Promise.resolve(1), signal)).resolves.toBe(1);
  await expect(untilAborted(Promise.reject(new Error("why")), signal)).rejects.toThrow("why");
});
