import { contract, emulatorOf, expectResult } from "../support/contract";
import { onNewGroup } from "../support/muteContract";

interface Item {
  readonly MsgTid: string;
  readonly SeqNumber: number;
}

const dayMs = 24 * 3_600_000;

contract("ListLiveMessageGroupMessages", {
  on: "group",
  parameters: (target) => onNewGroup(target, { SortType: 1, PageSize: 10 }),
  required: ["AppId", "GroupId", "SortType", "PageSize"],
  members: ["GroupId", "Hasmore", "NextPageToken", "MessageList"],
  invalid: [
    [{ SortType: 3 }, "InputInvalid"],
    [{ PageSize: 9 }, "InputInvalid"],
    [{ PageSize: 51 }, "InputInvalid"],
    [{ NextPageToken: "x" }, "InvalidNextPageToken"],
    [{ NextPageToken: -1 }, "InputInvalid"],
    [{ MsgType: "chat" }, "InvalidMsgType"],
    [{ BeginTime: "now" }, "InvalidBeginTime"],
    [{ EndTime: 1.5 }, "InvalidEndTime"],
  ],
  functionality(target, onEmulator) {
    onEmulator("answers what was stored, and who sent it", async () => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp();
      emulator.createGroup(AppId, "g");
      const message = { AppId, GroupId: "g", SenderId: "s", SenderMetaInfo: "info", Body: "hello", MsgType: 7 };
      await target().call("SendLiveMessageGroup", { ...message, MsgTid: "m1" });
      await target().call("SendLiveMessageGroup", { ...message, NoStorage: true });
      const list = { AppId, GroupId: "g", SortType: 1, PageSize: 10 };
      expectResult(await target().call("ListLiveMessageGroupMessages", list), {
        GroupId: "g",
        Hasmore: false,
        NextPageToken: 0,
        MessageList: [
          {
            Body: "hello",
            MsgTid: "m1",
            MsgType: 7,
            Sender: { UserId: "s", UserInfo: "info" },
            SeqNumber: 1,
            Timestamp: Math.floor(emulator.state.group(AppId, "g")!.messages[0]!.sentAt / 1000),
            TotalMessages: 1,
          },
        ],
      });
    });
    onEmulator.each([1, 2])("pages with a number that ends with 0, sorted by %d", async (SortType) => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp();
      const group = emulator.createGroup(AppId, "g");
      const ids = Array.from({ length: 25 }, (_, index) => `m${index}`);
      const sentAt = Math.floor(emulator.clock.now());
      for (const id of ids) group.store({ id, type: 1, sender: "s", body: "", sentAt });
      const listed: string[] = [];
      let token = 0;
      do {
        const list = { AppId, GroupId: "g", SortType, PageSize: 10, NextPageToken: token };
        const { body } = await target().call("ListLiveMessageGroupMessages", list);
        listed.push(...(body["MessageList"] as Item[]).map(({ MsgTid }) => MsgTid));
        token = body["NextPageToken"] as number;
        expect(body["Hasmore"]).toBe(token !== 0);
        // A message that is sent meanwhile moves no page.
        if (SortType === 2) group.store({ id: "late", type: 1, sender: "s", body: "", sentAt });
      } while (token !== 0);
      expect(listed).toEqual(SortType === 1 ? ids : ids.toReversed());
    });
    onEmulator("picks by type and by time, both ends included, and until the app's life cycle ends", async () => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp({ messageLifeCycle: 1 });
      const second = Math.floor(emulator.clock.now() / 1000);
      const messages = [-40 * 86_400, -10, 0, 10].map((offset, type) => ({
        ...{ id: `m${type}`, type, sender: "s", body: "", sentAt: (second + offset) * 1000 + 500 },
      }));
      emulator.createGroup(AppId, "g", { messages });
      const listed = async (parameters: Record<string, number>) => {
        const list = { AppId, GroupId: "g", SortType: 1, PageSize: 10, ...parameters };
        const { body } = await target().call("ListLiveMessageGroupMessages", list);
        return (body["MessageList"] as Item[]).map(({ MsgTid }) => MsgTid);
      };
      expect(await listed({})).toEqual(["m0", "m1", "m2", "m3"]);
      expect(await listed({ MsgType: 2 })).toEqual(["m2"]);
      expect(await listed({ MsgType: 0 })).toEqual(["m0"]);
      expect(await listed({ BeginTime: second - 10, EndTime: second })).toEqual(["m1", "m2"]);
      expect(await listed({ BeginTime: second + 1 })).toEqual(["m3"]);
      emulator.clock.advance(51 * dayMs);
      expect(await listed({})).toEqual(["m1", "m2", "m3"]);
      emulator.clock.reset();
    });
  },
});
