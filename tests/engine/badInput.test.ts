import { groupMutes } from "./support/groupMutes";
import { app, group, hallMute, useHall } from "./support/useHall";

const hall = useHall();
const ids = (count: number) => Array.from({ length: count }, (_, index) => `user${index}`);

/** Arguments of one resource, and all that the engine must say of them. */
const cases: [Record<string, unknown>, string[]][] = [
  [
    {
      appId: "",
      groupId: "名".repeat(22),
      exceptUsers: ["", "a,b", "a b", "a\u0007b", "x".repeat(65), 5.5],
      dataCenter: "cn-beijing",
      muted: "yes",
      exemptUsers: ["host"],
    },
    [
      "property appId value {} has a problem: appId is empty",
      "groupId is 66 bytes long, more than the 64 that the service takes",
      'exceptUsers: the user id "" is empty',
      'exceptUsers: the user id "a,b" has a comma, and commas separate ids in a call',
      'exceptUsers: the user id "a b" has white space in it',
      'exceptUsers: the user id "a\\u0007b" has a control character in it',
      `exceptUsers: the user id "${"x".repeat(65)}" is 65 bytes long, more than the 64 that the service takes`,
      "exceptUsers: the user id 5.5 is not a string",
      'dataCenter must be one of cn-shanghai, ap-southeast-1, not "cn-beijing"',
      'muted must be true or false, not "yes"',
      'GroupMute has no argument "exemptUsers": did you mean "exceptUsers"?',
    ],
  ],
  [
    { groupId: 7.5, exceptUsers: "host" },
    ["appId is missing", "groupId must be a string, not 7.5", 'exceptUsers must be a list of user ids, not "host"'],
  ],
  [
    { appId: app, groupId: group, exceptUsers: ids(31) },
    ["exceptUsers names 31 users, and the service takes at most 30"],
  ],
];

test("bad input: every problem of a resource is told at preview, by property, and nothing is sent", async () => {
  const project = await hall.project("");
  for (const [args, problems] of cases) {
    await project.setProgram(`
const { GroupMute } = require("pulumi-alicloud-livemessage");
new GroupMute("bad", ${JSON.stringify(args)});
`);
    const preview = await project.preview();
    expect(preview.exitCode).not.toBe(0);
    for (const problem of problems) expect(preview.output).toContain(problem);
    expect(preview.output.split("GroupMute resource 'bad': property")).toHaveLength(problems.length + 1);
  }
  expect(hall.emulator.journal.calls()).toEqual([]);
});

test("bad input: duplicates are one user, and thirty distinct ones are few enough", async () => {
  const exceptUsers = [...ids(30), ...ids(30)];
  const project = await hall.project(hallMute({ exceptUsers }));
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ids(30) });
});

test("missing group: the error names it", async () => {
  const project = await hall.project(groupMutes([{ name: "x", appId: app, groupId: "nowhere" }]));
  const up = await project.up();
  expect(up.exitCode).not.toBe(0);
  expect(up.output).toContain('The message group "nowhere" of app "app1" does not exist: create it, or correct');
  expect(JSON.stringify(await project.exportState())).not.toContain("GroupMute");
});
