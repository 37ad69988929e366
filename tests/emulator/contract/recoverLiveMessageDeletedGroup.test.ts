import { contract, expectResult } from "../support/contract";
import { onNewGroup } from "../support/muteContract";

contract("RecoverLiveMessageDeletedGroup", {
  on: "group",
  parameters: async (target) => {
    const group = await onNewGroup(target);
    await target.call("DeleteLiveMessageGroup", group);
    return group;
  },
  required: ["AppId", "GroupId"],
  members: ["GroupId"],
  functionality(target) {
    test("brings the group back as it was", async () => {
      const group = await onNewGroup(target(), {});
      const before = (await target().call("DescribeLiveMessageGroup", group)).body;
      await target().call("DeleteLiveMessageGroup", group);
      expectResult(await target().call("RecoverLiveMessageDeletedGroup", group), { GroupId: group["GroupId"] });
      const after = (await target().call("DescribeLiveMessageGroup", group)).body;
      expect({ ...after, RequestId: "" }).toEqual({ ...before, RequestId: "" });
    });
  },
});
