import { contract, expectResult, userIds } from "../support/contract";
import { onNewGroup, readMute } from "../support/muteContract";

contract("AddLiveMessageGroupBand", {
  on: "group",
  parameters: (target) => onNewGroup(target, { BannedUsers: "u1" }),
  required: ["AppId", "GroupId", "BannedUsers"],
  members: [],
  invalid: [[{ BannedUsers: userIds(31) }, "InputInvalid"]],
  functionality(target) {
    test("adds to the users who are muted, and to nothing else", async () => {
      const group = await onNewGroup(target());
      expectResult(await target().call("AddLiveMessageGroupBand", { ...group, BannedUsers: "u1,u2" }), {});
      expectResult(await target().call("AddLiveMessageGroupBand", { ...group, BannedUsers: "u2,u3" }), {});
      expect(await readMute(target(), group)).toEqual({ mutedAll: false, muted: ["u1", "u2", "u3"], exempt: [] });
    });
  },
});
