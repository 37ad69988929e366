import { readMuteState } from "../../../provider/src/live/muteState";

const state = (list: unknown) => readMuteState({ IsbannedAll: true, UnbannedUserList: list }).exempt;

test.each<[string, unknown, string[]]>([
  ["a plain list", ["b", "a"], ["a", "b"]],
  ["no list", undefined, []],
  ["null", null, []],
  ["an empty list", [], []],
  ["a list of an empty text", [""], []],
  ["a list in a list", [["b", "a"]], ["a", "b"]],
  ["an empty list in a list", [[]], []],
  ["a list as JSON text in a list", ['["b","a"]'], ["a", "b"]],
  ["an empty list as JSON text in a list", ["[]"], []],
  ["a list as JSON text", '["a"]', ["a"]],
  ["a list under a name", { UnbannedUser: ["b", "a"] }, ["a", "b"]],
  ["a repeated id", ["a", "a"], ["a"]],
  ["numbers for ids", [7, 12], ["12", "7"]],
  ["an id in brackets that is no JSON", ["[a]"], ["[a]"]],
  ["ids that read like JSON, among others", ["[]", "a", '["b"]'], ['["b"]', "[]", "a"]],
  ["JSON text of something else than ids", ["[1,{}]"], ["[1,{}]"]],
  ["something else", [true, "a"], ["a"]],
])("the exempt users of %s", (_, list, users) => {
  expect(state(list)).toEqual(users);
});

test("users muted individually are read from their own list", () => {
  expect(readMuteState({ IsbannedAll: false, BannedUserList: ["troll"], UnbannedUserList: ["host"] })).toEqual({
    mutedAll: false,
    exempt: ["host"],
    mutedUsers: ["troll"],
  });
});

test.each<[unknown, boolean]>([
  [true, true],
  ["true", true],
  [false, false],
  ["false", false],
])("IsbannedAll %j means muted: %s", (value, muted) => {
  expect(readMuteState({ IsbannedAll: value }).mutedAll).toBe(muted);
});

test.each([undefined, null, 1, "1", {}])("IsbannedAll %j is no answer", (value) => {
  expect(() => readMuteState({ IsbannedAll: value })).toThrow("does not tell whether the group is muted");
});

test("an answer that cannot be read is told with its group", () => {
  const read = () => readMuteState({}, { appId: "app1", groupId: "hall" });
  expect(read).toThrow('The service\'s answer for group "hall" of app "app1" does not tell whether');
  expect(read).toThrow(expect.objectContaining({ appId: "app1", groupId: "hall" }) as Error);
});
