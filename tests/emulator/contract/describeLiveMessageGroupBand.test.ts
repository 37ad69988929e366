import { contract, expectResult } from "../support/contract";
import { onNewGroup } from "../support/muteContract";

contract("DescribeLiveMessageGroupBand", {
  on: "group",
  parameters: (target) => onNewGroup(target),
  required: ["AppId", "GroupId"],
  members: ["GroupId", "IsbannedAll", "BannedUserList", "UnbannedUserList"],
  functionality(target) {
    test("answers the flag and both lists", async () => {
      const group = await onNewGroup(target());
      await target().call("BanLiveMessageGroup", { ...group, ExceptUsers: "u1" });
      await target().call("AddLiveMessageGroupBand", { ...group, BannedUsers: "u2" });
      expectResult(await target().call("DescribeLiveMessageGroupBand", group), {
        GroupId: group["GroupId"],
        IsbannedAll: true,
        BannedUserList: ["u2"],
        UnbannedUserList: ["u1"],
      });
    });
    test("answers an open group", async () => {
      const group = await onNewGroup(target());
      expectResult(await target().call("DescribeLiveMessageGroupBand", group), {
        GroupId: group["GroupId"],
        IsbannedAll: false,
        BannedUserList: [],
        UnbannedUserList: [],
      });
    });
  },
});
