import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { startEmulator, type Seed } from "../../emulator/src";
import { exportSeed } from "../../emulator/src/seed/exportSeed";
import { readLocated } from "../../emulator/src/seed/locatedJson";
import { parseSeed } from "../../emulator/src/seed/parseSeed";

const full: Seed = {
  accounts: [
    {
      id: "11",
      keys: [{ accessKeyId: "root", accessKeySecret: "s", active: true }],
      users: [
        {
          name: "u",
          keys: [{ accessKeyId: "user", accessKeySecret: "s", active: false }],
          policies: [{ Version: "1", Statement: [{ Effect: "Allow", Action: "live:*", Resource: "*" }] }],
        },
      ],
      tokens: [
        {
          accessKeyId: "sts",
          accessKeySecret: "s",
          active: true,
          securityToken: "t",
          expires: 5e12,
          role: "r",
          policies: [{ Version: "1", Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }] }],
        },
      ],
    },
    { id: "12", keys: [], users: [], tokens: [] },
  ],
  apps: [
    {
      appId: "app",
      account: "12",
      name: "n",
      dataCenter: "ap-southeast-1",
      appKey: "k",
      appSign: "s",
      auditType: 1,
      auditUrl: "",
      eventCallbackUrl: "",
      messageLifeCycle: 2,
      disabled: true,
      createdAt: 1000,
      modifiedAt: 1500,
      online: ["u2"],
      userMessages: [
        { id: "m", type: 3, sender: "s", senderInfo: "i", body: "b", sentAt: 5, sequence: 8, receiver: "u2" },
      ],
      purgedIds: ["old"],
    },
  ],
  groups: [
    {
      appId: "app",
      groupId: "g",
      name: "n",
      info: "i",
      creator: "c",
      administrators: ["a"],
      mutedAll: true,
      exempt: ["__proto__", "x"],
      muted: ["y"],
      members: { u1: "info" },
      joins: 7,
      messageCounts: { "3": 4 },
      messages: [{ id: "m", type: 3, sender: "s", senderInfo: "i", body: "b", sentAt: 5, sequence: 9 }],
      createdAt: 2000,
      deleted: true,
      deletedBy: "d",
      deletedAt: 4e12,
    },
  ],
};

test("everything in a seed comes to be, and is exported as the same seed", async () => {
  const emulator = await startEmulator({ seed: parseSeed(JSON.stringify(full), "text") });
  expect(exportSeed(emulator)).toEqual(full);
  await emulator.close();
});

test.each<[string, string, string]>([
  ["{", "1:2", "close brace expected"],
  ['{"apps": [}', "1:11", "value expected"],
  ['{"apps": []\n "groups": []}', "2:2", "comma expected"],
  ['{\n  "apps": [{"appId": "a",}]\n}', "2:26", "property name expected"],
  ['{"apps": [], "apps": []}', "1:14", "there already"],
  ['{"apps": [{"appId": "a}]}', "1:21", "unexpected end of string"],
  ['{"apps": [{"appId": "\\x"}]}', "1:21", "invalid escape character"],
  ['{"apps": []} x', "1:14", "invalid symbol"],
  ["", "1:1", "value expected"],
  ["[]", "1:1", "must be an object"],
  ['{\n  "app": []\n}', "2:10", "app: is unknown; known are accounts, apps, groups"],
  ['{"apps": [\n  {"appId": 7}]}', "2:13", "apps[0].appId: must be a text that is not empty, not 7"],
  ['{"apps": [\n  {}]}', "2:3", "apps[0]: needs appId"],
  ['{"apps": [{"appId": "a", "dataCenter": "mars"}]}', "1:40", "cn-shanghai or ap-southeast-1"],
  ['{"apps": [{"appId": "a"},\n{"appId": "a"}]}', "2:1", 'There is an app "a" already.'],
  ['{"apps": [{"appId": "a", "account": "9"}]}', "1:11", "names account 9"],
  ['{"groups": [\n {"appId": "a", "groupId": "g"}]}', "2:2", 'names app "a", which does not exist'],
  ['{"accounts": [{"id": "x"}]}', "1:22", "digits"],
  ['{"accounts": [{"id": "1", "users": [{"name": "u", "policies": [{"Version": "2"}]}]}]}', "1:64", "Version"],
  ['{"accounts": [{"id": "1"}, {"id": "1"}]}', "1:28", "already"],
])("%j is refused at its place", (text, place, problem) => {
  expect(() => parseSeed(text, "seed.json")).toThrow(
    expect.objectContaining({
      name: "SeedError",
      message: expect.stringContaining(problem) as string,
    }) as Error,
  );
  expect(() => parseSeed(text, "seed.json")).toThrow(`seed.json:${place}: `);
});

test("a seed that is nested too deep is refused at its place, and not by a stack", () => {
  expect(() => parseSeed(`{"apps":\n${'{"a":'.repeat(200_000)}`, "seed.json")).toThrow(
    "seed.json:2:496: This is nested deeper than 100 levels.",
  );
});

test("what a message quotes is short, and has nothing in it that nobody sees", () => {
  const refused = (seed: unknown) => {
    try {
      parseSeed(JSON.stringify(seed), "s");
      return "";
    } catch (error) {
      return (error as Error).message;
    }
  };
  const app = { appId: "a\u200b\u202e\u00adb" };
  expect(refused({ apps: [app, app] })).toBe('s:1:28: apps[1]: There is an app "a\\u{200b}\\u{202e}\\u{ad}b" already.');
  expect(refused({ apps: [{ appId: "a", ["x\u200b"]: 1 }] })).toMatch(
    /^s:1:\d+: apps\[0\]\["x\\u\{200b\}"\]: is unknown/,
  );
  expect(refused({ groups: [{ appId: "x".repeat(1_000_000), groupId: "g" }] }).length).toBeLessThan(300);
  expect(refused({ ["x".repeat(1_000_000)]: 1 }).length).toBeLessThan(300);
});

test("the seeds in the README are good", () => {
  const readme = readFileSync(join(__dirname, "../../emulator/README.md"), "utf8");
  const blocks = [...readme.matchAll(/```json\n([^]*?)```/g)].map(([, json = ""]) => parseSeed(json, "README.md"));
  expect(blocks.map(({ groups }) => groups?.map(({ groupId }) => groupId))).toEqual([["hall"], ["hall"]]);
});

test("the parser agrees with JSON.parse", () => {
  fc.assert(
    fc.property(fc.json(), fc.boolean(), (text, spread) => {
      const value: unknown = JSON.parse(text);
      const source = spread ? JSON.stringify(value, undefined, 2) : text;
      expect(JSON.stringify(readLocated(source, "text", (read) => read))).toBe(JSON.stringify(value));
    }),
  );
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.nat({ max: 2 }), fc.string({ maxLength: 2 }), (json, at, removed, added) => {
      const start = at % (json.length + 1);
      const text = json.slice(0, start) + added + json.slice(start + removed);
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      const parse = () => readLocated(text, "text", (read) => read);
      // A member given twice is the one thing that is refused here and not there.
      if (valid) expect(attempt(parse)).toMatch(/^$|there already/);
      else expect(parse).toThrow(/./);
    }),
    { numRuns: 1000 },
  );
});

function attempt(action: () => unknown): string {
  try {
    action();
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}
