import { contract, emulatorOf, expectResult } from "../support/contract";

contract("DeleteLiveMessageUserMessage", {
  on: "app",
  parameters: ({ appId }) => Promise.resolve({ AppId: appId, ReceiverId: "u1", MessageId: "m1", DeleterId: "boss" }),
  required: ["AppId", "ReceiverId", "MessageId"],
  members: [],
  invalid: [
    [{ MessageId: "a-b" }, "InputInvalid"],
    [{ MessageId: "x".repeat(65) }, "InputInvalid"],
    [{ DeleterId: "x".repeat(65) }, "InputInvalid"],
    [{ DeleterInfo: "x".repeat(513) }, "InputInvalid"],
  ],
  functionality(target, onEmulator) {
    onEmulator("takes back the message of that receiver alone", async () => {
      const emulator = emulatorOf(target());
      const app = emulator.createApp({ online: ["u1", "u2"] });
      const message = { AppId: app.id, SenderId: "s", MsgTid: "m1", Storage: true };
      for (const ReceiverId of ["u1", "u2"]) await target().call("SendLiveMessageUser", { ...message, ReceiverId });
      const recall = { AppId: app.id, ReceiverId: "u1", MessageId: "m1" };
      expectResult(await target().call("DeleteLiveMessageUserMessage", recall), {});
      expect(app.userMessages.map(({ receiver }) => receiver)).toEqual(["u2"]);
    });
  },
});
