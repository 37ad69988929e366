import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { livemessage } from "./support/livemessage";

const file = `
defaults: { appId: app, mutedUntil: 2026-03-01T20:00:00+08:00 }
groups:
  hall:
  foyer: { mutedFrom: 2026-03-01T18:00:00+08:00 }
  attic: { mutedUntil: 2026-03-02T08:00:00Z }
  lobby: { muted: false }
  vault: { muted: true }
  past: { mutedUntil: 2026-01-01T00:00:00Z }
`;
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "livemessage-due-"))));
afterEach(() => rmSync(folder, { recursive: true }));

function due(now: string, args: string[] = [], input = file) {
  return livemessage(["due", "-", ...args], { input, env: { LIVEMESSAGE_NOW: now } });
}
async function dueGroups(now: string, args: string[] = [], input = file): Promise<{ code: number; groups: string[] }> {
  const { code, out } = await due(now, ["--json", ...args], input);
  const { groups } = JSON.parse(out) as { groups: { groupId: string; due: boolean }[] };
  return { code, groups: groups.filter((group) => group.due).map(({ groupId }) => groupId) };
}

test("says what is due now and what comes next, and ends with 7 where something is due", async () => {
  const { code, out, err } = await due("2026-03-01T20:10:00+08:00");
  expect({ code, out, err }).toEqual({
    code: 7,
    out: `app/hall   due now: open  since 2026-03-01T20:00:00+08:00 (12:00 UTC)
app/foyer  due now: open  since 2026-03-01T20:00:00+08:00 (12:00 UTC)
app/attic  muted          open from 2026-03-02T08:00:00Z
`,
    err: `LIVEMESSAGE_NOW is set: windows are judged as of 2026-03-01T20:10:00+08:00 (12:10 UTC), not by the clock.
2 groups due now; the next change is at 2026-03-02T08:00:00Z; 1 window over
`,
  });
});

test("ends with 0 where nothing is due, and as JSON says when to look again", async () => {
  const { code, out } = await due("2026-03-01T17:00:00+08:00", ["--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    now: "2026-03-01T09:00:00.000Z",
    due: 0,
    next: "2026-03-01T18:00:00+08:00",
    groups: [
      {
        ...{ entry: "foyer", appId: "app", groupId: "foyer", muted: false, due: false },
        ...{ mutedFrom: "2026-03-01T18:00:00+08:00", mutedUntil: "2026-03-01T20:00:00+08:00" },
        next: { to: "muted", at: "2026-03-01T18:00:00+08:00" },
      },
      {
        ...{ entry: "hall", appId: "app", groupId: "hall", muted: true, due: false },
        mutedUntil: "2026-03-01T20:00:00+08:00",
        next: { to: "open", at: "2026-03-01T20:00:00+08:00" },
      },
      {
        ...{ entry: "attic", appId: "app", groupId: "attic", muted: true, due: false },
        mutedUntil: "2026-03-02T08:00:00Z",
        next: { to: "open", at: "2026-03-02T08:00:00Z" },
      },
      {
        ...{ entry: "past", appId: "app", groupId: "past", muted: false, due: false },
        mutedUntil: "2026-01-01T00:00:00Z",
        last: { to: "open", at: "2026-01-01T00:00:00Z" },
      },
    ],
  });
  expect(await due("2026-03-01T17:00:00Z", [], "defaults: {appId: app}\ngroups: {hall: }\n")).toMatchObject({
    code: 0,
    out: "",
    err: expect.stringContaining("0 groups due now; no change is due later\n") as string,
  });
});

test("looks back a day, or as far as it is told: a change at that moment was the last run's", async () => {
  const both = ["hall", "foyer"];
  expect(await dueGroups("2026-03-02T19:59:59+08:00")).toEqual({ code: 7, groups: [...both, "attic"] });
  expect(await dueGroups("2026-03-02T20:00:00+08:00")).toEqual({ code: 7, groups: ["attic"] });
  const now = "2026-03-01T20:10:00+08:00";
  expect(await dueGroups(now, ["--since", "10m"])).toEqual({ code: 0, groups: [] });
  expect(await dueGroups(now, ["--since", "11m"])).toEqual({ code: 7, groups: both });
  expect(await dueGroups(now, ["--since", "2026-03-01T12:00:00Z"])).toEqual({ code: 0, groups: [] });
  expect(await dueGroups(now, ["--since", "2026-03-01T11:59:59Z"])).toEqual({ code: 7, groups: both });
  expect(await dueGroups(now, ["--since", "99d"])).toEqual({ code: 7, groups: [...both, "past"] });
});

test("with the state of the stack, what it has otherwise is due, however long ago that changed", async () => {
  const groupMute = (groupId: string, muted: boolean, more: object = {}) => ({
    type: "pulumi-nodejs:dynamic/livemessage:GroupMute",
    outputs: { appId: "app", groupId, muted, exceptUsers: {} },
    ...more,
  });
  const until = { mutedUntil: "2026-03-01T20:00:00+08:00" };
  const many = (groups: object, unfinished: string[] = []) => ({
    type: "pulumi-nodejs:dynamic/livemessage:AppMutes",
    outputs: { appId: "app", groups, ...(unfinished.length > 0 ? { unfinished } : {}) },
  });
  let print: (state: object) => string = JSON.stringify;
  const dueBy = async (...resources: object[]) => {
    const state = join(folder, "state.json");
    writeFileSync(state, print({ version: 3, deployment: { resources } }));
    return (await dueGroups("2027-01-01T00:00:00Z", ["--state", state])).groups.sort();
  };
  const done = [groupMute("foyer", false), groupMute("attic", false), groupMute("past", false)];
  expect(await dueBy()).toEqual(["attic", "foyer", "hall", "past"]);
  // `npm run` prints lines of its own before what the engine prints.
  for (const indent of [undefined, 4]) {
    print = (state) => `\n> pulumi stack export\n\n${JSON.stringify(state, null, indent)}\n`;
    expect(await dueBy(...done, groupMute("hall", true))).toEqual(["hall"]);
  }
  expect(await dueBy(...done, groupMute("hall", true))).toEqual(["hall"]);
  expect(await dueBy(...done, groupMute("hall", false))).toEqual([]);
  expect(await dueBy(...done, groupMute("hall", false, { initErrors: ["lost"] }))).toEqual(["hall"]);
  expect(await dueBy(...done, groupMute("hall", false), groupMute("hall", true, { delete: true }))).toEqual([]);
  expect(await dueBy(...done, many({ hall: { exceptUsers: {} } }))).toEqual(["hall"]);
  const ofPlugin = { type: "livemessage:index:GroupMute", outputs: { appId: "app", groupId: "hall", muted: true } };
  expect(await dueBy(...done, ofPlugin)).toEqual(["hall"]);
  expect(await dueBy(...done, { ...ofPlugin, outputs: { ...ofPlugin.outputs, muted: false } })).toEqual([]);
  expect(await dueBy(...done, many({ hall: { muted: false, exceptUsers: {}, ...until } }))).toEqual([]);
  expect(await dueBy(...done, many({ hall: { muted: false, exceptUsers: {}, ...until } }, ["hall"]))).toEqual(["hall"]);
  // One resource was to take the group over from the other, and the update failed in between.
  const open = groupMute("hall", false);
  for (const other of [groupMute("hall", true), many({ hall: { exceptUsers: {} } }), many({ hall: null })]) {
    expect(await dueBy(...done, open, other)).toEqual(["hall"]);
    expect(await dueBy(...done, other, open)).toEqual(["hall"]);
    expect(await dueBy(...done, open, other, open)).toEqual(["hall"]);
  }
  expect(await dueBy(...done, open, many({ hall: { muted: false, exceptUsers: {}, ...until } }))).toEqual([]);
  // What of a state cannot be read says nothing.
  for (const hall of [
    groupMute("hall", false, { initErrors: null }),
    groupMute("hall", false, { outputs: null }),
    many({ hall: null }),
    { type: many({}).type, outputs: { ...many({ hall: { muted: false } }).outputs, unfinished: 5 } },
  ]) {
    expect(await dueBy(...done, hall)).toEqual(["hall"]);
  }
});

test("takes the app from the command line as a program gives it", async () => {
  const { out } = await due("2026-03-01T20:10:00+08:00", ["--app", "other"]);
  expect(out).toContain("other/hall ");
  const without = "groups: { hall: { mutedUntil: 2026-03-01T12:00:00Z } }\n";
  expect(await due("2026-03-01T20:10:00+08:00", [], without)).toMatchObject({ code: 1, out: "" });
  expect(await due("2026-03-01T20:10:00+08:00", ["--app", "app"], without)).toMatchObject({ code: 7 });
});

test("what cannot be used is told, and is never taken for nothing being due", async () => {
  const now = "2026-03-01T20:10:00+08:00";
  expect(await due(now, [], "groups: [")).toMatchObject({ code: 1, err: expect.stringContaining("-:1:") as string });
  const state = join(folder, "state.json");
  expect(await due(now, ["--state", state])).toMatchObject({ code: 1, err: expect.stringContaining(state) as string });
  for (const text of [
    "",
    "{}",
    "[]",
    '{"deployment":null}',
    '{"deployment":{"resources":{}}}',
    '{"deployment":{"resources":[null]}}',
  ]) {
    writeFileSync(state, text);
    expect(await due(now, ["--state", state])).toMatchObject({
      code: 1,
      err: expect.stringContaining("pulumi stack export > state.json") as string,
    });
  }
  for (const [args, problem] of [
    [["--since", "soon"], "--since"],
    [["--since", "2026-03-01T20:00:00"], "has no offset"],
    [["--since", "2026-03-01T20:11:00+08:00"], "in the future"],
    [["--state", state, "--since", "1h"], "give one"],
    [["--state", "-"], "once only"],
    [["--app", "a b"], "--app has white space"],
  ] as const) {
    expect(await due(now, [...args])).toMatchObject({ code: 2, err: expect.stringContaining(problem) as string });
  }
  expect(await due("noon")).toMatchObject({ code: 2, err: expect.stringContaining("LIVEMESSAGE_NOW") as string });
});
