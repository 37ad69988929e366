import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import path from "node:path";

import { type Emulator, startEmulator } from "alicloud-live-emulator";
import { stringify } from "yaml";

import { writeCalls } from "../../tools/journal/writeCalls";
import type { PulumiProject } from "../../tools/pulumi/pulumiProject";
import { stackAccess } from "../support/emulatorAccess";
import { useProjects } from "./support/useProjects";

/** As many groups as an event has rooms. */
const count = 100;
const app = "app1";

const newProject = useProjects();
let emulator: Emulator;
beforeEach(async () => {
  // Neither the emulator's quota nor the client's own is what is shown here.
  emulator = await startEmulator({ quota: false });
  emulator.createApp({ appId: app });
  for (let index = 0; index < count; index++) emulator.createGroup(app, groupId(index));
});
afterEach(() => emulator.close());

/** Configuration of a project that need not wait for any quota. */
function fast() {
  const { config, secretConfig } = stackAccess(emulator);
  const rates = { "livemessage:writesPerSecond": "1000", "livemessage:readsPerSecond": "1000" };
  return { config: { ...config, ...rates }, secretConfig, timeoutMs: 300_000 };
}

function groupId(index: number): string {
  return `room${String(index).padStart(3, "0")}`;
}

interface File {
  defaults: object;
  lists: Record<string, string[]>;
  groups: Record<string, object | null>;
}

/** Every tenth room has the speakers as well, and one must be open. */
function estate(): File {
  const groups = Array.from({ length: count }, (_, index): [string, object | null] => {
    if (index === 50) return [groupId(index), { muted: false }];
    return [
      groupId(index),
      index % 10 === 0 ? { exceptLists: ["crew", "speakers"], exceptUsers: [`guest${index}`] } : null,
    ];
  });
  return {
    defaults: { appId: app, exceptLists: ["crew"] },
    lists: { crew: ["host", "mod1"], speakers: ["anna", "ben"] },
    groups: Object.fromEntries(groups),
  };
}

const program = `
const { MutePolicy } = require("pulumi-alicloud-livemessage");
MutePolicy.fromFile("mutes.yaml");
`;

function files(file: File | string): Record<string, string> {
  return { "index.js": program, "mutes.yaml": typeof file === "string" ? file : stringify(file) };
}

/** Groups that were written to since the journal was cleared. */
function written(): string[] {
  const writes = writeCalls(emulator);
  return [...new Set(writes.map(({ effect }) => effect!.groupId))].sort();
}

function exempt(id: string): string[] | "open" {
  const state = emulator.state.group(app, id)!.muteState();
  return state.mutedAll ? [...state.exempt].sort() : "open";
}

/** One resource per group becomes one per app, or the other way: what is adopted is read once, and that is all. */
async function changeForm(project: PulumiProject, to: "group" | "app"): Promise<void> {
  const text = program.replace('"mutes.yaml"', `"mutes.yaml", { oneResourcePer: "${to}" }`);
  const all = Array.from({ length: count }, (_, index) => groupId(index));
  const before = all.map(exempt);
  await project.setProgram({ "index.js": text });
  emulator.journal.clear();
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  const operations = emulator.journal.calls().map(({ operation }) => operation);
  expect(operations).toEqual(all.map(() => "DescribeLiveMessageGroupBand"));
  expect(all.map(exempt)).toEqual(before);
  const types = ((await project.exportState()).deployment.resources ?? []).map(({ type }) => type);
  expect(types.filter((type) => /:(GroupMute|AppMutes)$/.test(type))).toHaveLength(to === "app" ? 1 : count);
}

test(`a file of ${count} groups, through its life`, async () => {
  const project = await newProject({ ...fast(), program: files(estate()) });
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(exempt("room001")).toEqual(["host", "mod1"]);
  expect(exempt("room010")).toEqual(["anna", "ben", "guest10", "host", "mod1"]);
  expect(exempt("room050")).toBe("open");
  expect(written()).toHaveLength(count - 1);
  await changeForm(project, "app");
  await changeForm(project, "group");

  // An edit of one shared list changes exactly the groups that use it.
  const edited = estate();
  edited.lists["speakers"] = ["anna", "carl"];
  await project.setProgram(files(edited));
  emulator.journal.clear();
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  const speaking = Object.entries(edited.groups).filter(([, group]) => group && "exceptLists" in group);
  expect(written()).toEqual(speaking.map(([id]) => id));
  expect(exempt("room010")).toEqual(["anna", "carl", "guest10", "host", "mod1"]);

  // Moving entries changes nothing.
  const moved = { ...edited, groups: Object.fromEntries(Object.entries(edited.groups).reverse()) };
  await project.setProgram(files(moved));
  expect(await project.previewExpectNoChanges()).toMatchObject({ exitCode: 0 });

  // Removing a group lifts it.
  delete moved.groups["room007"];
  await project.setProgram(files(moved));
  emulator.journal.clear();
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(written()).toEqual(["room007"]);
  expect(exempt("room007")).toBe("open");

  // Drift on three groups is found and repaired.
  emulator.setMute(app, "room001", { mutedAll: false, exempt: [] });
  emulator.setMute(app, "room002", { mutedAll: true, exempt: ["host", "mod1", "intruder"] });
  emulator.setMute(app, "room050", { mutedAll: true, exempt: [] });
  emulator.journal.clear();
  const night = await project.run("preview", "--refresh", "--expect-no-changes", "--json", "--stack", "dev");
  expect(night.exitCode).toBe(7);
  const preview = path.join(project.folder, "preview.json");
  await writeFile(preview, night.stdout);
  const report = JSON.parse((await livemessage("report", preview, "--json")).out) as {
    groups: { groupId: string; drift?: object }[];
  };
  expect(
    report.groups
      .filter(({ drift }) => drift)
      .map((group) => group.groupId)
      .sort(),
  ).toEqual(["room001", "room002", "room050"]);
  expect(await project.up("--refresh")).toMatchObject({ exitCode: 0 });
  expect(written()).toEqual(["room001", "room002", "room050"]);
  expect([exempt("room001"), exempt("room002"), exempt("room050")]).toEqual([
    ["host", "mod1"],
    ["host", "mod1"],
    "open",
  ]);

  // From a resource for each group to one for all of them: told and written is what is edited besides, and no more.
  moved.groups["room003"] = { exceptUsers: ["carl"] };
  const perApp = program.replace('"mutes.yaml"', '"mutes.yaml", { oneResourcePer: "app" }');
  await project.setProgram({ ...files(moved), "index.js": perApp });
  await writeFile(preview, (await project.run("preview", "--json", "--stack", "dev")).stdout);
  const { groups, others } = JSON.parse((await livemessage("report", preview, "--json")).out) as {
    groups: { groupId: string; outcome: string; gain: object }[];
    others: object[];
  };
  expect(groups).toHaveLength(count - 1);
  expect(groups.filter(({ outcome }) => outcome !== "unaffected")).toEqual([
    expect.objectContaining({ groupId: "room003", outcome: "changed", gain: { kind: "users", users: ["carl"] } }),
  ]);
  expect(others).toEqual([]);
  emulator.journal.clear();
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(written()).toEqual(["room003"]);
  expect(await project.previewExpectNoChanges()).toMatchObject({ exitCode: 0 });

  // What is exported from there brings no write when it is applied.
  const { code, out } = await livemessage("export", "--app", app);
  expect(code).toBe(0);
  const second = await newProject({ ...fast(), program: files(out) });
  emulator.journal.clear();
  expect(await second.up()).toMatchObject({ exitCode: 0 });
  expect(written()).toEqual([]);
}, 600_000);

test("entries of which the ids turn out to be one group stop the update", async () => {
  const twice = `
    const pulumi = require("@pulumi/pulumi");
    const { MutePolicy } = require("pulumi-alicloud-livemessage");
    const late = (id) => pulumi.output(new Promise((resolve) => setTimeout(() => resolve(id), 100)));
    const groups = { day: { groupId: late("room001") }, night: { groupId: late("room001") } };
    new MutePolicy("event", { defaults: { appId: "${app}" }, groups, oneResourcePer: "PER" });
  `;
  for (const per of ["app", "group"]) {
    const project = await newProject({ ...fast(), program: twice.replace("PER", per) });
    const { exitCode, output } = await project.up();
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(
      per === "app"
        ? /MutePolicy "event": "night" and "day" are the same group, room001/
        : /GroupMute "event\/(night|day)" and GroupMute "event\/(night|day)" declare the same group "room001" of app "app1"/,
    );
    const writes = writeCalls(emulator).length;
    // As GroupMutes the first of the two may be there by then.
    expect(writes).toBeLessThanOrEqual(per === "app" ? 0 : 1);
    emulator.journal.clear();
  }
});

test("a file with problems stops the preview, with every problem and its place", async () => {
  const project = await newProject({
    ...stackAccess(emulator),
    program: files("defaults: {appId: app1}\ngroups:\n  hall: {mutd: true}\n  foyer: {exceptUsers: ['a,b']}\n"),
  });
  const { exitCode, output } = await project.preview();
  expect(exitCode).not.toBe(0);
  expect(output).toContain(`mutes.yaml:3:10: unknown key "mutd": did you mean "muted"?`);
  expect(output).toContain(`mutes.yaml:4:25: user id "a,b" has a comma, and commas separate ids in a call`);
  expect(output).not.toMatch(/node_modules|isPolicyFileError/);
  expect(emulator.journal.calls()).toEqual([]);
});

test("a transform keeps a group muted that the file no longer names", async () => {
  const retaining = `
    const pulumi = require("@pulumi/pulumi");
    const { MutePolicy } = require("pulumi-alicloud-livemessage");
    const retained = ["mutes/room001"];
    MutePolicy.fromFile("mutes.yaml", {}, {
      transforms: [({ name, props, opts }) =>
        retained.includes(name) ? { props, opts: pulumi.mergeOptions(opts, { retainOnDelete: true }) } : undefined],
    });
  `;
  const text = (groups: string): string => `defaults: {appId: ${app}}\ngroups: {${groups}}\n`;
  const project = await newProject({
    ...fast(),
    program: { "index.js": retaining, "mutes.yaml": text("room001: , room002: , room003: ") },
  });
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  await project.setProgram({ "index.js": retaining, "mutes.yaml": text("room003: ") });
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect([exempt("room001"), exempt("room002"), exempt("room003")]).toEqual([[], "open", []]);
});

/** Runs the installed command. */
async function livemessage(...args: string[]): Promise<{ code: number; out: string }> {
  const main = path.resolve("provider/bin/livemessage.js");
  await readFile(main);
  const child = spawn(process.execPath, [main, ...args], {
    env: {
      PATH: process.env["PATH"],
      ALICLOUD_ACCESS_KEY: emulator.credentials.accessKeyId,
      ALICLOUD_SECRET_KEY: emulator.credentials.accessKeySecret,
      ALIBABA_CLOUD_ENDPOINT_LIVE: emulator.url,
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const closed = once(child, "close");
  const out = await text(child.stdout);
  const [code] = (await closed) as [number];
  return { code, out };
}

test("a program looks up who may speak in a group that it does not manage", async () => {
  emulator.setMute(app, "room003", { mutedAll: true, exempt: ["mod1", "host"] });
  const project = await newProject({
    ...stackAccess(emulator),
    program: `
      const { getGroupMute, getGroupMuteOutput, listGroupsOutput } = require("pulumi-alicloud-livemessage");
      module.exports = async () => ({
        one: await getGroupMute({ appId: "${app}", groupId: "room003" }),
        other: getGroupMuteOutput({ appId: "${app}", groupId: "room004" }).muted,
        groups: listGroupsOutput({ appId: "${app}" }).length,
      });
    `,
  });
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(await project.outputs()).toEqual({
    one: { appId: app, groupId: "room003", muted: true, exceptUsers: ["host", "mod1"], mutedUsers: [] },
    other: false,
    groups: count,
  });
  expect(written()).toEqual([]);
});
