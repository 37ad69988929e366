import { contract, emulatorOf, expectResult } from "../support/contract";

contract("ModifyLiveMessageUserInfo", {
  on: "app",
  parameters: ({ appId }) => Promise.resolve({ AppId: appId, UserId: "u1", UserMetaInfo: "info" }),
  required: ["AppId", "UserId"],
  members: ["SuccessList", "FailList"],
  invalid: [
    [{ UserMetaInfo: "é".repeat(257) }, "InputInvalid"],
    [{ UserId: "x".repeat(65) }, "InputInvalid"],
  ],
  functionality(target, onEmulator) {
    onEmulator("changes the user in each of its groups, and says which", async () => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp();
      for (const groupId of ["one", "two"])
        emulator.createGroup(AppId, groupId, { members: { u1: "old", u2: "other" } });
      emulator.createGroup(AppId, "three", { members: ["u2"] });
      const change = { AppId, UserId: "u1", UserMetaInfo: "é".repeat(256) };
      expectResult(await target().call("ModifyLiveMessageUserInfo", change), {
        SuccessList: [
          { GroupId: "one", Success: true },
          { GroupId: "two", Success: true },
        ],
        FailList: [],
      });
      const list = { AppId, GroupId: "two", SortType: 1, PageSize: 10 };
      expect((await target().call("ListLiveMessageGroupUsers", list)).body["UserList"]).toEqual([
        { UserId: "u1", UserInfo: change.UserMetaInfo },
        { UserId: "u2", UserInfo: "other" },
      ]);
    });
    onEmulator("names the groups where it failed, with their code; a user who is nowhere is no error", async () => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp();
      emulator.createGroup(AppId, "one", { members: ["u1"] });
      emulator.switches.userInfoFails = "all";
      const change = { AppId, UserId: "u1", UserMetaInfo: "new" };
      const failed = await target().call("ModifyLiveMessageUserInfo", change);
      emulator.switches.userInfoFails = "none";
      expectResult(failed, {
        SuccessList: [],
        FailList: [{ GroupId: "one", Code: 440, Reason: expect.any(String) as string, Success: false }],
      });
      expectResult(await target().call("ModifyLiveMessageUserInfo", { ...change, UserId: "nobody" }), {
        SuccessList: [],
        FailList: [],
      });
    });
  },
});
