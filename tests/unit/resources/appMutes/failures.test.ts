import { NoPermissionError } from "../../../../provider/src/live/errors";
import { failureReasons, type GroupFailure, notTried } from "../../../../provider/src/resources/appMutes/failures";

const denied = (message: string) => new NoPermissionError(message, { operation: "BanLiveMessageGroup" });
const failed = (groupId: string, error: unknown): GroupFailure => ({ groupId, error });
const many = (count: number, reasonOf: (index: number) => string): GroupFailure[] =>
  Array.from({ length: count }, (_, index) => failed(`room${index}`, denied(reasonOf(index))));

test("each group is named with its reason, the first of many, and the rest is counted", () => {
  const reasons = failureReasons([...many(30, (index) => `no ${index}`), failed("last", notTried)]);
  expect(reasons).toHaveLength(22);
  expect(reasons[0]).toBe("group room0: no 0");
  expect(reasons.slice(19)).toEqual([
    "group room19: no 19",
    "and 10 more groups failed",
    "1 group more: not tried after that",
  ]);
});

test("groups that failed alike are told once, and each is counted", () => {
  expect(failureReasons(many(2, () => "no"))).toEqual(["2 groups (room0, room1): no"]);
  const [alike] = failureReasons(many(100, () => "no"));
  expect(alike).toMatch(/^100 groups \(room0, .*, room19, and 80 more\): no$/);
  // The groups of 5 reasons are not named: two of each.
  expect(failureReasons(many(50, (index) => `no ${index % 25}`)).at(-1)).toBe("and 10 more groups failed");
});

test("a defect keeps its stack, and says what it is", () => {
  const [reason] = failureReasons([failed("hall", new TypeError("x is undefined"))]);
  expect(reason).toMatch(
    /^group hall: This is a defect of pulumi-alicloud-livemessage[^]*TypeError: x is undefined\n +at /,
  );
});
