import { contract, emulatorOf, expectResult } from "../support/contract";

contract("ListLiveMessageGroups", {
  on: "app",
  parameters: (target) => Promise.resolve({ AppId: target.appId, SortType: 2 }),
  required: ["AppId", "SortType"],
  members: ["Hasmore", "GroupList"],
  sometimes: ["NextpageToken"],
  invalid: [
    [{ SortType: 0 }, "InputInvalid"],
    [{ GroupStatus: 3 }, "InputInvalid"],
    [{ NextPageToken: "x" }, "InvalidNextPageToken"],
  ],
  functionality(target, onEmulator) {
    onEmulator("pages with a text, in either order, each group once, also when groups come and go", async () => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp();
      const made = Array.from({ length: 41 }, (_, index) => emulator.createGroup(AppId, `g${index}`).id);
      for (const [SortType, wanted] of [
        [1, made],
        [2, made.toReversed()],
      ] as const) {
        const listed: string[] = [];
        let token: string | undefined = "";
        while (token !== undefined) {
          const { body } = await target().call("ListLiveMessageGroups", { AppId, SortType, NextPageToken: token });
          listed.push(...(body["GroupList"] as { GroupId: string }[]).map(({ GroupId }) => GroupId));
          expect(body["Hasmore"]).toBe(typeof body["NextpageToken"] === "string");
          token = body["NextpageToken"] as string | undefined;
          if (SortType === 2) emulator.createGroup(AppId, `late${listed.length}`);
        }
        expect(listed).toEqual(wanted);
      }
    });
    onEmulator.each([
      [0, ["live", "gone"]],
      [1, ["live"]],
      [2, ["gone"]],
    ])("with GroupStatus %i lists %j", async (GroupStatus, wanted) => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp();
      emulator.createGroup(AppId, "live");
      emulator.createGroup(AppId, "gone", { deleted: true });
      const { body } = await target().call("ListLiveMessageGroups", { AppId, SortType: 1, GroupStatus });
      expect((body["GroupList"] as { GroupId: string }[]).map(({ GroupId }) => GroupId)).toEqual(wanted);
    });
    onEmulator("answers each group's own fields", async () => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp();
      const options = { name: "n", info: "i", creator: "c", administrators: ["a"] };
      const group = emulator.createGroup(AppId, "g", options);
      expectResult(await target().call("ListLiveMessageGroups", { AppId, SortType: 1 }), {
        Hasmore: false,
        GroupList: [
          {
            GroupId: "g",
            GroupName: "n",
            GroupInfo: "i",
            CreatorId: "c",
            AdminList: ["a"],
            Createtime: Math.floor(group.createdAt / 1000),
            Delete: false,
          },
        ],
      });
    });
  },
});
