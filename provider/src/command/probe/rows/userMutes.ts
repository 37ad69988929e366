import { mostUsersPerCall } from "../../../live/muteOperations";
import type { Band } from "../bandAnswer";
import type { Lab } from "../lab";
import { inWords, judgeOutcome, okErrorOrNotFound } from "../outcome";
import type { ProbeRow } from "../probeRow";
import { found, unclear, type Verdict } from "../verdict";
import { UnclearError } from "../unclearError";
import { exemptBeforeBan, muteGroup, muteWithExempt } from "./muteState";

const modifyCalls = [
  "AddLiveMessageGroupBand",
  "BanLiveMessageGroup",
  "UnbanLiveMessageGroup",
  "ModifyLiveMessageGroupBand",
  "DescribeLiveMessageGroupBand",
] as const;

/** Mutes a user who was not muted. @throws UnclearError */
async function muteUser(lab: Lab): Promise<string> {
  const user = lab.user();
  await lab.must("AddLiveMessageGroupBand", lab.list("BannedUsers", [user]));
  if (!(await lab.band()).muted.includes(user)) throw new UnclearError("a user who was to be muted is not");
  return user;
}

/** A change of the users muted one by one alone, on a muted group with such users and, where it may have them, exempt ones. */
function changeUsersAlone(lab: Lab): Promise<{ before: Band; after: Band; user: string }> {
  return lab.once("changeUsersAlone", async () => {
    await muteUser(lab);
    if (lab.value("exemptNonMember") === "ok") await muteWithExempt(lab);
    else await muteGroup(lab);
    const before = await lab.band();
    const user = lab.user();
    await lab.must("ModifyLiveMessageGroupBand", lab.list("BannnedUsers", [user]));
    const after = await lab.band();
    if (after.muted.includes(user)) return { before, after, user };
    throw new UnclearError("ModifyLiveMessageGroupBand with BannnedUsers did not mute the user");
  });
}

/** How many of the users before are there still. */
function kept(before: readonly string[], after: readonly string[]): "all" | "some" | "none" {
  const count = before.filter((user) => after.includes(user)).length;
  return count === before.length ? "all" : count === 0 ? "none" : "some";
}

/** `Name=` in BanLiveMessageGroup, where a list that is left out keeps the exempt users and a given one replaces them. */
async function emptyExceptUsers(lab: Lab, seen: string): Promise<Verdict> {
  if (lab.value("banWithoutExceptUsers") !== "keep" || lab.value("banExceptUsers") !== "replace") return unclear(seen);
  const { exemptUser } = await exemptBeforeBan(lab);
  await lab.must("BanLiveMessageGroup", { ExceptUsers: "" });
  const { exempt } = await lab.band();
  const more = `${seen}; \`ExceptUsers=\` left ${exempt.length} users exempt`;
  if (exempt.length === 0) return found("empty", more);
  return exempt.includes(exemptUser) ? found("as-omitted", more) : unclear(more);
}

export const userMutes: readonly ProbeRow[] = [
  {
    name: "addMuted",
    question: "What does AddLiveMessageGroupBand answer for a user who is muted already?",
    values: ["ok", "error"],
    calls: ["AddLiveMessageGroupBand", "DescribeLiveMessageGroupBand"],
    async find(lab): Promise<Verdict> {
      const user = await muteUser(lab);
      const outcome = await lab.onGroup("AddLiveMessageGroupBand", lab.list("BannedUsers", [user]));
      return judgeOutcome("a second AddLiveMessageGroupBand of one user", outcome, { ok: "ok", InputInvalid: "error" });
    },
  },
  {
    name: "removeNotMuted",
    question: "What does RemoveLiveMessageGroupBand answer for a user who is not muted?",
    values: ["ok", "error", "not-found"],
    calls: ["RemoveLiveMessageGroupBand"],
    async find(lab): Promise<Verdict> {
      const outcome = await lab.onGroup("RemoveLiveMessageGroupBand", lab.list("UnbannedUsers", [lab.user()]));
      return judgeOutcome("RemoveLiveMessageGroupBand of a user who is not muted", outcome, okErrorOrNotFound);
    },
  },
  {
    name: "modifyOmitted",
    question: "Does a field that ModifyLiveMessageGroupBand leaves out keep its value, or become false or empty?",
    values: ["keep", "reset"],
    calls: modifyCalls,
    async find(lab): Promise<Verdict> {
      const { before, after } = await changeUsersAlone(lab);
      const exempt = before.exempt.length === 0 ? undefined : kept(before.exempt, after.exempt);
      const seen =
        `a change of BannnedUsers alone left the muted group ${after.mutedAll ? "muted" : "open"}` +
        (exempt === undefined ? "" : `, and ${exempt} of the exempt users`);
      if (after.mutedAll === true && exempt !== "none" && exempt !== "some") return found("keep", seen);
      const isReset = after.mutedAll === false && exempt !== "all" && exempt !== "some";
      return isReset ? found("reset", seen) : unclear(seen);
    },
  },
  {
    name: "modifyLists",
    question: "Do the lists of ModifyLiveMessageGroupBand take the place of those that are there, or join them?",
    values: ["replace", "merge"],
    calls: modifyCalls,
    async find(lab): Promise<Verdict> {
      const { before, after } = await changeUsersAlone(lab);
      const ofMuted = kept(before.muted, after.muted);
      const seen = `a new BannnedUsers left ${ofMuted} of the users of before muted`;
      if (ofMuted === "some") return unclear(seen);
      if (lab.value("exemptNonMember") !== "ok") return found(ofMuted === "all" ? "merge" : "replace", seen);
      const { exempt: exemptBefore } = await muteWithExempt(lab);
      const user = lab.user();
      await lab.must("ModifyLiveMessageGroupBand", { BannedAll: true, ...lab.list("ExceptUsers", [user]) });
      const { exempt } = await lab.band();
      const ofExempt = kept(exemptBefore, exempt);
      const both = `${seen}, and a new ExceptUsers ${ofExempt} of those exempt`;
      if (ofMuted !== ofExempt || !exempt.includes(user)) return unclear(both);
      return found(ofMuted === "all" ? "merge" : "replace", both);
    },
  },
  {
    name: "emptyList",
    question: "What does `Name=` mean, in an operation with a list?",
    values: ["empty", "as-omitted", "one-empty-id", "error"],
    calls: modifyCalls,
    async find(lab): Promise<Verdict> {
      const user = await muteUser(lab);
      const outcome = await lab.onGroup("ModifyLiveMessageGroupBand", { BannnedUsers: "" });
      const seen = `\`BannnedUsers=\` in ModifyLiveMessageGroupBand: ${inWords(outcome)}`;
      if (!outcome.ok) return outcome.code === "InputInvalid" ? found("error", seen) : unclear(seen);
      const { muted } = await lab.band();
      const shown = `${seen}, and ${muted.length} users muted afterwards`;
      if (muted.includes("")) return found("one-empty-id", `${shown}, one with an empty id`);
      // Each of the two is told by what neither a list that is left out nor one that joins does.
      if (muted.length === 0 && lab.value("modifyOmitted") === "keep") return found("empty", shown);
      if (muted.includes(user) && lab.value("modifyLists") === "replace") return found("as-omitted", shown);
      return emptyExceptUsers(lab, shown);
    },
  },
  {
    name: "bandListMax",
    question: "How many users does each list of DescribeLiveMessageGroupBand show at most? (0: all)",
    values: "number",
    calls: ["AddLiveMessageGroupBand", "RemoveLiveMessageGroupBand", "DescribeLiveMessageGroupBand"],
    async find(lab): Promise<Verdict> {
      const users = Array.from({ length: 4 * mostUsersPerCall }, () => lab.user());
      for (let from = 0; from < users.length; from += mostUsersPerCall) {
        const some = users.slice(from, from + mostUsersPerCall);
        await lab.must("AddLiveMessageGroupBand", lab.list("BannedUsers", some));
      }
      const { muted: shown } = await lab.band();
      if (users.every((user) => shown.includes(user)))
        return found(0, `all of ${shown.length} users were shown; a longer list was not tried`);
      const seen = `${shown.length} users were shown after ${users.length} had been muted`;
      // Where users come to be seen as others go, the list was cut; else the service did not take them.
      const gone = shown.filter((user) => user !== "").slice(0, mostUsersPerCall);
      await lab.must("RemoveLiveMessageGroupBand", lab.list("UnbannedUsers", gone));
      const { muted: left } = await lab.band();
      const areOthers = left.some((user) => users.includes(user) && !shown.includes(user));
      const more = `${seen}; ${areOthers ? "others" : "no others"} came to be shown as some were freed`;
      return areOthers ? found(shown.length, more) : unclear(more);
    },
  },
];
