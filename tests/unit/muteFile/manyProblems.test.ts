import { parsePolicy } from "../../../provider/src/muteFile/policyFile";
import { isPolicyFileError } from "../../../provider/src/muteFile/policyFileError";

const wrong = [
  '{ exceptUsers: ["a b"] }',
  '{ muted: "no" }',
  "{ exempt: [host] }",
  "{ exceptLists: [hosts] }",
  `{ exceptUsers: [${Array.from({ length: 31 }, (_, index) => `u${index}`).join()}] }`,
];

/** A file of 5,000 groups, of which so many are wrong. */
function file(ofThem: number): string {
  const groups = Array.from({ length: 5000 }, (_, index) => {
    const group = index < ofThem ? wrong[index % wrong.length] : "{ exceptUsers: [host, mod1, mod2] }";
    return `  g${index}: ${group}`;
  });
  return `defaults: { appId: app }\nlists: { crew: [host] }\ngroups:\n${groups.join("\n")}\n`;
}

function problemsOf(text: string) {
  try {
    parsePolicy(text, "mutes.yaml");
  } catch (error) {
    if (isPolicyFileError(error)) return error;
    throw error;
  }
  return undefined;
}

test("of 5,000 groups all that are wrong are found at once, and the message is cut to what can be read", () => {
  const error = problemsOf(file(100));
  expect(error?.problems.map(({ position }) => position?.line)).toEqual(
    Array.from({ length: 100 }, (_, index) => index + 4),
  );
  const lines = error!.message.split("\n");
  expect(lines).toHaveLength(151);
  expect(lines.at(-1)).toBe("mutes.yaml: and 50 more problems");
});

test("wrong groups do not take much longer than right ones", () => {
  // CPU time of this process, the best of some, in turn: other work on the machine counts for both alike.
  const best = { right: Infinity, wrong: Infinity };
  for (let turn = 0; turn < 2; turn++) {
    for (const [kind, count] of [
      ["right", 0],
      ["wrong", 100],
    ] as const) {
      const text = file(count);
      const before = process.cpuUsage();
      problemsOf(text);
      const { user, system } = process.cpuUsage(before);
      best[kind] = Math.min(best[kind], user + system);
    }
  }
  expect(best.wrong).toBeLessThan(best.right * 5);
});
