import { muteSwitches } from "../../../emulator/src/switches/muteSwitches";
import { demonstrate, useSwitchEmulator } from "../support/demonstrate";

const { emulator, lists, outcome, send, set } = useSwitchEmulator();

demonstrate(emulator, muteSwitches, {
  banExceptUsers: {
    async show() {
      await send("BanLiveMessageGroup", { ExceptUsers: "u1,u2" });
      await send("BanLiveMessageGroup", { ExceptUsers: "u3" });
      return lists();
    },
    expected: [
      ["replace", [true, [], ["u3"]]],
      ["merge", [true, [], ["u1", "u2", "u3"]]],
      ["merge-up-to-30", [true, [], ["u1", "u2", "u3"]]],
    ],
  },
  banWithoutExceptUsers: {
    async show() {
      await send("BanLiveMessageGroup", { ExceptUsers: "u1" });
      await send("BanLiveMessageGroup");
      return lists();
    },
    expected: [
      ["clear", [true, [], []]],
      ["keep", [true, [], ["u1"]]],
    ],
  },
  banMuted: {
    show: async () => [await outcome("BanLiveMessageGroup"), await outcome("BanLiveMessageGroup")],
    expected: [
      ["ok", ["ok", "ok"]],
      ["error", ["ok", "400 InputInvalid"]],
    ],
  },
  unbanKeepsExempt: {
    async show() {
      await send("BanLiveMessageGroup", { ExceptUsers: "u1" });
      await send("UnbanLiveMessageGroup");
      return lists();
    },
    expected: [
      [false, [false, [], []]],
      [true, [false, [], ["u1"]]],
    ],
  },
  unbanNotMuted: {
    show: () => outcome("UnbanLiveMessageGroup"),
    expected: [
      ["ok", "ok"],
      ["error", "400 InputInvalid"],
      ["not-found", "404 ResourceNotExist"],
    ],
  },
  addMuted: {
    async show() {
      await send("AddLiveMessageGroupBand", { BannedUsers: "u1" });
      return [await outcome("AddLiveMessageGroupBand", { BannedUsers: "u1,u2" }), await lists()];
    },
    expected: [
      ["ok", ["ok", [false, ["u1", "u2"], []]]],
      ["error", ["400 InputInvalid", [false, ["u1"], []]]],
    ],
  },
  removeNotMuted: {
    async show() {
      await send("AddLiveMessageGroupBand", { BannedUsers: "u1" });
      return [await outcome("RemoveLiveMessageGroupBand", { UnbannedUsers: "u1,u2" }), await lists()];
    },
    expected: [
      ["ok", ["ok", [false, [], []]]],
      ["error", ["400 InputInvalid", [false, ["u1"], []]]],
      ["not-found", ["404 ResourceNotExist", [false, ["u1"], []]]],
    ],
  },
  modifyOmitted: {
    async show() {
      await send("BanLiveMessageGroup", { ExceptUsers: "u1" });
      await send("ModifyLiveMessageGroupBand", { BannnedUsers: "u2" });
      return lists();
    },
    expected: [
      ["keep", [true, ["u2"], ["u1"]]],
      ["reset", [false, ["u2"], []]],
    ],
  },
  modifyLists: {
    async show() {
      await send("ModifyLiveMessageGroupBand", { BannedAll: true, BannnedUsers: "u1", ExceptUsers: "u2" });
      await send("ModifyLiveMessageGroupBand", { BannnedUsers: "u3", ExceptUsers: "u4" });
      return lists();
    },
    expected: [
      ["replace", [true, ["u3"], ["u4"]]],
      ["merge", [true, ["u1", "u3"], ["u2", "u4"]]],
    ],
  },
  emptyList: {
    async show() {
      set({ banWithoutExceptUsers: "keep" });
      await send("BanLiveMessageGroup", { ExceptUsers: "u1" });
      const outcomes = [await outcome("BanLiveMessageGroup", { ExceptUsers: "" })];
      const [, , afterBan] = await lists();
      await send("BanLiveMessageGroup", { ExceptUsers: "u1" });
      outcomes.push(await outcome("ModifyLiveMessageGroupBand", { ExceptUsers: "" }));
      const [, , afterModify] = await lists();
      return [outcomes, afterBan, afterModify];
    },
    expected: [
      ["empty", [["ok", "ok"], [], []]],
      ["as-omitted", [["ok", "ok"], ["u1"], ["u1"]]],
      ["one-empty-id", [["ok", "ok"], [""], [""]]],
      ["error", [["400 InputInvalid", "400 InputInvalid"], ["u1"], ["u1"]]],
    ],
  },
  listForm: {
    async show() {
      await send("BanLiveMessageGroup", { ExceptUsers: "u1,u2" });
      const [, , joined] = await lists();
      await send("BanLiveMessageGroup", { "ExceptUsers.1": "u1", "ExceptUsers.2": "u2" });
      const [, , numbered] = await lists();
      return [joined, numbered];
    },
    expected: [
      [
        "both",
        [
          ["u1", "u2"],
          ["u1", "u2"],
        ],
      ],
      ["joined", [["u1", "u2"], []]],
      ["numbered", [["u1,u2"], ["u1", "u2"]]],
    ],
  },
  exemptNonMember: {
    async show({ state }) {
      state.group("app", "g")!.join("u1");
      const outcomes = [
        await outcome("BanLiveMessageGroup", { ExceptUsers: "u1,u2" }),
        await outcome("ModifyLiveMessageGroupBand", { BannedAll: true, ExceptUsers: "u1,u2" }),
      ];
      return [...outcomes, await lists()];
    },
    expected: [
      ["ok", ["ok", "ok", [true, [], ["u1", "u2"]]]],
      ["dropped", ["ok", "ok", [true, [], ["u1"]]]],
      ["error", ["400 InputInvalid", "400 InputInvalid", [false, [], []]]],
    ],
  },
  bandListShape: {
    async show() {
      await send("BanLiveMessageGroup", { ExceptUsers: "u1,u2" });
      return lists();
    },
    expected: [
      ["plain", [true, [], ["u1", "u2"]]],
      ["json-string", [true, ["[]"], ['["u1","u2"]']]],
      ["nested", [true, [[]], [["u1", "u2"]]]],
      ["wrapped", [true, { BannedUsers: [] }, { UnbannedUsers: ["u1", "u2"] }]],
      ["repeated", [true, [], ["u1", "u2", "u1", "u2"]]],
      ["null", [true, null, ["u1", "u2"]]],
      ["absent", [true, undefined, ["u1", "u2"]]],
    ],
  },
  bandListOrder: {
    async show() {
      await send("BanLiveMessageGroup", { ExceptUsers: "u1,u2" });
      return lists();
    },
    expected: [
      ["insertion", [true, [], ["u1", "u2"]]],
      ["reversed", [true, [], ["u2", "u1"]]],
    ],
  },
  bandListMax: {
    async show() {
      await send("AddLiveMessageGroupBand", { BannedUsers: "u1,u2,u3" });
      await send("BanLiveMessageGroup", { ExceptUsers: "u4,u5,u6" });
      return lists();
    },
    expected: [
      [0, [true, ["u1", "u2", "u3"], ["u4", "u5", "u6"]]],
      [2, [true, ["u1", "u2"], ["u4", "u5"]]],
    ],
  },
  bannedAllAsString: {
    async show() {
      return (await lists())[0];
    },
    expected: [
      [false, false],
      [true, "false"],
    ],
  },
  readLagMs: {
    async show({ clock }) {
      clock.freeze();
      await send("BanLiveMessageGroup");
      const [first] = await lists();
      clock.advance(500);
      return [first, (await lists())[0]];
    },
    expected: [
      [0, [true, true]],
      [500, [false, true]],
      [501, [false, false]],
    ],
  },
  readLagReads: {
    async show() {
      await send("BanLiveMessageGroup");
      // A write does not make an earlier one show.
      await send("BanLiveMessageGroup");
      return [(await lists())[0], (await lists())[0], (await lists())[0]];
    },
    expected: [
      [0, [true, true, true]],
      [2, [false, false, true]],
    ],
  },
  bandOnDeletedGroup: {
    show: async () => [
      await outcome("BanLiveMessageGroup", { GroupId: "gone" }),
      await outcome("DescribeLiveMessageGroupBand", { GroupId: "gone" }),
    ],
    expected: [
      ["not-found", ["404 ResourceNotExist", "404 ResourceNotExist"]],
      ["ok", ["ok", "ok"]],
      ["read-only", ["404 ResourceNotExist", "ok"]],
    ],
  },
  recoverKeepsMute: {
    async show() {
      await send("BanLiveMessageGroup", { ExceptUsers: "u1" });
      await send("DeleteLiveMessageGroup");
      await send("RecoverLiveMessageDeletedGroup");
      return lists();
    },
    expected: [
      [true, [true, [], ["u1"]]],
      [false, [false, [], []]],
    ],
  },
  individualMuteWins: {
    async show() {
      set({ sendHonoursMute: true });
      await send("BanLiveMessageGroup", { ExceptUsers: "u1" });
      await send("AddLiveMessageGroupBand", { BannedUsers: "u1" });
      return outcome("SendLiveMessageGroup", { SenderId: "u1", Body: "b" });
    },
    expected: [
      [true, "403 NoAuth"],
      [false, "ok"],
    ],
  },
});

test("merge-up-to-30: the thirty-first exempt user is an error", async () => {
  set({ banExceptUsers: "merge-up-to-30" });
  const users = Array.from({ length: 30 }, (_, index) => `u${index}`);
  expect(await outcome("BanLiveMessageGroup", { ExceptUsers: users.join(",") })).toBe("ok");
  expect(await outcome("BanLiveMessageGroup", { ExceptUsers: "u0" })).toBe("ok");
  expect(await outcome("BanLiveMessageGroup", { ExceptUsers: "u30" })).toBe("400 InputInvalid");
  expect(await lists()).toEqual([true, [], users]);
});
