import { quotaFloorMs } from "../../../bench/figures";
import { stateBytesPerGroup } from "../../../bench/run/stateBytes";

test.each([
  ["up", 100_000],
  ["destroy", 100_000],
  ["refresh", 20_000],
  ["adopt", 20_000],
  ["preview", undefined],
] as const)("the quota's floor of %s of 1,000 groups is %p ms", (phase, expected) => {
  expect(quotaFloorMs(phase, 1000)).toBe(expected);
});

describe("state per group", () => {
  const resource = (name: string, padding = "") => ({ urn: `urn:pulumi:dev::p::t::${name}`, type: "t", id: padding });

  test("is the mean over the groups' resources alone", () => {
    const bytes = (value: object) => JSON.stringify(value).length;
    const [small, large, stack] = [resource("g0"), resource("g1", "x".repeat(10)), resource("stack", "y".repeat(99))];
    expect(stateBytesPerGroup({ deployment: { resources: [stack, small, large] } }, ["g0", "g1"])).toBe(
      (bytes(small) + bytes(large)) / 2,
    );
  });

  test("is nothing of an empty stack", () => expect(stateBytesPerGroup({ deployment: {} }, ["g0"])).toBeUndefined());
});
