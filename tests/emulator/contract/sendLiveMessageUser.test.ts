import { contract, emulatorOf, expectError, expectResult } from "../support/contract";

contract("SendLiveMessageUser", {
  on: "app",
  parameters(target) {
    target.emulator?.state.app(target.appId)?.online.add("u1");
    return Promise.resolve({ AppId: target.appId, SenderId: "s", ReceiverId: "u1", Body: "hello", MsgType: 88888 });
  },
  required: ["AppId", "SenderId", "ReceiverId"],
  members: ["MsgTid"],
  invalid: [
    [{ Body: "x".repeat(15 * 1024 + 1) }, "InputInvalid"],
    [{ MsgTid: "a-b" }, "InputInvalid"],
    [{ SenderInfo: "x".repeat(513) }, "InputInvalid"],
    [{ ReceiverId: "x".repeat(65) }, "InputInvalid"],
    [{ MsgType: "chat" }, "InvalidMsgType"],
    [{ HighReliability: "2" }, "InvalidHighReliability"],
    [{ Storage: "yes" }, "InvalidStorage"],
  ],
  functionality(target, onEmulator) {
    onEmulator("stores only where Storage says so, unlike its sibling for groups", async () => {
      const emulator = emulatorOf(target());
      const app = emulator.createApp({ online: ["u1"] });
      const message = { AppId: app.id, SenderId: "s", SenderInfo: "info", ReceiverId: "u1", Body: "b", MsgType: 7 };
      expectResult(await target().call("SendLiveMessageUser", { ...message, MsgTid: "mine1" }), { MsgTid: "mine1" });
      expect(app.userMessages).toEqual([]);
      const { body } = await target().call("SendLiveMessageUser", { ...message, Storage: true });
      expect(app.userMessages).toEqual([
        {
          id: body["MsgTid"],
          type: 7,
          sender: "s",
          senderInfo: "info",
          receiver: "u1",
          body: "b",
          sentAt: expect.any(Number) as number,
          sequence: 1,
        },
      ]);
    });
    onEmulator("takes a receiver in any group for online, and no other", async () => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp();
      emulator.createGroup(AppId, "g", { members: ["u1"] });
      const message = { AppId, SenderId: "s", HighReliability: false };
      expect((await target().call("SendLiveMessageUser", { ...message, ReceiverId: "u1" })).status).toBe(200);
      const acknowledged = { ...message, ReceiverId: "u1", HighReliability: true };
      expect((await target().call("SendLiveMessageUser", acknowledged)).status).toBe(200);
      expectError(
        await target().call("SendLiveMessageUser", { ...message, ReceiverId: "u2" }),
        404,
        "ResourceNotExist",
      );
    });
  },
});
