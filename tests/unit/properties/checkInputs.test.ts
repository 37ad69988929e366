import { unknownValue } from "../../../provider/src/properties/unknown";
import { checkFailures } from "../../../provider/src/faces/checkFailures";
import { checkInputs as checkArguments } from "../../../provider/src/properties/checkInputs";
import { groupMuteDescription } from "../../../provider/src/properties/groupMute";
import { toUserMap } from "../../../provider/src/properties/userMap";
import { toState } from "../../../provider/src/properties/stateForm";

/** Checks as the dynamic provider does, in the form of its state. */
function checkInputs(news: Record<string, unknown>, olds?: Record<string, unknown>) {
  const { inputs, failures } = checkArguments(groupMuteDescription, news, olds);
  return { inputs: toState(groupMuteDescription, inputs), failures: checkFailures(failures, () => false) };
}

const good = { appId: "app1", groupId: "hall" };
const manyUsers = (count: number) => Array.from({ length: count }, (_, index) => `user${index}`);

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ["defaults", {}, { muted: true, exceptUsers: {} }],
  ["users as a map, each once", { exceptUsers: ["b", "a", "b"] }, { muted: true, exceptUsers: { a: true, b: true } }],
  [
    "users that configuration keeps as numbers",
    { exceptUsers: [10086, "10086", 0, 2 ** 53 - 1] },
    { muted: true, exceptUsers: { 0: true, 10086: true, 9007199254740991: true } },
  ],
  [
    "users as a program registers them",
    { exceptUsers: { "": true, a: true, "'__b'": true } },
    { muted: true, exceptUsers: { a: true, "'__b'": true } },
  ],
  ["nobody, so registered", { exceptUsers: { "": true } }, { muted: true, exceptUsers: {} }],
  [
    "users muted one by one, as many as you like",
    { mutedUsers: manyUsers(31) },
    { muted: true, exceptUsers: {}, mutedUsers: toUserMap(manyUsers(31)) },
  ],
  ["no users muted one by one, the same as left out", { mutedUsers: [] }, { muted: true, exceptUsers: {} }],
  ["users while open", { muted: false, exceptUsers: ["a"] }, { muted: false, exceptUsers: { a: true } }],
  ["a data center", { dataCenter: "ap-southeast-1" }, { dataCenter: "ap-southeast-1", muted: true, exceptUsers: {} }],
  [
    "hidden names, quoted",
    { exceptUsers: ["__proto__", "'x"] },
    { muted: true, exceptUsers: { "'__proto__'": true, "''x'": true } },
  ],
  [
    "30 users, some repeated",
    { exceptUsers: [...manyUsers(30), "user0", "user1"] },
    { muted: true, exceptUsers: Object.fromEntries(manyUsers(30).map((user) => [user, true])) },
  ],
])("takes %s", (_, args, inputs) => {
  expect(checkInputs({ ...good, ...args, __provider: "text" })).toEqual({
    inputs: { ...good, ...inputs },
    failures: [],
  });
});

test("ids that configuration keeps as numbers become text", () => {
  expect(checkInputs({ appId: 1001, groupId: 7 })).toMatchObject({
    inputs: { appId: "1001", groupId: "7" },
    failures: [],
  });
});

test.each<[string, Record<string, unknown>]>([
  ["appId", { appId: unknownValue }],
  ["groupId", { groupId: unknownValue }],
  ["dataCenter", { dataCenter: unknownValue }],
  ["muted", { muted: unknownValue }],
  ["exceptUsers", { exceptUsers: unknownValue }],
])("leaves an unknown %s unknown", (name, args) => {
  const { inputs, failures } = checkInputs({ ...good, ...args });
  expect(failures).toEqual([]);
  expect(inputs[name]).toBe(unknownValue);
});

test("a list with an unknown element is unknown, and its known elements are checked", () => {
  const known = checkInputs({ ...good, exceptUsers: ["a", unknownValue] });
  expect(known).toEqual({ inputs: { ...good, muted: true, exceptUsers: unknownValue }, failures: [] });
  const bad = checkInputs({ ...good, exceptUsers: ["a b", unknownValue] });
  expect(bad.failures).toEqual([
    { property: "exceptUsers", reason: 'exceptUsers: the user id "a b" has white space in it' },
  ]);
  expect(checkInputs({ ...good, exceptUsers: [unknownValue, ...manyUsers(31)] }).failures).toHaveLength(1);
  expect(checkInputs({ ...good, exceptUsers: [unknownValue, unknownValue, ...manyUsers(30)] }).failures).toEqual([]);
});

const missingApp = "give the id that the service assigned to the app";
const long = "x".repeat(65);
const asText = " (an id is text: put it in quotes, or set it with `pulumi config set --type string`)";

test.each<[string, Record<string, unknown>, string, string]>([
  ["no app", { appId: undefined }, "appId", `appId is missing: ${missingApp}`],
  ["an empty app", { appId: "" }, "appId", `appId is empty: ${missingApp}`],
  ["an app that is no text", { appId: true }, "appId", `appId must be a string, not true${asText}: ${missingApp}`],
  ["an app with a slash", { appId: "a/b" }, "appId", `appId has a slash in it: ${missingApp}`],
  ["an app with a space", { appId: "demo " }, "appId", `appId has white space or a comma in it: ${missingApp}`],
  ["a group that begins with a space", { groupId: " hall" }, "groupId", "groupId begins or ends with white space"],
  ["a flag in hidden letters", { muted: "tr\u200bue" }, "muted", 'muted must be true or false, not "tr\\u{200b}ue"'],
  ["no group", { groupId: null }, "groupId", "groupId is missing"],
  ...["muted", "exceptUsers", "mutedUsers", "mutedUntil", "dataCenter"].map(
    (name): [string, Record<string, unknown>, string, string] => [
      `null for ${name}`,
      { [name]: null },
      name,
      `${name} has no value: give one, or leave it out`,
    ],
  ),
  ["an empty group", { groupId: "" }, "groupId", "groupId is empty"],
  ["a group that is no text", { groupId: ["hall"] }, "groupId", 'groupId must be a string, not ["hall"]'],
  ["a long group", { groupId: long }, "groupId", "groupId is 65 bytes long, more than the 64 that the service takes"],
  [
    "a group long in bytes",
    { groupId: "名".repeat(22) },
    "groupId",
    "groupId is 66 bytes long, more than the 64 that the service takes",
  ],
  ["a group with a control character", { groupId: "a\u0007" }, "groupId", "groupId has a control character in it"],
  ["a text for the list", { exceptUsers: "host" }, "exceptUsers", 'exceptUsers must be a list of user ids, not "host"'],
  ["an object for the list", { exceptUsers: {} }, "exceptUsers", "exceptUsers must be a list of user ids, not {}"],
  ["an empty user", { exceptUsers: [""] }, "exceptUsers", 'exceptUsers: the user id "" is empty'],
  ["a user that is no text", { exceptUsers: [{}] }, "exceptUsers", "exceptUsers: the user id {} is not a string"],
  ["a flag", { exceptUsers: [true] }, "exceptUsers", `exceptUsers: the user id true is not a string${asText}`],
  ["half a number", { exceptUsers: [7.5] }, "exceptUsers", `exceptUsers: the user id 7.5 is not a string${asText}`],
  [
    "a number that is not kept exactly",
    { exceptUsers: [2 ** 53] },
    "exceptUsers",
    `exceptUsers: the user id 9007199254740992 is not a string${asText}`,
  ],
  ["a group that is half a number", { groupId: 7.5 }, "groupId", `groupId must be a string, not 7.5${asText}`],
  [
    "a map of users",
    { exceptUsers: { a: true } },
    "exceptUsers",
    'exceptUsers must be a list of user ids, not {"a":true}',
  ],
  ["a user that is null", { exceptUsers: [null] }, "exceptUsers", "exceptUsers: the user id null is not a string"],
  [
    "a user with a comma",
    { exceptUsers: ["a,b"] },
    "exceptUsers",
    'exceptUsers: the user id "a,b" has a comma, and commas separate ids in a call',
  ],
  [
    "a user with a space",
    { exceptUsers: ["a b"] },
    "exceptUsers",
    'exceptUsers: the user id "a b" has white space in it',
  ],
  [
    "a user with a wide space",
    { exceptUsers: ["a\u3000"] },
    "exceptUsers",
    'exceptUsers: the user id "a\\u{3000}" has white space in it',
  ],
  [
    "a user with a control character",
    { exceptUsers: ["a\u0000"] },
    "exceptUsers",
    'exceptUsers: the user id "a\\u0000" has a control character in it',
  ],
  [
    "a long user",
    { exceptUsers: [long] },
    "exceptUsers",
    `exceptUsers: the user id "${long}" is 65 bytes long, more than the 64 that the service takes`,
  ],
  [
    "31 users",
    { exceptUsers: manyUsers(31) },
    "exceptUsers",
    "exceptUsers names 31 users, and the service takes at most 30",
  ],
  [
    "another data center",
    { dataCenter: "eu-central-1" },
    "dataCenter",
    'dataCenter must be one of cn-shanghai, ap-southeast-1, not "eu-central-1"',
  ],
  [
    "an empty data center",
    { dataCenter: "" },
    "dataCenter",
    'dataCenter must be one of cn-shanghai, ap-southeast-1, not ""',
  ],
  ["a text for muted", { muted: "true" }, "muted", 'muted must be true or false, not "true"'],
  ["a number for muted", { muted: 0 }, "muted", "muted must be true or false, not 0"],
  [
    "a misspelled argument",
    { exemptUsers: ["a"] },
    "exemptUsers",
    'GroupMute has no argument "exemptUsers": did you mean "exceptUsers"?',
  ],
  [
    "another misspelled argument",
    { exceptUser: ["a"] },
    "exceptUser",
    'GroupMute has no argument "exceptUser": did you mean "exceptUsers"?',
  ],
  ["another case", { appID: "a" }, "appID", 'GroupMute has no argument "appID": did you mean "appId"?'],
  ["the service's word", { banned: true }, "banned", 'GroupMute has no argument "banned": did you mean "muted"?'],
  [
    "users who are exempt and muted one by one",
    { exceptUsers: ["a", "b", "c"], mutedUsers: ["c", "x", "b"], muted: false },
    "mutedUsers",
    "exceptUsers and mutedUsers both name b, c: nobody can be exempt and muted one by one",
  ],
  [
    "an argument that means nothing",
    { colour: "red" },
    "colour",
    'GroupMute has no argument "colour" (there is "appId", "groupId", "dataCenter", "muted", "exceptUsers", "mutedUsers", "mutedFrom", "mutedUntil")',
  ],
])("refuses %s", (_, args, property, reason) => {
  expect(checkInputs({ ...good, ...args }).failures).toEqual([{ property, reason }]);
});

test("every problem is told at once", () => {
  const { failures } = checkInputs({ groupId: long, exceptUsers: ["a b", "c,d"], muted: 1, dataCenter: "x", moot: 1 });
  expect(failures.map(({ property }) => property)).toEqual([
    "appId",
    "groupId",
    "dataCenter",
    "muted",
    "exceptUsers",
    "exceptUsers",
    "moot",
  ]);
});
