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
  [`new AppMutes("all", { appId: "c", groups: empty })`, 'AppMutes "all": groups has no value'],
  [`new Provider("second", { profile: empty })`, "profile is empty"],
  [
    `new MutePolicy("four", { lists: { crew: empty }, groups: { hall: { appId: "a", exceptLists: ["crew"] } } })`,
    'group "hall": exempt users must be a list of user ids',
  ],
  [`new MutePolicy("five", { groups: { foyer: { appId: "a", muted: empty } } })`, '"five/foyer": muted has no value'],
  [`listGroupsOutput({ appId: "a", dataCenter: empty })`, "listGroups: dataCenter has no value"],
  [`getGroupMuteOutput({ appId: empty, groupId: "b" })`, "getGroupMute: appId has no value"],
];

test("an output without a value is an error wherever it is given, and no argument left out", async () => {
  const program = `
const pulumi = require("@pulumi/pulumi");
const { AppMutes, getGroupMuteOutput, GroupMute, listGroupsOutput, MutePolicy, Provider } = require(${JSON.stringify(source)});
process.on("unhandledRejection", (error) => console.log("failed:", error.message));
const newResource = ({ type, name, inputs }) => {
  if (/^pulumi-nodejs|^pulumi:providers/.test(type)) console.log("registered:", name);
  return { id: name, state: inputs };
};
pulumi.runtime.setMocks({ newResource, call: () => ({}) });
const empty = pulumi.output(undefined);
let groups = 0;
${statements.map(([statement]) => statement.replaceAll("...group", 'appId: "a", groupId: `g${++groups}`')).join(";\n")};
new GroupMute("control", { appId: "a", groupId: "control", exceptUsers: pulumi.output(["host"]) });`;
  const { output } = await runCommand(process.execPath, ["-e", program], { cwd: __dirname, timeoutMs: 30_000 });
  for (const [, failure] of statements) expect(output).toMatch(new RegExp(`^failed: .*${failure}`, "m"));
  expect(output.match(/^registered: .*/gm)).toEqual(["registered: control"]);
});
