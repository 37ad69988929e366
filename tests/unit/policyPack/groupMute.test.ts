import { exemptUsersOf, groupMuteType } from "../../../policy-pack/src/groupMute";
import { toExemptUsers } from "../../../provider/src/properties/exemptUsers";

const mute = (users: string[], muted = true) => ({
  type: groupMuteType,
  props: { appId: "app", groupId: "hall", muted, exceptUsers: toExemptUsers(users) },
});

test("exempt users are those of the program, however state writes them", () => {
  const users = ["host", "__host", "'quoted'", "__proto__"];
  expect(exemptUsersOf(mute(users))?.sort()).toEqual([...users].sort());
});

test("an open group and another resource have none", () => {
  expect(exemptUsersOf(mute(["host"], false))).toBeUndefined();
  expect(exemptUsersOf({ ...mute(["host"]), type: "other" })).toBeUndefined();
});
