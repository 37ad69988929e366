import { contract, emulatorOf, expectError, expectResult } from "../support/contract";
import { onNewGroup } from "../support/muteContract";

contract("SendLiveMessageGroup", {
  on: "group",
  parameters: (target) => onNewGroup(target, { SenderId: "s", Body: "hello", MsgType: 88888 }),
  required: ["AppId", "GroupId", "SenderId"],
  members: ["MsgTid"],
  invalid: [
    [{ Body: "x".repeat(15 * 1024 + 1) }, "InputInvalid"],
    [{ MsgTid: "a-b" }, "InputInvalid"],
    [{ MsgTid: "x".repeat(65) }, "InputInvalid"],
    [{ SenderMetaInfo: "x".repeat(513) }, "InputInvalid"],
    [{ MsgType: "chat" }, "InvalidMsgType"],
    [{ NoStorage: "2" }, "InvalidNoStorage"],
    [{ StaticsIncrease: "x" }, "InvalidStaticsIncrease"],
    [{ Weight: "x" }, "InvalidWeight"],
  ],
  functionality(target, onEmulator) {
    onEmulator("counts by type and stores unless told not to", async () => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp();
      const group = emulator.createGroup(AppId, "g");
      const message = { AppId, GroupId: "g", SenderId: "s", Body: "é".repeat(7000) };
      const named = await target().call("SendLiveMessageGroup", { ...message, MsgType: 7, MsgTid: "mine1" });
      expectResult(named, { MsgTid: "mine1" });
      await target().call("SendLiveMessageGroup", { ...message, MsgType: 7, StaticsIncrease: 5, NoStorage: true });
      await target().call("SendLiveMessageGroup", { ...message, MsgType: 8 });
      expect(Object.fromEntries(group.messageCounts)).toEqual({ 7: 6, 8: 1 });
      expect(group.messages.map(({ type, body }) => [type, body])).toEqual([
        [7, message.Body],
        [8, message.Body],
      ]);
    });
    onEmulator("stops at 30 types of a group", async () => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp();
      const messageCounts = Object.fromEntries(Array.from({ length: 30 }, (_, type) => [type, 1]));
      emulator.createGroup(AppId, "g", { messageCounts });
      const message = { AppId, GroupId: "g", SenderId: "s", Body: "b" };
      expectError(await target().call("SendLiveMessageGroup", { ...message, MsgType: 31 }), 400, "InputInvalid");
      expect((await target().call("SendLiveMessageGroup", { ...message, MsgType: 29 })).status).toBe(200);
    });
  },
});
