import { contract, expectResult, userIds } from "../support/contract";
import { onNewGroup, readMute } from "../support/muteContract";

contract("BanLiveMessageGroup", {
  on: "group",
  parameters: (target) => onNewGroup(target),
  required: ["AppId", "GroupId"],
  members: [],
  invalid: [
    [{ ExceptUsers: userIds(31) }, "InputInvalid"],
    [{ ExceptUsers: "a,,b" }, "InputInvalid"],
    [{ ExceptUsers: "x".repeat(65) }, "InputInvalid"],
    [{ ExceptUsers: "a", "ExceptUsers.1": "b" }, "InputInvalid"],
    [{ "ExceptUsers.2": "b" }, "InputInvalid"],
    [{ "ExceptUsers.1": "b,c" }, "InputInvalid"],
    [{ GroupId: "x".repeat(65) }, "InputInvalid"],
  ],
  functionality(target) {
    test("mutes the group, except for nobody", async () => {
      const group = await onNewGroup(target());
      expectResult(await target().call("BanLiveMessageGroup", group), {});
      expect(await readMute(target(), group)).toEqual({ mutedAll: true, muted: [], exempt: [] });
    });
    test.each([
      ["joined", { ExceptUsers: "u1,u2" }],
      ["numbered", { "ExceptUsers.1": "u1", "ExceptUsers.2": "u2" }],
      ["repeated", { ExceptUsers: "u1,u2,u1" }],
    ])("exempts users whose list is %s", async (_, list) => {
      const group = await onNewGroup(target());
      expectResult(await target().call("BanLiveMessageGroup", { ...group, ...list }), {});
      expect(await readMute(target(), group)).toEqual({ mutedAll: true, muted: [], exempt: ["u1", "u2"] });
    });
    test("takes 30 users, and ids with a meaning elsewhere", async () => {
      const group = await onNewGroup(target());
      const odd = ["__proto__", "constructor", "0", "名前", "a+b", "x=y&z", "%41"];
      const users = [...odd, ...userIds(30 - odd.length).split(",")];
      expectResult(await target().call("BanLiveMessageGroup", { ...group, ExceptUsers: users.join(",") }), {});
      expect((await readMute(target(), group)).exempt).toEqual(users.toSorted());
    });
    test("takes an empty list for none", async () => {
      const group = await onNewGroup(target());
      expectResult(await target().call("BanLiveMessageGroup", { ...group, ExceptUsers: "" }), {});
      expect((await readMute(target(), group)).exempt).toEqual([]);
    });
    test("leaves individual mutes alone", async () => {
      const group = await onNewGroup(target());
      await target().call("AddLiveMessageGroupBand", { ...group, BannedUsers: "u3" });
      await target().call("BanLiveMessageGroup", { ...group, ExceptUsers: "u1" });
      expect(await readMute(target(), group)).toEqual({ mutedAll: true, muted: ["u3"], exempt: ["u1"] });
    });
  },
});
