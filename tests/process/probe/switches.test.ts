import type { Switches } from "alicloud-live-emulator";

import { expectClean, probeAll, probedEmulator } from "./support/probeEmulator";

/** Switches that do not hide each other, so that one run finds them all; and what is found beside them. */
const sets: readonly (readonly [name: string, set: Partial<Switches>, unclear: readonly string[]])[] = [
  ["the defaults", {}, ["deletedGroupMessages", "individualMuteWins", "tokenPageSize"]],
  [
    "the other value of most",
    {
      banExceptUsers: "merge",
      banWithoutExceptUsers: "keep",
      unbanKeepsExempt: true,
      unbanNotMuted: "error",
      addMuted: "error",
      removeNotMuted: "error",
      modifyOmitted: "reset",
      modifyLists: "merge",
      emptyList: "error",
      listForm: "numbered",
      bandListShape: "json-string",
      bandListOrder: "reversed",
      bandListMax: 40,
      bannedAllAsString: true,
      bandOnDeletedGroup: "ok",
      recoverKeepsMute: false,
      createExisting: "applied",
      createFlags: "absent",
      modifyGroupEmpty: "keeps",
      deleteUnknownGroup: "error",
      recoverLiveGroup: "error",
      recoverKeepsCounters: false,
      callsOnDeletedGroup: "ok",
      kickNonMember: "error",
      idCharacters: "documented",
      tokenPageSize: 2,
      sendHonoursMute: true,
      repeatedMsgTid: "once",
      offlineReceiver: "error",
      unacknowledged: "InputInvalid",
      acknowledgementMs: 500,
      deleteUnknownMessage: "error",
      deletedGroupMessages: "not-found",
    },
    [],
  ],
  [
    "a third value",
    {
      banExceptUsers: "merge-up-to-30",
      // Where lists join, a list that is left out keeps what is there in either case.
      banWithoutExceptUsers: "keep",
      banMuted: "error",
      unbanNotMuted: "not-found",
      removeNotMuted: "not-found",
      emptyList: "one-empty-id",
      listForm: "joined",
      bandListShape: "nested",
      bandOnDeletedGroup: "read-only",
      recoverLiveGroup: "not-found",
      kickNonMember: "not-found",
      sendHonoursMute: true,
      individualMuteWins: false,
      repeatedMsgTid: "error",
      offlineReceiver: "ok",
      unacknowledged: "ResourceNotExist",
      acknowledgementMs: 0,
      readLagReads: 2,
    },
    ["deletedGroupMessages", "tokenPageSize"],
  ],
  [
    "a fourth value",
    {
      banMuted: "error",
      banWithoutExceptUsers: "keep",
      emptyList: "as-omitted",
      exemptNonMember: "ok",
      bandListShape: "wrapped",
      readLagMs: 150,
      acknowledgementMs: 0,
    },
    ["deletedGroupMessages", "individualMuteWins", "tokenPageSize"],
  ],
];

test.concurrent.each(sets)("with %s of the switches the probe finds what is set", async (_name, set, unclear) => {
  const emulator = await probedEmulator(set);
  try {
    const { code, report } = await probeAll(emulator);
    expectClean(emulator);
    expect(code).toBe(0);
    const { switches } = report;
    const wrong = Object.entries(switches).filter(([name, value]) => emulator.switches[name as "banMuted"] !== value);
    expect(wrong.filter(([name]) => name !== "readLagMs")).toEqual([]);
    expect(switches.readLagMs).toBeGreaterThanOrEqual(emulator.switches.readLagMs);
    expect(switches.readLagMs).toBeLessThan(emulator.switches.readLagMs + 300);
    const status = (wanted: string) =>
      report.rows.filter((row) => row.status === wanted).map((row) => `${row.switch}: ${row.seen}`);
    expect(
      status("unclear")
        .map((text) => text.replace(/:.*/, ""))
        .sort(),
    ).toEqual([...unclear].sort());
  } finally {
    await emulator.close();
  }
});
