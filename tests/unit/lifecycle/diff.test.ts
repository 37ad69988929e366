import { diff as compare } from "../../../provider/src/lifecycle/diff";
import { noteIdentity as note } from "../../../provider/src/lifecycle/identity";
import { groupMuteDescription } from "../../../provider/src/properties/groupMute";
import { fromState } from "../../../provider/src/properties/stateForm";
import { unknownValue } from "../../../provider/src/properties/unknown";

type State = Record<string, unknown>;
const plain = (state: State) => fromState(groupMuteDescription, state) as State;
/** Compares as the dynamic provider does, by what state holds. */
const diff = (olds: State, news: State) => compare(groupMuteDescription, plain(olds), plain(news));
const noteIdentity = (state: State) => note(groupMuteDescription, plain(state));

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
  ["a user muted one by one", {}, { mutedUsers: { troll: true } }, true, []],
  ["another such user", { mutedUsers: { troll: true } }, { mutedUsers: { raider: true } }, true, []],
  ["no such users any more", { mutedUsers: { troll: true } }, {}, true, []],
  ["no such users in either", { mutedUsers: null }, {}, false, []],
  ["users not known yet", {}, { exceptUsers: unknownValue }, true, []],
  ["the mute lifted", { muted: false }, {}, true, []],
  ["a mute to lift", {}, { muted: false }, true, []],
  ["a mute not known yet", {}, { muted: unknownValue }, true, []],
  ["another app", {}, { appId: "app2" }, true, ["appId"]],
  ["another group", {}, { groupId: "foyer" }, true, ["groupId"]],
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
  expect(diff({ ...state, ...before }, { ...inputs, ...after })).toEqual({
    changes,
    replaces,
    deleteBeforeReplace: false,
  });
});

test("an identity that is not known yet is the same one in an update, and another one in a preview", () => {
  const unknowns = ["appId", "groupId", "dataCenter"].map((name) => ({ [name]: unknownValue }));
  noteIdentity(inputs);
  for (const unknown of unknowns) {
    expect(diff(state, { ...inputs, ...unknown })).toMatchObject({ changes: false, replaces: [] });
  }
  // Only a preview registers what it does not know, and it remains one when it knows the next resource.
  noteIdentity({ ...inputs, groupId: unknownValue });
  noteIdentity(inputs);
  for (const unknown of unknowns) {
    expect(diff(state, { ...inputs, ...unknown })).toMatchObject({ changes: true, replaces: Object.keys(unknown) });
  }
});
