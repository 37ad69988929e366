import { contract, expectResult, userIds } from "../support/contract";
import { onNewGroup, readMute } from "../support/muteContract";

contract("RemoveLiveMessageGroupBand", {
  on: "group",
  parameters: (target) => onNewGroup(target, { UnbannedUsers: "u1" }),
  required: ["AppId", "GroupId", "UnbannedUsers"],
  members: [],
  invalid: [[{ UnbannedUsers: userIds(31) }, "InputInvalid"]],
  functionality(target) {
    test("lifts individual mutes, and not the group's", async () => {
      const group = await onNewGroup(target());
      await target().call("BanLiveMessageGroup", group);
      await target().call("AddLiveMessageGroupBand", { ...group, BannedUsers: "u1,u2" });
      expectResult(await target().call("RemoveLiveMessageGroupBand", { ...group, UnbannedUsers: "u2,u9" }), {});
      expect(await readMute(target(), group)).toEqual({ mutedAll: true, muted: ["u1"], exempt: [] });
    });
  },
});
