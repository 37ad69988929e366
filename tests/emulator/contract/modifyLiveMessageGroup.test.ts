import { contract, expectResult } from "../support/contract";
import { onNewGroup } from "../support/muteContract";

contract("ModifyLiveMessageGroup", {
  on: "group",
  parameters: (target) => onNewGroup(target, { ModifyInfo: true, GroupInfo: "i" }),
  required: ["AppId", "GroupId"],
  members: [],
  invalid: [
    [{ ModifyInfo: "perhaps" }, "InvalidModifyInfo"],
    [{ ModifyAdmin: true, AdminList: "a,b,c,d" }, "InputInvalid"],
    [{ GroupInfo: "x".repeat(32 * 1024 + 1) }, "InputInvalid"],
  ],
  functionality(target) {
    const read = async (group: Readonly<Record<string, string | number | boolean>>) => {
      const { body } = await target().call("DescribeLiveMessageGroup", group);
      return [body["AdminList"], body["GroupInfo"]];
    };
    test("changes only what its flags allow", async () => {
      const { AppId, GroupId } = await onNewGroup(target());
      const group = { AppId: String(AppId), GroupId: String(GroupId) };
      const change = { AdminList: "a1,a2", GroupInfo: "info" };
      expectResult(await target().call("ModifyLiveMessageGroup", { ...group, ...change }), {});
      expect(await read(group)).toEqual([[], ""]);
      expectResult(await target().call("ModifyLiveMessageGroup", { ...group, ...change, ModifyAdmin: true }), {});
      expect(await read(group)).toEqual([["a1", "a2"], ""]);
      expectResult(await target().call("ModifyLiveMessageGroup", { ...group, ...change, ModifyInfo: true }), {});
      expect(await read(group)).toEqual([["a1", "a2"], "info"]);
    });
  },
});
