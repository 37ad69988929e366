import { contract, emulatorOf, expectResult, userIds } from "../support/contract";

contract("CheckLiveMessageUsersOnline", {
  on: "app",
  parameters: ({ appId }) => Promise.resolve({ AppId: appId, UserIds: "u1" }),
  required: ["AppId", "UserIds"],
  members: ["UserList"],
  invalid: [[{ UserIds: userIds(11) }, "InputInvalid"]],
  functionality(target, onEmulator) {
    onEmulator("says who is online, in a group or in none", async () => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp({ online: ["alone"] });
      emulator.createGroup(AppId, "g", { members: ["member"] });
      emulator.createGroup(AppId, "gone", { members: ["former"] });
      emulator.deleteGroup(AppId, "gone");
      expectResult(
        await target().call("CheckLiveMessageUsersOnline", { AppId, UserIds: "alone,member,former,nobody" }),
        {
          UserList: [
            { UserId: "alone", Online: true },
            { UserId: "member", Online: true },
            { UserId: "former", Online: false },
            { UserId: "nobody", Online: false },
          ],
        },
      );
    });
  },
});
