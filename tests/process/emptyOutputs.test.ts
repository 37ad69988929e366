import path from "node:path";
import { runCommand } from "../../tools/pulumi/runCommand";

const source = path.resolve(__dirname, "..", "..", "provider", "dist");

/** Statements of a program, and how each must fail. */
const statements: [statement: string, failure: string][] = [
  [
    `new GroupMute("one", { appId: "a", groupId: "b", exceptUsers: empty })`,
    'GroupMute "one": exceptUsers has no value',
  ],
  [`new GroupMute("two", { ...group, muted: Promise.resolve() })`, 'GroupMute "two": muted has no value'],
  [
    `new GroupMute("three", { ...group, dataCenter: pulumi.secret(null) })`,
    'GroupMute "three": dataCenter has no value',
  ],
  [
    `new AppMutes("app", { appId: "b", groups: { hall: { exceptUsers: empty } } })`,
    'AppMutes "app", group "hall": exceptUsers has no value',
  ],
  [
    `new AppMutes("entry", { appId: "d", groups: { hall: empty, foyer: {} } })`,
    'AppMutes "entry": the group "hall" has no value',
  ],
  [
    `new AppMutes("null", { appId: "e", groups: { hall: pulumi.output({ exceptUsers: null }) } })`,
    'AppMutes "null", group "hall": exceptUsers has no value',
  ],
  [`new AppMutes("all", { appId: "c", groups: empty })`, 'AppMutes "all": groups has no value'],
  [
    `new MessageApp("audit", { appName: "chat", audit: { type: 1, url: empty } })`,
    'MessageApp "audit": audit.url has no value',
  ],
  [
    `new MessageApp("later", { appName: "chat", audit: pulumi.output({ type: 1, url: null }) })`,
    'MessageApp "later": audit.url has no value',
  ],
  [`new Provider("second", { profile: empty })`, "profile is empty"],
  [
    `new MutePolicy("four", { lists: { crew: empty }, groups: { hall: { appId: "a", exceptLists: ["crew"] } } })`,
    'group "hall": exempt users must be a list of user ids',
  ],
  [`new MutePolicy("five", { groups: { foyer: { appId: "a", muted: empty } } })`, '"five/foyer": muted has no value'],
  [`listGroupsOutput({ appId: "a", dataCenter: empty })`, "listGroups: dataCenter has no value"],
  [`getGroupMuteOutput({ appId: empty, groupId: "b" })`, "getGroupMute: appId has no value"],
];

/** Outputs that hold what the SDK would send as an empty object, or what state has in place of a list. */
const foreign: typeof statements = [
  [
    `new GroupMute("f1", { ...group, exceptUsers: later(new Set(["host"])) })`,
    '"f1" cannot be used: exceptUsers cannot be a Set',
  ],
  [
    `new GroupMute("f2", { ...group, exceptUsers: Promise.resolve(new Set(["host"])) })`,
    '"f2" cannot be used: exceptUsers cannot be a Set',
  ],
  [
    `new GroupMute("f3", { ...group, exceptUsers: ["host", Promise.resolve(new Date(0))] })`,
    '"f3" cannot be used: exceptUsers\\[1\\] cannot be a Date',
  ],
  // What pulumi.output is given as a Set comes out as an empty object, which is nobody in state.
  [
    `new GroupMute("f4", { ...group, exceptUsers: pulumi.output(new Set(["host"])) })`,
    '"f4": exceptUsers must be a list of user ids, not an object',
  ],
  [
    `new GroupMute("f5", { ...group, mutedUsers: pulumi.secret({ host: true }) })`,
    '"f5": mutedUsers must be a list of user ids, not an object',
  ],
  [
    `new AppMutes("f6", { appId: "f6", groups: later(new Map([["hall", {}]])) })`,
    '"f6" cannot be used: groups cannot be a Map',
  ],
  [
    `new AppMutes("f7", { appId: "f7", groups: { hall: later(new (class Crew {})()) } })`,
    '"f7" cannot be used: groups.hall cannot be an object of the class Crew',
  ],
  [
    `new AppMutes("f8", { appId: "f8", groups: { hall: { exceptUsers: pulumi.output({ host: true }) } } })`,
    '"f8", group "hall": exceptUsers must be a list of user ids, not an object',
  ],
  [
    `new AppMutes("f9", { appId: "f9", groups: { hall: pulumi.output({ exceptUsers: { host: true } }) } })`,
    '"f9", group "hall": exceptUsers must be a list of user ids, not an object',
  ],
  [
    `new Provider("f10", { assumeRole: later(new Map([["roleArn", "r"]])) })`,
    '"f10" cannot be used: assumeRole cannot be a Map',
  ],
  [
    `new Provider("f11", { assumeRole: { roleArn: "r", policy: later(new Map()) } })`,
    '"f11" cannot be used: assumeRole.policy cannot be a Map',
  ],
];

test.each([
  ["without a value", statements],
  ["of what it cannot be", foreign],
])("an output %s is an error wherever it is given, and no argument left out", async (_, given) => {
  const program = `
const pulumi = require("@pulumi/pulumi");
const { AppMutes, getGroupMuteOutput, GroupMute, listGroupsOutput, MessageApp, MutePolicy, Provider } = require(${JSON.stringify(source)});
process.on("unhandledRejection", (error) => console.log("failed:", error.message));
const newResource = ({ type, name, inputs }) => {
  if (/^pulumi-nodejs|^pulumi:providers/.test(type)) console.log("registered:", name);
  return { id: name, state: inputs };
};
pulumi.runtime.setMocks({ newResource, call: () => ({}) });
const empty = pulumi.output(undefined);
const later = (value) => pulumi.output(0).apply(() => value);
let groups = 0;
${given.map(([statement]) => statement.replaceAll("...group", 'appId: "a", groupId: `g${++groups}`')).join(";\n")};
new GroupMute("control", { appId: "a", groupId: "control", exceptUsers: pulumi.output(["host"]) });`;
  const { output } = await runCommand(process.execPath, ["-e", program], { cwd: __dirname, timeoutMs: 30_000 });
  for (const [, failure] of given) expect(output).toMatch(new RegExp(`^failed: .*${failure}`, "m"));
  expect(output.match(/^registered: .*/gm)).toEqual(["registered: control"]);
});
