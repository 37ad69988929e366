import { contract, emulatorOf } from "../support/contract";

contract("ListLiveMessageGroupByPage", {
  on: "app",
  parameters: (target) => Promise.resolve({ AppId: target.appId, SortType: 1 }),
  required: ["AppId", "SortType"],
  members: ["TotalCount", "PageNumber", "PageSize", "GroupList"],
  invalid: [
    [{ SortType: 9 }, "InputInvalid"],
    [{ PageNumber: 0 }, "InputInvalid"],
    [{ PageNumber: 10_001 }, "InputInvalid"],
    [{ PageSize: 0 }, "InputInvalid"],
    [{ PageSize: 51 }, "InputInvalid"],
    [{ PageSize: 1.5 }, "InvalidPageSize"],
  ],
  functionality(target, onEmulator) {
    onEmulator.each([
      [{}, 1, 20, ["g0", "g19"], 20],
      [{ PageNumber: 3 }, 3, 20, ["g40", "g44"], 5],
      [{ PageSize: 50 }, 1, 50, ["g0", "g44"], 45],
      [{ PageNumber: 2, PageSize: 10, SortType: 2 }, 2, 10, ["g34", "g25"], 10],
      [{ PageNumber: 10_000 }, 10_000, 20, [undefined, undefined], 0],
    ])("with %j answers that page", async (paging, number, size, ends, count) => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp();
      for (let index = 0; index < 45; index++) emulator.createGroup(AppId, `g${index}`);
      const { body } = await target().call("ListLiveMessageGroupByPage", { AppId, SortType: 1, ...paging });
      expect(body).toMatchObject({ TotalCount: 45, PageNumber: number, PageSize: size });
      const listed = (body["GroupList"] as { GroupId: string }[]).map(({ GroupId }) => GroupId);
      expect([[listed[0], listed.at(-1)], listed.length]).toEqual([ends, count]);
    });
  },
});
