import { readFileSync } from "node:fs";
import path from "node:path";
import { useHall } from "./support/useHall";

const hall = useHall();

/** A program that goes from no app to a muted group. */
const program = (app: Record<string, unknown> = {}, more = ""): string => `
const { MessageApp, MessageGroup, GroupMute, AppMutes } = require("pulumi-alicloud-livemessage");
const app = new MessageApp("chat", ${JSON.stringify({ appName: "chat", ...app })});
const rooms = ["hall", "lounge"].map((groupId) => new MessageGroup(groupId, { appId: app.appId, groupId }));
new GroupMute("hall", { appId: rooms[0].appId, groupId: rooms[0].groupId, exceptUsers: ["host"] });
new AppMutes("others", { appId: rooms[1].appId, groups: rooms[1].groupId.apply((id) => ({ [id]: {} })) });
exports.key = app.appKey;
exports.appId = app.appId;
${more}
`;
const chat = () => hall.emulator.state.apps(hall.emulator.accounts.default.id).find(({ name }) => name === "chat")!;
const writes = (): string[] => hall.writes().map(({ operation }) => operation.replace("LiveMessage", ""));

test("one program makes an app, its groups and their mutes, and takes back what can be taken back; no secret is in plain", async () => {
  const project = await hall.project(program());
  const outputs: string[] = [];
  const ran = async (command: Promise<{ exitCode: number; output: string }>) => {
    const { exitCode, output } = await command;
    outputs.push(output);
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
  };
  // The id of the app is not known yet, and with it the groups are not.
  await ran(project.preview());
  expect(outputs[0]).toContain("+ 6 to create");
  expect(hall.emulator.journal.calls()).toEqual([]);

  await ran(project.up());
  expect(writes()[0]).toBe("CreateApp");
  expect(writes().slice(1).sort()).toEqual(["BanGroup", "BanGroup", "CreateGroup", "CreateGroup"]);
  const { id, appKey, appSign } = chat();
  for (const group of ["hall", "lounge"]) expect(hall.emulator.state.mute(id, group)).toMatchObject({ mutedAll: true });
  expect(await project.outputs()).toEqual({ key: appKey, appId: id });
  await hall.expectSettled(project);

  hall.emulator.journal.clear();
  await project.setProgram(program({ disabled: true, audit: { type: 1 } }));
  await ran(project.up());
  expect(writes()).toEqual(["ModifyAppAudit", "ModifyAppDisable"]);
  await ran(project.run("refresh", "--yes", "--diff"));
  expect((await project.detectDrift()).exitCode).toBe(0);
  const state = JSON.stringify(await project.exportState());
  for (const secret of [appKey, appSign]) expect(state + outputs.join("")).not.toContain(secret);

  hall.emulator.journal.clear();
  await ran(project.destroy());
  expect(writes().slice(0, 2)).toEqual(["UnbanGroup", "UnbanGroup"]);
  expect(writes().slice(2)).toEqual(["DeleteGroup", "DeleteGroup"]);
  expect(outputs.at(-1)!.replace(/\s+/g, " ")).toContain(`App ${id} (chat) is no longer managed, and is left as it is`);
});

test("an app that is not as declared is in state without its secrets, until an update has them; so is one that is only read", async () => {
  const denied = { type: "error", code: "NoAuth", status: 403 } as const;
  hall.emulator.faults.add({ operation: "ModifyLiveMessageAppDisable", action: denied });
  const app = `
const { MessageApp } = require("pulumi-alicloud-livemessage");
const chat = new MessageApp("chat", { appName: "chat", disabled: true });
`;
  const project = await hall.project(app);
  const failed = await project.up();
  expect(failed.exitCode).not.toBe(0);
  const { id, appKey, appSign } = chat();
  const inPlain = async () => {
    const state = JSON.stringify(await project.exportState());
    return [appKey, appSign].filter((secret) => state.includes(secret));
  };
  expect(await inPlain()).toEqual([]);
  hall.emulator.faults.clear();
  await project.setProgram(`${app}exports.read = MessageApp.get("read", "${id}").appSign;`);
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(await inPlain()).toEqual([]);
  expect(await project.outputs()).toEqual({ read: appSign });
  expect(failed.output).not.toContain(appKey);
});

test("an app whose create lost its answer, that drifts, disappears, cannot be changed, or is there already", async () => {
  const declared = (appName: string, more = ""): string => `
const { MessageApp } = require("pulumi-alicloud-livemessage");
const chat = new MessageApp("chat", { appName: "${appName}" });
${more}
`;
  const flat = ({ output }: { output: string }): string => output.replace(/\s+/g, " ");
  const named = (appName: string) =>
    hall.emulator.state.apps(hall.emulator.accounts.default.id).filter(({ name }) => name === appName);
  const project = await hall.project(declared("chat"));
  hall.emulator.faults.add({ operation: "CreateLiveMessageApp", action: { type: "loseAnswer" }, count: 1 });
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(named("chat")).toHaveLength(1);

  chat().eventCallbackUrl = "https://elsewhere.example";
  const drift = await project.detectDrift();
  expect(drift.exitCode).not.toBe(0);
  expect(drift.output).toMatch(/\+ eventCallbackUrl: "https:\/\/elsewhere\.example"/);
  expect(await project.up("--refresh")).toMatchObject({ exitCode: 0 });
  expect(chat().eventCallbackUrl).toBe("");

  hall.emulator.deleteApp(chat().id);
  expect(await project.up("--refresh")).toMatchObject({ exitCode: 0 });
  expect(named("chat")).toHaveLength(1);

  hall.emulator.journal.clear();
  await project.setProgram(declared("talk"));
  const refused = await project.preview();
  expect(refused.exitCode).not.toBe(0);
  expect(flat(refused)).toContain('no operation of the service changes appName: leave it at "chat"');
  expect(hall.emulator.journal.calls()).toEqual([]);

  await project.setProgram(declared("chat", 'MessageApp.get("read", "nowhere");'));
  const nothing = await project.preview();
  expect(nothing.exitCode).not.toBe(0);
  expect(flat(nothing)).toContain('The app "nowhere" does not exist');

  const talk = hall.emulator.createApp({ name: "talk" });
  const url = "chat.appId.apply((id) => `https://events.example/${id}`)";
  const second = (adopt: boolean): string =>
    declared("chat", `new MessageApp("talk", { appName: "talk", adopt: ${adopt}, eventCallbackUrl: ${url} });`);
  await project.setProgram(second(false));
  const inTheWay = await project.up();
  expect(inTheWay.exitCode).not.toBe(0);
  expect(flat(inTheWay)).toContain('There is an app named "talk" already');
  await project.setProgram(second(true));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(talk.eventCallbackUrl).toBe(`https://events.example/${chat().id}`);
  expect(named("talk")).toEqual([talk]);
});

test("a policy makes groups of an app and mutes them, as one resource per group or per app, and undoes it in order", async () => {
  const file = [
    "groups:",
    ...[1, 2, 3].map((number) => `  room${number}: { create: true, groupName: "Room ${number}", exceptUsers: [host] }`),
    "  lobby: { create: true, muted: false }",
  ].join("\n");
  const withPolicy = (oneResourcePer: string): string => `
const { MessageApp, MutePolicy } = require("pulumi-alicloud-livemessage");
const app = new MessageApp("chat", { appName: "chat" });
MutePolicy.fromFile("mutes.yaml", { defaults: { appId: app.appId }, oneResourcePer: "${oneResourcePer}" });
`;
  const project = await hall.project("", { program: { "index.js": withPolicy("group"), "mutes.yaml": file } });
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  const rooms = ["room1", "room2", "room3"];
  const orderOf = (groupId: string) =>
    hall
      .writes()
      .filter(({ parameters }) => parameters.GroupId === groupId)
      .map(({ operation }) => operation.replace("LiveMessage", ""));
  for (const room of rooms)
    expect({ room, order: orderOf(room) }).toEqual({ room, order: ["CreateGroup", "BanGroup"] });
  expect(orderOf("lobby")).toEqual(["CreateGroup"]);
  expect(hall.emulator.state.group(chat().id, "room2")).toMatchObject({ name: "Room 2", mutedAll: true });

  hall.emulator.journal.clear();
  await project.setProgram({ "index.js": withPolicy("app") });
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  await hall.expectSettled(project);
  expect(writes()).toEqual([]);
  expect(await project.destroy()).toMatchObject({ exitCode: 0 });
  for (const room of rooms)
    expect({ room, order: orderOf(room) }).toEqual({ room, order: ["UnbanGroup", "DeleteGroup"] });
  expect(orderOf("lobby")).toEqual(["DeleteGroup"]);
});

const example = path.resolve(__dirname, "../../examples/from-nothing");
const fileOfExample = (name: string): string => readFileSync(path.join(example, name), "utf8");

/** The engine's commands that the example's page tells for the emulator, without the one that every project runs. */
function commandsOfPage(): string[][] {
  const lines = fileOfExample("README.md").matchAll(/^ {4}npm run pulumi -- -C examples\/from-nothing (.+)$/gm);
  return [...lines]
    .map(([, words]) => words!.split(" "))
    .filter(([first, second]) => `${first} ${second}` !== "stack init");
}

test("the example goes from nothing to a moderated room and back, by the commands of its page", async () => {
  const names = ["Pulumi.yaml", "index.ts", "package.json", "tsconfig.json"];
  const project = await hall.project("", {
    program: Object.fromEntries(names.map((name) => [name, fileOfExample(name)])),
    config: {},
    secretConfig: {},
  });
  const { accessKeyId, accessKeySecret } = hall.emulator.credentials;
  const ran: string[] = [];
  for (const words of commandsOfPage()) {
    const args = words.map((word) => (word === "http://127.0.0.1:4580" ? hall.emulator.url : word));
    const asked = args[0] === "config" ? [] : args[0] === "stack" ? ["--yes"] : ["--yes", "--skip-preview"];
    const { exitCode, output } = await project.run(...args, ...asked);
    expect({ args, exitCode, output }).toMatchObject({ exitCode: 0 });
    ran.push(args[0] === "config" ? args.at(-1)! : args.join(" "));
    if (ran.at(-1) === "destroy")
      expect(writes()).toEqual(["CreateApp", "CreateGroup", "BanGroup", "UnbanGroup", "DeleteGroup"]);
  }
  expect(ran).toEqual([
    hall.emulator.url,
    accessKeyId,
    accessKeySecret,
    "up",
    "false",
    "up",
    "destroy",
    "stack rm dev",
  ]);
});
