import { firstAborted, startDeadline, untilAborted } from "../../../provider/src/live/deadline";
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

test("one signal alone stays as it is, and several are one that is aborted with the first of them", () => {
  const [first, second] = [new AbortController(), new AbortController()];
  expect(firstAborted(undefined, first.signal)).toBe(first.signal);
  const either = firstAborted(first.signal, undefined, second.signal);
  second.abort("second");
  expect(either.reason).toBe("second");
});

test("hundreds may wait under one deadline without Node.js taking them for a leak", () => {
  const deadline = startDeadline(60_000, new Error("late"));
  deadline.clear();
  // `getMaxListeners` of node:events does not know the signals of Jest's realm.
  const limit = Object.getOwnPropertySymbols(deadline.signal).find((key) => key.description?.includes("maxEvent"));
  expect(deadline.signal[limit as never]).toBe(0);
});
