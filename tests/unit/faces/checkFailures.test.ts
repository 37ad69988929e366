import { checkFailures } from "../../../provider/src/faces/checkFailures";
import { appMutesDescription } from "../../../provider/src/properties/appMutes";
import { checkInputs } from "../../../provider/src/properties/checkInputs";
import { groupMuteDescription } from "../../../provider/src/properties/groupMute";

const wrong = [
  { exceptUsers: ["a b"] },
  { muted: "no" },
  { exempt: ["host"] },
  { exceptUsers: Array.from({ length: 31 }, (_, index) => `u${index}`) },
];

/** Checks 5,000 groups, of which so many are wrong. */
function check(ofThem: number) {
  const groups = Object.fromEntries(
    Array.from({ length: 5000 }, (_, index) => [
      `g${index}`,
      index < ofThem ? wrong[index % wrong.length] : { exceptUsers: ["host", "mod1", "mod2"] },
    ]),
  );
  return checkFailures(checkInputs(appMutesDescription, { appId: "app", groups }).failures, () => false);
}

test("of 5,000 groups all problems are found, and cut to what can be read", () => {
  expect(check(0)).toEqual([]);
  const told = check(100);
  expect(told).toHaveLength(21);
  expect(told.slice(0, 4).map(({ reason }) => reason)).toEqual([
    'groups.g0: exceptUsers: the user id "a b" has white space in it',
    'groups.g1: muted must be true or false, not "no"',
    'groups.g2: A group has no argument "exempt": did you mean "exceptUsers"?',
    "groups.g3: exceptUsers names 31 users, and the service takes at most 30",
  ]);
  expect(told.at(-1)).toEqual({ property: "", reason: "and 80 more problems of this kind" });
});

test("problems of a plain property are cut as well: the engine prints its value with each", () => {
  const exceptUsers = Array.from({ length: 500 }, (_, index) => `user ${index}`);
  const { failures } = checkInputs(groupMuteDescription, { appId: "app", groupId: "hall", exceptUsers });
  const told = checkFailures(failures, () => false);
  expect(told).toHaveLength(21);
  expect(told.at(-1)).toEqual({ property: "", reason: "and 481 more problems of this kind" });
});

test("wrong groups do not take much longer than right ones", () => {
  // CPU time of this process, the best of some, in turn: other work on the machine counts for both alike.
  const best = { right: Infinity, wrong: Infinity };
  for (let turn = 0; turn < 5; turn++) {
    for (const [kind, count] of [
      ["right", 0],
      ["wrong", 100],
    ] as const) {
      const before = process.cpuUsage();
      check(count);
      const { user, system } = process.cpuUsage(before);
      best[kind] = Math.min(best[kind], user + system);
    }
  }
  expect(best.wrong).toBeLessThan(best.right * 5);
});
