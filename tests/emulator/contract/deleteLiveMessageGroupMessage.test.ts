import { contract, emulatorOf, expectResult } from "../support/contract";
import { onNewGroup } from "../support/muteContract";

contract("DeleteLiveMessageGroupMessage", {
  on: "group",
  parameters: (target) => onNewGroup(target, { MessageId: "m1", DeleterId: "boss", DeleterInfo: "i" }),
  required: ["AppId", "GroupId", "MessageId"],
  members: ["GroupId", "MessageId"],
  invalid: [
    [{ MessageId: "a-b" }, "InputInvalid"],
    [{ DeleterId: "x".repeat(65) }, "InputInvalid"],
    [{ DeleterInfo: "x".repeat(513) }, "InputInvalid"],
  ],
  functionality(target, onEmulator) {
    onEmulator("takes a message back, also by the id that the sending answered; the counts stay", async () => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp();
      const group = emulator.createGroup(AppId, "g");
      const message = { AppId, GroupId: "g", SenderId: "s", MsgType: 7 };
      await target().call("SendLiveMessageGroup", { ...message, MsgTid: "stays" });
      const { body } = await target().call("SendLiveMessageGroup", message);
      const MessageId = body["MsgTid"] as string;
      expectResult(await target().call("DeleteLiveMessageGroupMessage", { AppId, GroupId: "g", MessageId }), {
        GroupId: "g",
        MessageId,
      });
      expect(group.messages.map(({ id }) => id)).toEqual(["stays"]);
      expect(group.messageCounts.get(7)).toBe(2);
    });
  },
});
