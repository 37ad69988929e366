import { mostUsersPerCall } from "../../../live/muteOperations";
import type { Lab } from "../lab";
import { inWords, judgeOutcome, okErrorOrNotFound } from "../outcome";
import type { ProbeRow } from "../probeRow";
import { found, unclear, type Verdict } from "../verdict";
import { exemptBeforeBan, muteGroup, muteWithExempt, openGroup } from "./muteState";

const calls = [
  "BanLiveMessageGroup",
  "UnbanLiveMessageGroup",
  "ModifyLiveMessageGroupBand",
  "DescribeLiveMessageGroupBand",
] as const;

async function tellMerges(lab: Lab, seen: string): Promise<Verdict> {
  await exemptBeforeBan(lab);
  const users = Array.from({ length: mostUsersPerCall }, () => lab.user());
  const outcome = await lab.onGroup("BanLiveMessageGroup", lab.list("ExceptUsers", users));
  const more = `${seen}; with ${mostUsersPerCall} users more: ${inWords(outcome)}`;
  if (!outcome.ok) return outcome.code === "InputInvalid" ? found("merge-up-to-30", more) : unclear(more);
  const { exempt } = await lab.band();
  const shown = `${more}, and ${exempt.length} users exempt`;
  return exempt.length > mostUsersPerCall ? found("merge", shown) : unclear(shown);
}

export const groupMute: readonly ProbeRow[] = [
  {
    name: "exemptNonMember",
    question: "What becomes of an exempt user who is not in the group?",
    values: ["ok", "dropped", "error"],
    calls,
    async find(lab): Promise<Verdict> {
      await openGroup(lab);
      const user = lab.user();
      const outcome = await lab.onGroup("BanLiveMessageGroup", lab.list("ExceptUsers", [user]));
      const seen = `BanLiveMessageGroup with such a user: ${inWords(outcome)}`;
      if (outcome.ok) {
        const band = await lab.band();
        if (band.mutedAll !== true) return unclear(`${seen}, and the group is not muted`);
        if (band.exempt.includes(user)) return found("ok", `${seen}, and the user is exempt`);
        return band.exempt.length === 0 ? found("dropped", `${seen}, and nobody is exempt`) : unclear(seen);
      }
      // The refusal is of the user only where the same call without the user is taken.
      const without = await lab.onGroup("BanLiveMessageGroup");
      const both = `${seen}; without one: ${inWords(without)}`;
      return outcome.code === "InputInvalid" && without.ok ? found("error", both) : unclear(both);
    },
  },
  {
    name: "banMuted",
    question: "May BanLiveMessageGroup be called on a group that is muted?",
    values: ["ok", "error"],
    calls,
    async find(lab): Promise<Verdict> {
      await muteGroup(lab);
      const list = lab.value("exemptNonMember") === "ok" ? lab.list("ExceptUsers", [lab.user()]) : {};
      const outcome = await lab.onGroup("BanLiveMessageGroup", list);
      return judgeOutcome("BanLiveMessageGroup on the muted group", outcome, { ok: "ok", InputInvalid: "error" });
    },
  },
  {
    name: "banExceptUsers",
    question: "Does the list of BanLiveMessageGroup take the place of the exempt users, or join them?",
    values: ["replace", "merge", "merge-up-to-30"],
    calls,
    async find(lab): Promise<Verdict> {
      const { exemptUser: before } = await exemptBeforeBan(lab);
      const user = lab.user();
      await lab.must("BanLiveMessageGroup", lab.list("ExceptUsers", [user]));
      const { exempt } = await lab.band();
      if (!exempt.includes(user)) return unclear("the user of the second list is not exempt");
      const stays = exempt.includes(before);
      const seen = `after a second list the user of the first one is ${stays ? "still" : "no longer"} exempt`;
      return stays ? tellMerges(lab, seen) : found("replace", seen);
    },
  },
  {
    name: "banWithoutExceptUsers",
    question: "Does BanLiveMessageGroup without ExceptUsers clear the exempt users, or keep them?",
    values: ["clear", "keep"],
    calls,
    async find(lab): Promise<Verdict> {
      const { exemptUser } = await exemptBeforeBan(lab);
      await lab.must("BanLiveMessageGroup");
      const { mutedAll, exempt } = await lab.band();
      const seen = `${exempt.length} users exempt afterwards, the one of before ${exempt.includes(exemptUser) ? "" : "not "}among them`;
      if (mutedAll !== true) return unclear(`the group is not muted afterwards; ${seen}`);
      if (exempt.includes(exemptUser)) return found("keep", seen);
      return exempt.length === 0 ? found("clear", seen) : unclear(seen);
    },
  },
  {
    name: "unbanKeepsExempt",
    question: "Does UnbanLiveMessageGroup leave the exempt users in place?",
    values: [false, true],
    calls,
    async find(lab): Promise<Verdict> {
      const { exemptUser } = await muteWithExempt(lab);
      await openGroup(lab);
      const { exempt } = await lab.band();
      const seen = `${exempt.length} users exempt in the open group`;
      if (exempt.includes(exemptUser)) return found(true, seen);
      return exempt.length === 0 ? found(false, seen) : unclear(seen);
    },
  },
  {
    name: "unbanNotMuted",
    question: "What does UnbanLiveMessageGroup answer for a group that is not muted?",
    values: ["ok", "error", "not-found"],
    calls,
    async find(lab): Promise<Verdict> {
      await openGroup(lab);
      const outcome = await lab.onGroup("UnbanLiveMessageGroup");
      return judgeOutcome("UnbanLiveMessageGroup on the open group", outcome, okErrorOrNotFound);
    },
  },
];
