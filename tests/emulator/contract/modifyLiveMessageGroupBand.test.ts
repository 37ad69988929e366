import { contract, expectResult, userIds } from "../support/contract";
import { onNewGroup, readMute } from "../support/muteContract";

contract("ModifyLiveMessageGroupBand", {
  on: "group",
  parameters: (target) => onNewGroup(target, { BannedAll: true }),
  required: ["AppId", "GroupId"],
  members: [],
  invalid: [
    [{ BannedAll: "yes" }, "InvalidBannedAll"],
    [{ BannnedUsers: userIds(31) }, "InputInvalid"],
    [{ ExceptUsers: userIds(31) }, "InputInvalid"],
  ],
  functionality(target) {
    test("sets the flag and both lists", async () => {
      const group = await onNewGroup(target());
      const state = { BannedAll: true, BannnedUsers: "u1", ExceptUsers: "u2,u3" };
      expectResult(await target().call("ModifyLiveMessageGroupBand", { ...group, ...state }), {});
      expect(await readMute(target(), group)).toEqual({ mutedAll: true, muted: ["u1"], exempt: ["u2", "u3"] });
      const other = { BannedAll: "FALSE", BannnedUsers: "", ExceptUsers: "" };
      expectResult(await target().call("ModifyLiveMessageGroupBand", { ...group, ...other }), {});
      expect(await readMute(target(), group)).toEqual({ mutedAll: false, muted: [], exempt: [] });
    });
  },
});
