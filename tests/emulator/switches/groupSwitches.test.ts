import { groupSwitches } from "../../../emulator/src/switches/groupSwitches";
import { demonstrate, useSwitchEmulator } from "../support/demonstrate";
import { type Answer } from "../support/signedCall";

const { emulator, outcome, send } = useSwitchEmulator();

demonstrate(emulator, groupSwitches, {
  createExisting: {
    async show({ state }) {
      await send("CreateLiveMessageGroup", { GroupName: "new", GroupInfo: "info", Administrators: "boss" });
      const { name, info, administrators } = state.group("app", "g")!;
      return [name, info, administrators];
    },
    expected: [
      ["ignored", ["", "", []]],
      ["applied", ["new", "info", ["boss"]]],
    ],
  },
  createFlags: {
    async show() {
      const flags = ({ body }: Answer) => [body["AlreadyExists"], body["AlreadyDelete"]];
      const create = async (GroupId: string) => flags(await send("CreateLiveMessageGroup", { GroupId }));
      return [await create("new"), await create("new"), await create("gone")];
    },
    expected: [
      [
        "false",
        [
          [false, false],
          [true, false],
          [true, true],
        ],
      ],
      [
        "absent",
        [
          [undefined, undefined],
          [true, undefined],
          [true, true],
        ],
      ],
    ],
  },
  purgedId: {
    async show({ clock, state }) {
      clock.advance(31 * 24 * 3_600_000);
      const { body } = await send("CreateLiveMessageGroup", { GroupId: "gone" });
      return [body["AlreadyDelete"], state.group("app", "gone") !== undefined];
    },
    expected: [
      ["free", [false, true]],
      ["taken", [true, false]],
    ],
  },
  modifyGroupEmpty: {
    async show({ state }) {
      await send("ModifyLiveMessageGroup", {
        ...{ ModifyAdmin: true, AdminList: "boss" },
        ...{ ModifyInfo: true, GroupInfo: "info" },
      });
      await send("ModifyLiveMessageGroup", { ModifyAdmin: true, AdminList: "", ModifyInfo: true, GroupInfo: "" });
      const { administrators, info } = state.group("app", "g")!;
      return [administrators, info];
    },
    expected: [
      ["clears", [[], ""]],
      ["keeps", [["boss"], "info"]],
    ],
  },
  deleteUnknownGroup: {
    show: () => outcome("DeleteLiveMessageGroup", { GroupId: "never" }),
    expected: [
      ["ok", "ok"],
      ["error", "404 ResourceNotExist"],
    ],
  },
  recoverLiveGroup: {
    show: () => outcome("RecoverLiveMessageDeletedGroup"),
    expected: [
      ["ok", "ok"],
      ["error", "400 InputInvalid"],
      ["not-found", "404 ResourceNotExist"],
    ],
  },
  recoverTooLate: {
    show({ clock }) {
      clock.advance(31 * 24 * 3_600_000);
      return outcome("RecoverLiveMessageDeletedGroup", { GroupId: "gone" });
    },
    expected: [
      ["not-found", "404 ResourceNotExist"],
      ["error", "400 InputInvalid"],
    ],
  },
  recoverKeepsCounters: {
    async show({ state }) {
      state.group("app", "g")!.join("u1");
      await send("SendLiveMessageGroup", { SenderId: "s", MsgType: 7 });
      await send("DeleteLiveMessageGroup");
      await send("RecoverLiveMessageDeletedGroup");
      const { body } = await send("DescribeLiveMessageGroup");
      return [body["TotalTimes"], body["MsgAmount"], body["OnlineUserCounts"]];
    },
    expected: [
      [true, [1, { 7: 1 }, 0]],
      [false, [0, {}, 0]],
    ],
  },
  callsOnDeletedGroup: {
    show: () =>
      Promise.all(
        [
          ["ModifyLiveMessageGroup", {}],
          ["KickLiveMessageGroupUser", { KickoffUser: "u1" }],
          ["CheckLiveMessageUsersInGroup", { UserIds: "u1" }],
          ["ListLiveMessageGroupUsers", { SortType: 1, PageSize: 10 }],
          ["SendLiveMessageGroup", { SenderId: "s" }],
          ["DeleteLiveMessageGroupMessage", { MessageId: "m" }],
        ].map(([action, parameters]) => outcome(action as string, { ...(parameters as object), GroupId: "gone" })),
      ),
    expected: [
      ["not-found", Array(6).fill("404 ResourceNotExist")],
      ["ok", Array(6).fill("ok")],
    ],
  },
  kickNonMember: {
    show: () => outcome("KickLiveMessageGroupUser", { KickoffUser: "u1" }),
    expected: [
      ["ok", "ok"],
      ["not-found", "404 ResourceNotExist"],
      ["error", "400 InputInvalid"],
    ],
  },
  userInfoFails: {
    async show(emulator) {
      for (const groupId of ["one", "two"]) emulator.createGroup("app", groupId, { members: ["u1"] });
      const { body } = await send("ModifyLiveMessageUserInfo", { UserId: "u1", UserMetaInfo: "new" });
      const infos = ["one", "two"].map((groupId) => emulator.state.group("app", groupId)!.members.get("u1"));
      const count = (name: string) => (body[name] as unknown[]).length;
      return [count("SuccessList"), count("FailList"), infos];
    },
    expected: [
      ["none", [2, 0, ["new", "new"]]],
      ["first", [1, 1, ["", "new"]]],
      ["all", [0, 2, ["", ""]]],
    ],
  },
  idCharacters: {
    show: async () => [
      await outcome("BanLiveMessageGroup", { ExceptUsers: "user_77" }),
      await outcome("BanLiveMessageGroup", { ExceptUsers: "user77" }),
    ],
    expected: [
      ["any", ["ok", "ok"]],
      ["documented", ["400 InputInvalid", "ok"]],
    ],
  },
  tokenPageSize: {
    async show(emulator) {
      for (let index = 0; index < 30; index++) emulator.createGroup("app", `more${index}`);
      const { body } = await send("ListLiveMessageGroups", { SortType: 1 });
      return (body["GroupList"] as unknown[]).length;
    },
    expected: [
      [20, 20],
      [5, 5],
      [100, 32],
    ],
  },
});
