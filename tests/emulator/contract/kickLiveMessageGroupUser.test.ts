import { contract, emulatorOf, expectResult } from "../support/contract";
import { onNewGroup } from "../support/muteContract";

contract("KickLiveMessageGroupUser", {
  on: "group",
  parameters: (target) => onNewGroup(target, { KickoffUser: "u1" }),
  required: ["AppId", "GroupId", "KickoffUser"],
  members: [],
  invalid: [
    // One user, not a list.
    [{ KickoffUser: "u1,u2" }, "InputInvalid"],
    [{ KickoffUser: "x".repeat(65) }, "InputInvalid"],
  ],
  functionality(target, onEmulator) {
    onEmulator("sends the user away, who may come again", async () => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp();
      const group = emulator.createGroup(AppId, "g", { members: ["u1", "u2"] });
      expectResult(await target().call("KickLiveMessageGroupUser", { AppId, GroupId: "g", KickoffUser: "u1" }), {});
      expect([...group.members.keys()]).toEqual(["u2"]);
      group.join("u1");
      const asked = { AppId, GroupId: "g", UserIds: "u1" };
      expectResult(await target().call("CheckLiveMessageUsersInGroup", asked), {
        Users: [{ UserId: "u1", Online: true }],
      });
    });
  },
});
