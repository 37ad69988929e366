import { messageSwitches } from "../../../emulator/src/switches/messageSwitches";
import { demonstrate, useSwitchEmulator } from "../support/demonstrate";

const { emulator, outcome, send, set } = useSwitchEmulator();

demonstrate(emulator, messageSwitches, {
  sendHonoursMute: {
    async show({ state }) {
      state.group("app", "g")!.administrators = ["boss"];
      await send("BanLiveMessageGroup", { ExceptUsers: "u1" });
      const speak = (SenderId: string) => outcome("SendLiveMessageGroup", { SenderId, Body: "b" });
      return [await speak("u1"), await speak("boss"), await speak("u2")];
    },
    expected: [
      [false, ["ok", "ok", "ok"]],
      [true, ["ok", "ok", "403 NoAuth"]],
    ],
  },
  repeatedMsgTid: {
    async show({ state }) {
      state.app("app")!.online.add("u1");
      const message = { SenderId: "s", ReceiverId: "u1", MsgTid: "m1", Storage: true };
      const outcomes: string[] = [];
      for (const action of ["SendLiveMessageGroup", "SendLiveMessageUser"]) {
        outcomes.push(await outcome(action, message), await outcome(action, message));
      }
      const { messages, messageCounts } = state.group("app", "g")!;
      return [outcomes, messages.length, messageCounts.get(0), state.app("app")!.userMessages.length];
    },
    expected: [
      ["again", [["ok", "ok", "ok", "ok"], 2, 2, 2]],
      ["once", [["ok", "ok", "ok", "ok"], 1, 1, 1]],
      ["error", [["ok", "400 InputInvalid", "ok", "400 InputInvalid"], 1, 1, 1]],
    ],
  },
  offlineReceiver: {
    show: () => outcome("SendLiveMessageUser", { SenderId: "s", ReceiverId: "u1" }),
    expected: [
      ["not-found", "404 ResourceNotExist"],
      ["error", "400 InputInvalid"],
      ["ok", "ok"],
    ],
  },
  unacknowledged: {
    show() {
      set({ acknowledgementMs: 0 });
      return outcome("SendLiveMessageUser", { SenderId: "s", ReceiverId: "u1", HighReliability: true });
    },
    expected: [
      ["ServerError", "500 ServerError"],
      ["InputInvalid", "400 InputInvalid"],
      ["ResourceNotExist", "404 ResourceNotExist"],
    ],
  },
  acknowledgementMs: {
    async show() {
      const start = performance.now();
      await send("SendLiveMessageUser", { SenderId: "s", ReceiverId: "u1", HighReliability: true });
      // A timer may end a fraction of a millisecond early.
      return performance.now() - start >= 2999;
    },
    expected: [
      [3000, true],
      [0, false],
    ],
  },
  deleteUnknownMessage: {
    show: async () => [
      await outcome("DeleteLiveMessageGroupMessage", { MessageId: "never" }),
      await outcome("DeleteLiveMessageUserMessage", { MessageId: "never", ReceiverId: "u1" }),
    ],
    expected: [
      ["ok", ["ok", "ok"]],
      ["error", ["404 ResourceNotExist", "404 ResourceNotExist"]],
    ],
  },
  deletedGroupMessages: {
    async show({ clock }) {
      await send("SendLiveMessageGroup", { SenderId: "s" });
      await send("DeleteLiveMessageGroup");
      const read = async () => {
        const { status, body } = await send("ListLiveMessageGroupMessages", { SortType: 1, PageSize: 10 });
        return status === 200 ? (body["MessageList"] as unknown[]).length : status;
      };
      const atOnce = await read();
      clock.advance(8 * 24 * 3_600_000);
      return [atOnce, await read()];
    },
    expected: [
      ["30-days", [1, 1]],
      ["7-days", [1, 0]],
      ["not-found", [404, 404]],
    ],
  },
});
