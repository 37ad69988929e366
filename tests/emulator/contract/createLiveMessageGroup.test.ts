import { contract, emulatorOf, expectError, expectResult } from "../support/contract";

contract("CreateLiveMessageGroup", {
  on: "app",
  parameters: (target) => Promise.resolve({ AppId: target.appId, GroupId: target.freshId() }),
  required: ["AppId", "GroupId"],
  members: ["GroupId", "AlreadyExists", "AlreadyDelete"],
  invalid: [
    [{ GroupId: "x".repeat(65) }, "InputInvalid"],
    [{ GroupId: "a,b" }, "InputInvalid"],
    [{ GroupName: "x".repeat(129) }, "InputInvalid"],
    [{ GroupInfo: "x".repeat(32 * 1024 + 1) }, "InputInvalid"],
    [{ Administrators: "a,b,c,d" }, "InputInvalid"],
    [{ CreatorId: "x".repeat(65) }, "InputInvalid"],
  ],
  functionality(target, onEmulator) {
    test("makes a group, at the limits of its fields", async () => {
      const group = { AppId: target().appId, GroupId: target().freshId() };
      const fields = {
        GroupName: "名".repeat(42),
        GroupInfo: "信".repeat(10_000),
        CreatorId: "c".repeat(64),
        Administrators: "a1,a2,a3",
      };
      expectResult(await target().call("CreateLiveMessageGroup", { ...group, ...fields }), {
        GroupId: group.GroupId,
        AlreadyExists: false,
        AlreadyDelete: false,
      });
      const { Administrators, ...same } = fields;
      expect((await target().call("DescribeLiveMessageGroup", group)).body).toMatchObject({
        ...same,
        AdminList: Administrators.split(","),
      });
    });
    test("says that there is one, and leaves it as it is", async () => {
      const group = { AppId: target().appId, GroupId: await target().group({ GroupName: "first" }) };
      expectResult(await target().call("CreateLiveMessageGroup", { ...group, GroupName: "second" }), {
        GroupId: group.GroupId,
        AlreadyExists: true,
        AlreadyDelete: false,
      });
      expect((await target().call("DescribeLiveMessageGroup", group)).body["GroupName"]).toBe("first");
    });
    test("says that there was one and that its id cannot be used", async () => {
      const group = { AppId: target().appId, GroupId: await target().group() };
      await target().call("DeleteLiveMessageGroup", group);
      const answer = await target().call("CreateLiveMessageGroup", group);
      expect(answer.body["AlreadyDelete"]).toBe(true);
      expect((await target().call("DescribeLiveMessageGroup", group)).body["Delete"]).toBe(true);
    });
    onEmulator("stops at 5,000 groups of the app; deleted ones do not count", async () => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp();
      for (let made = 0; made < 5000; made++) emulator.createGroup(AppId, `g${made}`);
      const refused = await target().call("CreateLiveMessageGroup", { AppId, GroupId: "more" });
      expectError(refused, 400, "ErrorTooManyGroups");
      emulator.deleteGroup(AppId, "g7");
      expect((await target().call("CreateLiveMessageGroup", { AppId, GroupId: "more" })).status).toBe(200);
      const recover = { AppId, GroupId: "g7" };
      expectError(await target().call("RecoverLiveMessageDeletedGroup", recover), 400, "ErrorTooManyGroups");
    });
  },
});
