import { quotaFloorMs } from "../../../bench/figures";
import { countCalls, quotaFloor } from "../../../bench/quotaFloor";
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

test("the floor of some calls is that of the operation that its own quota holds up longest", () => {
  const floor = quotaFloor({
    BanLiveMessageGroup: 300,
    AddLiveMessageGroupBand: 600,
    DescribeLiveMessageGroupBand: 900,
  });
  expect(floor).toBe(60);
  expect(quotaFloor({ BanLiveMessageGroup: 10, DescribeLiveMessageGroupBand: 900 })).toBe(18);
  expect(quotaFloor({})).toBe(0);
});

test("calls are counted by operation", () => {
  const calls = ["BanLiveMessageGroup", "DescribeLiveMessageGroupBand", "BanLiveMessageGroup"];
  expect(countCalls(calls.map((operation) => ({ operation })))).toEqual({
    BanLiveMessageGroup: 2,
    DescribeLiveMessageGroupBand: 1,
  });
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
