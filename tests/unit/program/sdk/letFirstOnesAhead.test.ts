import type * as pulumi from "@pulumi/pulumi";
import { setImmediate as nextTurn } from "node:timers/promises";
import { letFirstOnesAhead } from "../../../../provider/src/program/sdk/letFirstOnesAhead";

const names = Array.from({ length: 13 }, (_, index) => `app${index}`);

/** A resource whose URN is known when `register` is called, or never when `fail` is. */
function pendingParent(): { parent: pulumi.Resource; register: () => void; fail: () => void } {
  let [register, fail] = [() => {}, () => {}];
  const urn = new Promise<string>((resolve, reject) => {
    register = () => resolve("urn");
    fail = () => reject(new Error("no such parent"));
  });
  return { parent: { urn: { promise: () => urn } } as unknown as pulumi.Resource, register, fail };
}

/** Waits until what microtasks can do is done. */
async function drainMicrotasks(): Promise<void> {
  for (let hop = 0; hop < 100; hop += 1) await Promise.resolve();
}

afterEach(() => nextTurn());

test("ten go ahead, and the others follow a turn later in their order", async () => {
  const properties = names.map((name) => letFirstOnesAhead(name));
  expect(properties.slice(0, 10)).toEqual(names.slice(0, 10));
  const followed: string[] = [];
  for (const property of properties.slice(10)) void (property as Promise<string>).then((name) => followed.push(name));
  await drainMicrotasks();
  expect(followed).toEqual([]);
  await nextTurn();
  expect(followed).toEqual(["app10", "app11", "app12"]);
});

test("another turn has its own first ones", async () => {
  names.forEach((name) => void letFirstOnesAhead(name));
  await nextTurn();
  expect(letFirstOnesAhead("late")).toBe("late");
});

test.each(["register", "fail"] as const)("those with a parent follow when it is done: %s", async (end) => {
  const pending = pendingParent();
  const last = names.map((name) => letFirstOnesAhead(name, pending.parent)).pop() as Promise<string>;
  let followed = false;
  void last.then(() => (followed = true));
  await nextTurn();
  await nextTurn();
  expect(followed).toBe(false);
  pending[end]();
  await drainMicrotasks();
  expect(followed).toBe(false);
  await expect(last).resolves.toBe("app12");
});
