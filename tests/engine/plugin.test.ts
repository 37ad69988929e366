import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { parsePreview } from "../../provider/src/report/parsePreview";
import { reportSpeech } from "../../provider/src/report/speechReport";
import { installPlugin, pluginProgram as program, pluginVersion as version } from "../../tools/plugin/builtPlugin";
import type { PulumiProject } from "../../tools/pulumi/pulumiProject";
import { app, useHall } from "./support/useHall";

/* What only the plugin has. What it shares with the dynamic provider, the process tests run through both. */

const execute = promisify(execFile);
const command = path.resolve(__dirname, "../../provider/bin/livemessage.js");
const types = ["MessageApp", "MessageGroup", "GroupMute"];
const dev = ["--stack", "dev"];
const hall = useHall();

const hallMute = (...exceptUsers: string[]) =>
  program(`declare("GroupMute", "hall", ${JSON.stringify({ appId: app, groupId: "hall", exceptUsers })});`);

async function project(text: string, namespaces = ["livemessage"]): Promise<PulumiProject> {
  const { url, credentials } = hall.emulator;
  const inEach = (name: string, value: string) =>
    Object.fromEntries(namespaces.map((each) => [`${each}:${name}`, value]));
  const made = await hall.project(text, {
    config: { "livemessage:endpoint": url, ...inEach("accessKey", credentials.accessKeyId) },
    secretConfig: inEach("secretKey", credentials.accessKeySecret),
  });
  await installPlugin(made);
  return made;
}

/** Waits until the emulator has a group muted. */
function firstWrite(): Promise<void> {
  return new Promise((resolve) => {
    hall.emulator.journal.listen((entry) => {
      if (entry.kind === "call" && entry.operation === "BanLiveMessageGroup") resolve();
    });
  });
}

test("a plain list shows the users that come and go, and nothing else", async () => {
  const stack = await project(hallMute("host", "mod1", "mod2"));
  expect(await stack.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host", "mod1", "mod2"] });
  expect((await stack.previewExpectNoChanges()).exitCode).toBe(0);

  await stack.setProgram(hallMute("host", "mod2", "new1"));
  const { output } = await stack.preview();
  const changed = /~ exceptUsers: \[\n([^\]]*\][^\]]*\][^\]]*)\n\s*\]/.exec(output)?.[1] ?? output;
  expect(changed.split("\n").map((line) => line.trim())).toEqual(['- [1]: "mod1"', '+ [2]: "new1"']);
  expect((await stack.up()).exitCode).toBe(0);
  hall.expectMute({ mutedAll: true, exempt: ["host", "mod2", "new1"] });

  hall.emulator.setMute(app, "hall", { mutedAll: true, exempt: ["host", "mod2"] });
  expect((await stack.detectDrift()).output).toContain('- [2]: "new1"');
  expect((await stack.destroy()).exitCode).toBe(0);
  hall.expectMute({ mutedAll: false });
});

/** A program that asks each look-up about what is there. */
const lookUps = `
  const ask = (name, args) => require("@pulumi/pulumi").runtime.invoke("livemessage:index:" + name, args, { version: "${version}" });
  exports.found = {
    mute: ask("getGroupMute", { appId: "${app}", groupId: "hall" }),
    groups: ask("listGroups", { appId: "${app}" }),
    group: ask("getMessageGroup", { appId: "${app}", groupId: "hall" }),
    app: ask("getMessageApp", { appId: "${app}" }),
    apps: ask("listMessageApps", {}),
  };
`;

function expectLookedUp(outputs: Record<string, unknown>): void {
  const { name, dataCenter, createdAt } = hall.emulator.state.app(app)!;
  const common = { appId: app, appName: name, dataCenter, disabled: false, messageLifeCycle: 30 };
  const noGroup = { groupName: "", groupInfo: "", administrators: [], creatorId: "" };
  expect(outputs).toEqual({
    found: {
      mute: { appId: app, groupId: "hall", muted: true, exceptUsers: ["host"], mutedUsers: ["spam"] },
      groups: { groupIds: ["hall", "foyer"] },
      group: { appId: app, groupId: "hall", ...noGroup },
      app: { ...common, audit: { type: 0, url: "" }, eventCallbackUrl: "" },
      apps: { apps: [{ ...common, createTime: Math.floor(createdAt / 1000) }] },
    },
  });
  for (const secret of secretsOfApp()) expect(JSON.stringify(outputs)).not.toContain(secret);
}

function secretsOfApp(): string[] {
  const { appKey, appSign } = hall.emulator.state.app(app)!;
  return [appKey, appSign];
}

test("what is there is looked up, and imported by a file that the command writes or by an option; the next preview is empty", async () => {
  const { url, credentials } = hall.emulator;
  hall.emulator.changeApp(app, { name: "chat" });
  // Whom moderators have muted one by one.
  hall.emulator.setMute(app, "hall", { mutedAll: true, exempt: ["host"], muted: ["spam"] });
  hall.emulator.setMute(app, "foyer", { muted: ["troll"] });
  const stack = await project(program(lookUps));
  expect(await stack.up()).toMatchObject({ exitCode: 0 });
  expectLookedUp(await stack.outputs());
  const file = path.join(stack.root, "imports.json");
  await execute(
    process.execPath,
    [command, "export", "--app", app, "--import-file", file, "--import-types", types.join()],
    {
      env: {
        ...process.env,
        ALICLOUD_ACCESS_KEY: credentials.accessKeyId,
        ALICLOUD_SECRET_KEY: credentials.accessKeySecret,
        ALIBABA_CLOUD_ENDPOINT_LIVE: url,
      },
    },
  );
  const imported = await stack.run(
    "import",
    "--file",
    file,
    "--yes",
    "--generate-code=false",
    "--protect=false",
    ...dev,
  );
  expect(imported).toMatchObject({ exitCode: 0 });
  const estate = `
      declare("MessageApp", "${app}", { appName: "chat" });
      for (const groupId of ["foyer", "hall"]) declare("MessageGroup", groupId, { appId: "${app}", groupId });
      declare("GroupMute", "hall", { appId: "${app}", groupId: "hall", exceptUsers: ["host"] });
  `;
  await stack.setProgram(program(estate));
  expect(await stack.previewExpectNoChanges()).toMatchObject({ exitCode: 0 });

  const byOption = program(`${estate}
    const options = { version: "${version}", import: "${app}?groups=foyer&mutedUsers=all" };
    const groups = { foyer: { muted: false, mutedUsers: ["troll"] } };
    new CustomResource("livemessage:index:AppMutes", "event", { appId: "${app}", groups }, options);
  `);
  await stack.setProgram(byOption);
  expect(await stack.up()).toMatchObject({ exitCode: 0, output: expect.stringContaining("1 imported") as string });
  expect(await stack.previewExpectNoChanges()).toMatchObject({ exitCode: 0 });
  expect(hall.writes()).toEqual([]);
  const told = JSON.stringify(await stack.exportState()) + imported.output;
  expect(told).toContain('"appKey"');
  for (const secret of secretsOfApp()) expect(told).not.toContain(secret);
});

test("resources move from the dynamic provider to the plugin and back in one update each, without a write", async () => {
  for (const each of ["hall", "foyer"]) hall.emulator.setMute(app, each, { mutedAll: true, exempt: ["host"] });
  hall.emulator.createGroup(app, "yard");
  const resources = `
    declare("GroupMute", "hall", { appId: "${app}", groupId: "hall", exceptUsers: ["host"] });
    declare("AppMutes", "event", { appId: "${app}", groups: { foyer: { exceptUsers: ["host"] }, yard: { muted: false } } });
    for (const groupId of ["hall", "yard"]) declare("MessageGroup", groupId, { appId: "${app}", groupId, adopt: true });
  `;
  const dynamic = `
    const types = require("pulumi-alicloud-livemessage");
    const declare = (type, name, args) => new types[type](name, args);
    ${resources}
  `;
  const stack = await project(dynamic, ["alicloud", "livemessage"]);
  expect(await stack.up()).toMatchObject({ exitCode: 0 });
  await stack.setProgram(program(resources));
  const preview = await stack.run("preview", "--json", ...dev);
  const { groups } = reportSpeech(parsePreview(preview.stdout));
  expect(groups.map(({ groupId, outcome }) => `${groupId} ${outcome}`)).toEqual([
    "foyer unaffected",
    "hall unaffected",
    "yard unaffected",
  ]);
  for (const there of [program(resources), dynamic]) {
    await stack.setProgram(there);
    expect(await stack.up()).toMatchObject({ exitCode: 0 });
    expect(await stack.previewExpectNoChanges()).toMatchObject({ exitCode: 0 });
  }
  expect(hall.writes()).toEqual([]);
});

test("a group that leaves an AppMutes of the program's face stays muted where that one depends on the resource of the plugin", async () => {
  for (const each of ["hall", "foyer"]) hall.emulator.setMute(app, each, { mutedAll: true, exempt: ["host"] });
  const mute = { exceptUsers: ["host"] };
  const text = (groups: Record<string, object>, taker = "") => `
    const { AppMutes } = require("pulumi-alicloud-livemessage");
    ${program(`const dependsOn = [${taker}];`)}
    new AppMutes("event", { appId: "${app}", groups: ${JSON.stringify(groups)} }, { dependsOn });
  `;
  const stack = await project(text({ hall: mute, foyer: mute }), ["alicloud", "livemessage"]);
  expect(await stack.up()).toMatchObject({ exitCode: 0 });
  const taker = `declare("GroupMute", "hall", ${JSON.stringify({ appId: app, groupId: "hall", ...mute })})`;
  await stack.setProgram(text({ foyer: mute }, taker));
  expect(await stack.up()).toMatchObject({ exitCode: 0 });
  expect(await stack.previewExpectNoChanges()).toMatchObject({ exitCode: 0 });
  expect(hall.writes()).toEqual([]);
});

describe("one Ctrl-C", () => {
  const groups = Array.from({ length: 60 }, (_, index) => `room${index}`);

  test.each([
    [
      "one AppMutes",
      `declare("AppMutes", "all", { appId: "${app}", groups: Object.fromEntries(rooms.map((room) => [room, {}])) })`,
    ],
    ["a GroupMute each", `for (const groupId of rooms) declare("GroupMute", groupId, { appId: "${app}", groupId })`],
  ])("ends an update of %s, keeps what was done, and the next update goes on", async (_, declared) => {
    for (const each of groups) hall.emulator.createGroup(app, each);
    const stack = await project(program(`const rooms = ${JSON.stringify(groups)}; ${declared};`));
    const interrupt = new AbortController();
    const update = stack.interruptedUp(interrupt.signal);
    await firstWrite();
    interrupt.abort();
    const { exitCode, output } = await update;
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/cancel/i);
    // At ten writes a second the whole would have taken six.
    const done = hall.writes().length;
    expect(done).toBeLessThan(groups.length / 2);

    expect(await stack.up()).toMatchObject({ exitCode: 0 });
    for (const each of groups) hall.expectMute({ mutedAll: true, exempt: [] }, each);
    expect(hall.writes()).toHaveLength(groups.length);
    expect((await stack.previewExpectNoChanges()).exitCode).toBe(0);
  });
});
