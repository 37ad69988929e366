import { contract, emulatorOf, expectResult, userIds } from "../support/contract";
import { onNewGroup } from "../support/muteContract";

contract("CheckLiveMessageUsersInGroup", {
  on: "group",
  parameters: (target) => onNewGroup(target, { UserIds: "u1" }),
  required: ["AppId", "GroupId", "UserIds"],
  members: ["Users"],
  invalid: [
    [{ UserIds: userIds(11) }, "InputInvalid"],
    [{ UserIds: "x".repeat(65) }, "InputInvalid"],
  ],
  functionality(target, onEmulator) {
    onEmulator("says who of ten is in the group, in the order asked", async () => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp({ online: ["user3"] });
      emulator.createGroup(AppId, "g", { members: ["user2"] });
      const users = { AppId, GroupId: "g", UserIds: userIds(10) };
      expectResult(await target().call("CheckLiveMessageUsersInGroup", users), {
        Users: userIds(10)
          .split(",")
          .map((UserId) => ({ UserId, Online: UserId === "user2" })),
      });
      const numbered = { AppId, GroupId: "g", "UserIds.1": "user2", "UserIds.2": "other" };
      expectResult(await target().call("CheckLiveMessageUsersInGroup", numbered), {
        Users: [
          { UserId: "user2", Online: true },
          { UserId: "other", Online: false },
        ],
      });
    });
  },
});
