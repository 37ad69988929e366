import { appMutesType, groupMuteType, isOfMutes, mutesOf } from "../../../policy-pack/src/mutes";
import { appMutesDescription } from "../../../provider/src/properties/appMutes";
import { toUserMap } from "../../../provider/src/properties/userMap";
import { groupMuteDescription } from "../../../provider/src/properties/groupMute";
import { muteEntries } from "../../../provider/src/properties/muteEntries";

const users = ["host", "__host", "'quoted'", "__proto__"];
const mute = {
  type: groupMuteType,
  props: { appId: "app", groupId: "hall", muted: true, exceptUsers: toUserMap(users) },
};

test("types are those of the package", () => {
  expect([groupMuteType, appMutesType]).toEqual([groupMuteDescription.token, appMutesDescription.token]);
});

test("a GroupMute is one mute; its users are those of the program, however state writes them", () => {
  const [only, ...others] = mutesOf(mute);
  expect(only).toMatchObject({ group: "app/hall", muted: true, isOneOfMany: false });
  expect([...only!.exceptUsers].sort()).toEqual([...users].sort());
  expect(others).toEqual([]);
});

test("an AppMutes is one for each of its groups, however state writes them", () => {
  const groups = new Map([
    ["hall", { muted: true, exceptUsers: users }],
    ["__proto__", { muted: false, exceptUsers: [] }],
    ["foyer", { muted: true, exceptUsers: [], retainOnDelete: true }],
  ]);
  const props = { appId: "app", groups: muteEntries.toState!(groups) };
  const found = mutesOf({ type: appMutesType, props });
  expect(found.map(({ group, muted, exceptUsers }) => [group, muted, exceptUsers.length])).toEqual([
    ["app/hall", true, 4],
    ["app/__proto__", false, 0],
    ["app/foyer", true, 0],
  ]);
});

test("another resource has none", () => {
  expect(isOfMutes(mute)).toBe(true);
  expect(isOfMutes({ ...mute, type: "other" })).toBe(false);
  expect(mutesOf({ ...mute, type: "other" })).toEqual([]);
});
