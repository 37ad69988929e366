import { contract, emulatorOf, expectError, expectResult } from "../support/contract";
import { onNewGroup } from "../support/muteContract";

contract("DeleteLiveMessageGroup", {
  on: "group",
  // Documented both ways; see the switch deleteUnknownGroup.
  unknownGroup: "ok",
  parameters: (target) => onNewGroup(target),
  required: ["AppId", "GroupId"],
  members: ["GroupId"],
  invalid: [[{ OperatorId: "x".repeat(65) }, "InputInvalid"]],
  functionality(target, onEmulator) {
    test("makes the group unusable at once", async () => {
      const group = await onNewGroup(target());
      expectResult(await target().call("DeleteLiveMessageGroup", group), { GroupId: group["GroupId"] });
      const send = await target().call("SendLiveMessageGroup", { ...group, SenderId: "s", Body: "b" });
      expectError(send, 404, "ResourceNotExist");
    });
    onEmulator("keeps the group for 30 days, and then its id is free", async () => {
      const emulator = emulatorOf(target());
      const group = await onNewGroup(target());
      await target().call("DeleteLiveMessageGroup", group);
      emulator.clock.advance(30 * 24 * 3600 * 1000 - 60_000);
      expect((await target().call("DescribeLiveMessageGroup", group)).body["Delete"]).toBe(true);
      emulator.clock.advance(60_000);
      expectError(await target().call("DescribeLiveMessageGroup", group), 404, "ResourceNotExist");
      expectError(await target().call("RecoverLiveMessageDeletedGroup", group), 404, "ResourceNotExist");
      const again = await target().call("CreateLiveMessageGroup", group);
      expect(again.body).toMatchObject({ AlreadyExists: false, AlreadyDelete: false });
    });
  },
});
