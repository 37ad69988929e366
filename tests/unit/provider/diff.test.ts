import { diff } from "../../../provider/src/lifecycle/diff";
import { unknownValue } from "../../../provider/src/unknown";

const inputs = { appId: "app1", groupId: "hall", muted: true, exceptUsers: { a: true, b: true } };
const state = { ...inputs, requestId: "id" };

test.each<[string, Record<string, unknown>, Record<string, unknown>, boolean, string[]]>([
  ["nothing", {}, {}, false, []],
  ["the order of users", {}, { exceptUsers: { b: true, a: true } }, false, []],
  ["a list in an older state", { exceptUsers: ["b", "a"] }, {}, false, []],
  ["a user more", {}, { exceptUsers: { a: true, b: true, c: true } }, true, []],
  ["a user less", {}, { exceptUsers: { a: true } }, true, []],
  ["another user", {}, { exceptUsers: { a: true, c: true } }, true, []],
  ["no users in either", { exceptUsers: {} }, { exceptUsers: {} }, false, []],
  ["users not known yet", {}, { exceptUsers: unknownValue }, true, []],
  ["the mute lifted", { muted: false }, {}, true, []],
  ["a mute to lift", {}, { muted: false }, true, []],
  ["a mute not known yet", {}, { muted: unknownValue }, true, []],
  ["another app", {}, { appId: "app2" }, true, ["appId"]],
  ["another group", {}, { groupId: "foyer" }, true, ["groupId"]],
  ["an app not known yet", {}, { appId: unknownValue }, true, ["appId"]],
  ["a group not known yet", {}, { groupId: unknownValue }, true, ["groupId"]],
  ["a data center", {}, { dataCenter: "cn-shanghai" }, true, ["dataCenter"]],
  ["a data center left out", { dataCenter: "cn-shanghai" }, {}, true, ["dataCenter"]],
  ["no data center, said twice", { dataCenter: null }, {}, false, []],
  [
    "everything",
    {},
    { appId: "a", groupId: "g", dataCenter: "d", muted: false },
    true,
    ["appId", "groupId", "dataCenter"],
  ],
])("a difference in %s", (_, before, after, changes, replaces) => {
  expect(diff({ ...state, ...before }, { ...inputs, ...after })).toMatchObject({ changes, replaces });
});
