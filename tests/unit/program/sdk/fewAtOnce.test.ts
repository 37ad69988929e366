import type * as pulumi from "@pulumi/pulumi";
import * as settings from "@pulumi/pulumi/runtime/settings";
import { setImmediate as nextTurn } from "node:timers/promises";
import { fewAtOnce, type Place } from "../../../../provider/src/program/sdk/fewAtOnce";

/** A resource that is registered when `register` is called, and fails when `fail` is. */
function pending(): { resource: pulumi.Resource; register: () => void; fail: () => void } {
  let [register, fail] = [() => {}, () => {}];
  const urn = new Promise<string>((resolve, reject) => {
    register = () => resolve("urn");
    fail = () => reject(new Error("not made"));
  });
  return { resource: { urn: { promise: () => urn } } as unknown as pulumi.Resource, register, fail };
}

/** Takes places for so many resources, and tells which of them are sent. */
function places(count: number): { taken: Place[]; sent: number[] } {
  const sent: number[] = [];
  const taken = Array.from({ length: count }, (_, index) => {
    const place = fewAtOnce();
    void Promise.resolve(place.hold(index)).then((held) => sent.push(held as number));
    return place;
  });
  return { taken, sent };
}

/** Frees all places, since those of a run are shared by these tests. */
async function freeAll(taken: readonly Place[]): Promise<void> {
  for (const place of taken) place.freeAfter();
  await nextTurn();
}

test.each(["register", "fail"] as const)("eight are sent, and the next one when the first is done: %s", async (end) => {
  const { taken, sent } = places(10);
  const first = pending();
  taken[0]!.freeAfter(first.resource);
  await nextTurn();
  expect(sent).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  first[end]();
  await nextTurn();
  expect(sent).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  await freeAll(taken.slice(1));
  expect(sent).toHaveLength(10);
});

test("a place without a resource is free at once", async () => {
  const { taken, sent } = places(9);
  await freeAll(taken);
  expect(sent).toHaveLength(9);
  // Nothing is left of the run before.
  const again = places(8);
  await nextTurn();
  expect(again.sent).toHaveLength(8);
  await freeAll(again.taken);
});

test("nothing waits in a preview", async () => {
  const isDryRun = jest.spyOn(settings, "isDryRun").mockReturnValue(true);
  const { sent } = places(20);
  await nextTurn();
  expect(sent).toHaveLength(20);
  isDryRun.mockRestore();
});
