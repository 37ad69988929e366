import { contract, emulatorOf, expectError, expectResult } from "../support/contract";
import { onNewGroup } from "../support/muteContract";

contract("ListLiveMessageGroupUsers", {
  on: "group",
  parameters: (target) => onNewGroup(target, { SortType: 1, PageSize: 10 }),
  required: ["AppId", "GroupId", "SortType", "PageSize"],
  members: ["GroupId", "Hasmore", "NextPageToken", "UserList"],
  invalid: [
    [{ SortType: 3 }, "InputInvalid"],
    [{ PageSize: 9 }, "InputInvalid"],
    [{ PageSize: 51 }, "InputInvalid"],
    [{ NextPageToken: "x" }, "InvalidNextPageToken"],
  ],
  functionality(target, onEmulator) {
    onEmulator("pages with a number that ends with 0", async () => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp();
      const members = Array.from({ length: 25 }, (_, index) => `u${index}`);
      emulator.createGroup(AppId, "g", { members });
      const group = { AppId, GroupId: "g", SortType: 2, PageSize: 10 };
      const listed: string[] = [];
      let token = -1;
      do {
        const { body } = await target().call("ListLiveMessageGroupUsers", { ...group, NextPageToken: token });
        listed.push(...(body["UserList"] as { UserId: string }[]).map(({ UserId }) => UserId));
        token = body["NextPageToken"] as number;
        expect(body["Hasmore"]).toBe(token !== 0);
      } while (token !== 0);
      expect(listed).toEqual(members.toReversed());
    });
    onEmulator("answers each user's info; lists nobody of over 2,000; refuses a deleted group", async () => {
      const emulator = emulatorOf(target());
      const { id: AppId } = emulator.createApp();
      const group = emulator.createGroup(AppId, "g", { members: { u1: "one" } });
      const parameters = { AppId, GroupId: "g", SortType: 1, PageSize: 50 };
      expectResult(await target().call("ListLiveMessageGroupUsers", parameters), {
        GroupId: "g",
        Hasmore: false,
        NextPageToken: 0,
        UserList: [{ UserId: "u1", UserInfo: "one" }],
      });
      for (let index = 0; index < 2000; index++) group.join(`more${index}`);
      expectResult(await target().call("ListLiveMessageGroupUsers", parameters), {
        GroupId: "g",
        Hasmore: false,
        NextPageToken: 0,
        UserList: [],
      });
      emulator.deleteGroup(AppId, "g");
      expectError(await target().call("ListLiveMessageGroupUsers", parameters), 404, "ResourceNotExist");
    });
  },
});
