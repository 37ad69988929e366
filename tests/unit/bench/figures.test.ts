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
  const resource = (type: string, padding = "") => ({ urn: `urn:pulumi:dev::p::${type}::name`, type, id: padding });

  test("is the share of each group in the resources that are neither stack nor provider", () => {
    const bytes = (value: object) => JSON.stringify(value).length;
    const [small, large] = [resource("dynamic:GroupMute"), resource("dynamic:GroupMute", "x".repeat(10))];
    const own = ["pulumi:pulumi:Stack", "pulumi:providers:pulumi-nodejs"].map((type) => resource(type, "y".repeat(99)));
    expect(stateBytesPerGroup({ deployment: { resources: [...own, small, large] } }, 4)).toBe(
      (bytes(small) + bytes(large)) / 4,
    );
  });

  test("is nothing of an empty stack", () => expect(stateBytesPerGroup({ deployment: {} }, 1)).toBeUndefined());
});
