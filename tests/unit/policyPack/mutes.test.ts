import { appMutesTypes, groupMuteTypes, isOfMutes, mutesOf } from "../../../policy-pack/src/mutes";
import { appMutesDescription } from "../../../provider/src/properties/appMutes";
import { toUserMap } from "../../../provider/src/properties/userMap";
import { groupMuteDescription } from "../../../provider/src/properties/groupMute";
import { muteEntries } from "../../../provider/src/properties/muteEntries";
import { pluginToken } from "../../../provider/src/properties/typeToken";

const users = ["host", "__host", "'quoted'", "__proto__"];
const mute = {
  type: groupMuteTypes[0]!,
  props: { appId: "app", groupId: "hall", muted: true, exceptUsers: toUserMap(users) },
};

test("types are those of the package", () => {
  expect([groupMuteTypes, appMutesTypes]).toEqual(
    [groupMuteDescription, appMutesDescription].map((type) => [type.token, pluginToken(type)]),
  );
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
  const found = mutesOf({ type: appMutesTypes[0]!, props });
  expect(found.map(({ group, muted, exceptUsers }) => [group, muted, exceptUsers.length])).toEqual([
    ["app/hall", true, 4],
    ["app/__proto__", false, 0],
    ["app/foyer", true, 0],
  ]);
});

test("of the plugin, users are a list", () => {
  const [only] = mutesOf({
    type: groupMuteTypes[1]!,
    props: { appId: "app", groupId: "hall", muted: true, exceptUsers: users, mutedUsers: ["raider"] },
  });
  expect([only!.group, only!.exceptUsers, only!.mutedUsers]).toEqual(["app/hall", users, ["raider"]]);
  const groups = new Map([["__proto__", { muted: true, exceptUsers: users, mutedUsers: ["raider"] }]]);
  const [entry] = mutesOf({ type: appMutesTypes[1]!, props: { appId: "app", groups: muteEntries.toJson!(groups) } });
  expect([entry!.group, entry!.exceptUsers, entry!.mutedUsers]).toEqual(["app/__proto__", users, ["raider"]]);
});

test("another resource has none", () => {
  expect(isOfMutes(mute)).toBe(true);
  expect(isOfMutes({ ...mute, type: "other" })).toBe(false);
  expect(mutesOf({ ...mute, type: "other" })).toEqual([]);
});
