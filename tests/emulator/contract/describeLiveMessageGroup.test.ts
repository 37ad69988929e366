import { contract, emulatorOf, expectResult } from "../support/contract";
import { onNewGroup } from "../support/muteContract";

const living = ["MsgAmount", "OnlineUserCounts", "TotalTimes"];
const members = [
  "GroupId",
  "GroupName",
  "GroupInfo",
  "CreatorId",
  "AdminList",
  "Createtime",
  "Delete",
  "SuperLargeGroup",
];

contract("DescribeLiveMessageGroup", {
  on: "group",
  parameters: (target) => onNewGroup(target),
  required: ["AppId", "GroupId"],
  members: [...members, ...living],
  functionality(target, onEmulator) {
    onEmulator("answers who is there and what was said", async () => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp();
      const group = emulator.createGroup(AppId, "g", { creator: "c", members: ["u1", "u2"] });
      group.leave("u1");
      await target().call("SendLiveMessageGroup", { AppId, GroupId: "g", SenderId: "s", Body: "b", MsgType: 88888 });
      expectResult(await target().call("DescribeLiveMessageGroup", { AppId, GroupId: "g" }), {
        GroupId: "g",
        GroupName: "",
        GroupInfo: "",
        CreatorId: "c",
        AdminList: [],
        Createtime: Math.floor(group.createdAt / 1000),
        Delete: false,
        MsgAmount: { "88888": 1 },
        OnlineUserCounts: 1,
        TotalTimes: 2,
        SuperLargeGroup: false,
      });
    });
    test("answers a deleted group with who deleted it and when", async () => {
      const group = await onNewGroup(target());
      await target().call("DeleteLiveMessageGroup", { ...group, OperatorId: "op" });
      const { status, body } = await target().call("DescribeLiveMessageGroup", group);
      expect(status).toBe(200);
      expect(Object.keys(body).sort()).toEqual([...members, "Deletor", "Deletatime", "RequestId"].sort());
      expect(body).toMatchObject({ Delete: true, Deletor: "op", Deletatime: expect.any(Number) as number });
    });
    test("says nothing about the mute", async () => {
      const group = await onNewGroup(target());
      await target().call("BanLiveMessageGroup", group);
      const { text } = await target().call("DescribeLiveMessageGroup", group);
      expect(text).not.toMatch(/ban/i);
    });
    onEmulator.each([
      [2000, false],
      [2001, true],
    ])("with %i members SuperLargeGroup is %s", async (count, superLarge) => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp();
      emulator.createGroup(AppId, "g", { members: Array.from({ length: count }, (_, index) => `u${index}`) });
      const { body } = await target().call("DescribeLiveMessageGroup", { AppId, GroupId: "g" });
      expect([body["SuperLargeGroup"], body["OnlineUserCounts"]]).toEqual([superLarge, count]);
    });
  },
});
