import { contract, expectResult } from "../support/contract";
import { onNewGroup, readMute } from "../support/muteContract";

contract("UnbanLiveMessageGroup", {
  on: "group",
  parameters: async (target) => {
    const group = await onNewGroup(target);
    await target.call("BanLiveMessageGroup", group);
    return group;
  },
  required: ["AppId", "GroupId"],
  members: [],
  functionality(target) {
    test("lifts the group mute and leaves individual mutes alone", async () => {
      const group = await onNewGroup(target());
      await target().call("AddLiveMessageGroupBand", { ...group, BannedUsers: "u3" });
      await target().call("BanLiveMessageGroup", { ...group, ExceptUsers: "u1" });
      expectResult(await target().call("UnbanLiveMessageGroup", group), {});
      const { mutedAll, muted } = await readMute(target(), group);
      expect([mutedAll, muted]).toEqual([false, ["u3"]]);
    });
  },
});
