import { readFlag } from "../../../live/readFlag";
import type { LiveAnswer } from "../../../live/signedRequest";
import type { Band } from "../bandAnswer";
import type { Lab } from "../lab";
import { inWords, judgeOutcome, type Outcome } from "../outcome";
import { newGroupId } from "../ownGroup";
import type { ProbeRow } from "../probeRow";
import { found, unclear, type Verdict } from "../verdict";
import { UnclearError } from "../unclearError";
import { muteGroup, muteWithExempt } from "./muteState";

/** The group as it was before it was deleted. */
interface Before {
  readonly band: Band;
  readonly messages: string;
}

/** The codes of a group that cannot be used. */
const codes = { ok: "ok", ResourceNotExist: "not-found" } as const;

function messagesOf({ MsgAmount }: LiveAnswer): string {
  const counts = Object.entries((MsgAmount ?? {}) as Record<string, unknown>);
  return counts
    .map(([type, count]) => `${type}: ${String(count)}`)
    .sort()
    .join(", ");
}

/** Mutes the group and deletes it. */
function deleted(lab: Lab): Promise<Before> {
  return lab.once("deleted", async () => {
    if (lab.value("exemptNonMember") === "ok") await muteWithExempt(lab);
    else await muteGroup(lab);
    // A read shows what is there; who it shows need not be all.
    const band = await lab.band();
    const messages = messagesOf(await lab.must("DescribeLiveMessageGroup"));
    await lab.must("DeleteLiveMessageGroup");
    const profile = () => lab.onGroup("DescribeLiveMessageGroup");
    if (!isGone(await lab.secondLook(profile, isGone)))
      throw new UnclearError("the group was deleted, and shows as if it were not");
    return { band, messages };
  });
}

function isGone(outcome: Outcome): boolean {
  return outcome.ok ? readFlag(outcome.answer["Delete"]) === true : outcome.code === "ResourceNotExist";
}

/** Brings the deleted group back. */
function recovered(lab: Lab): Promise<Before> {
  return lab.once("recovered", async () => {
    const before = await deleted(lab);
    await lab.must("RecoverLiveMessageDeletedGroup");
    return before;
  });
}

const deleteCalls = [
  "BanLiveMessageGroup",
  "UnbanLiveMessageGroup",
  "DescribeLiveMessageGroupBand",
  "DescribeLiveMessageGroup",
  "DeleteLiveMessageGroup",
] as const;

/** In this order: the last ones bring the group back. */
export const deletedGroup: readonly ProbeRow[] = [
  {
    name: "bandOnDeletedGroup",
    question: "Which mute operations does a deleted group take?",
    values: ["not-found", "ok", "read-only"],
    calls: [...deleteCalls, "RemoveLiveMessageGroupBand", "AddLiveMessageGroupBand"],
    async find(lab): Promise<Verdict> {
      await deleted(lab);
      const read = await lab.onGroup("DescribeLiveMessageGroupBand");
      const write = await lab.onGroup("AddLiveMessageGroupBand", lab.list("BannedUsers", [lab.user()]));
      const seen = `reading the mute: ${inWords(read)}; muting a user: ${inWords(write)}`;
      const values = new Map([
        ["ok,ok", "ok"],
        ["ok,not-found", "read-only"],
        ["not-found,not-found", "not-found"],
      ]);
      const value = values.get([read, write].map((each) => codes[each.ok ? "ok" : (each.code as "ok")]).join());
      return value === undefined ? unclear(seen) : found(value, seen);
    },
  },
  {
    name: "callsOnDeletedGroup",
    question: "Does a deleted group take other operations, such as to list its members and to change it?",
    values: ["not-found", "ok"],
    calls: [...deleteCalls, "ListLiveMessageGroupUsers", "ModifyLiveMessageGroup"],
    async find(lab): Promise<Verdict> {
      await deleted(lab);
      const read = await lab.onGroup("ListLiveMessageGroupUsers", { SortType: 1, PageSize: 10 });
      const write = await lab.onGroup("ModifyLiveMessageGroup", {
        ModifyInfo: true,
        GroupInfo: "changed while deleted",
      });
      const seen = `listing members: ${inWords(read)}; changing its info: ${inWords(write)}`;
      if (read.ok && write.ok) return found("ok", seen);
      const areNotFound = [read, write].every((each) => !each.ok && each.code === "ResourceNotExist");
      return areNotFound ? found("not-found", seen) : unclear(seen);
    },
  },
  {
    name: "deletedGroupMessages",
    question: "Does ListLiveMessageGroupMessages show the messages of a deleted group, and for how long?",
    values: ["30-days", "7-days", "not-found"],
    calls: [...deleteCalls, "ListLiveMessageGroupMessages"],
    async find(lab): Promise<Verdict> {
      await deleted(lab);
      const outcome = await lab.onGroup("ListLiveMessageGroupMessages", { SortType: 1, PageSize: 10 });
      const verdict = judgeOutcome("right after the deletion", outcome, { ResourceNotExist: "not-found" });
      return outcome.ok ? unclear(`${verdict.seen}; 7 and 30 days differ only after a week`) : verdict;
    },
  },
  {
    name: "deleteUnknownGroup",
    question: "What does DeleteLiveMessageGroup answer for a group that does not exist, or was deleted?",
    values: ["ok", "error"],
    calls: deleteCalls,
    async find(lab): Promise<Verdict> {
      await deleted(lab);
      const again = await lab.onGroup("DeleteLiveMessageGroup");
      const unknown = { GroupId: newGroupId() };
      // Nobody has drawn that id before; a read makes sure of it.
      const read = await lab.onGroup("DescribeLiveMessageGroup", unknown);
      if (read.ok || read.code !== "ResourceNotExist")
        return unclear(`reading a group that does not exist was ${inWords(read)}`);
      const never = await lab.onGroup("DeleteLiveMessageGroup", unknown);
      const seen = `a deleted one: ${inWords(again)}; one that never was: ${inWords(never)}`;
      if (again.ok && never.ok) return found("ok", seen);
      const areErrors = [again, never].every((each) => !each.ok && each.code === "ResourceNotExist");
      return areErrors ? found("error", seen) : unclear(seen);
    },
  },
  {
    name: "recoverKeepsMute",
    question: "Does a recovered group have the mute that it had when it was deleted?",
    values: [true, false],
    calls: [...deleteCalls, "RecoverLiveMessageDeletedGroup"],
    async find(lab): Promise<Verdict> {
      const { band: before } = await recovered(lab);
      const after = await lab.band();
      const lost = (was: readonly string[], is: readonly string[]) => was.filter((user) => !is.includes(user)).length;
      const exempt = lost(before.exempt, after.exempt);
      const muted = lost(before.muted, after.muted);
      const seen =
        `the muted group was ${after.mutedAll ? "muted" : "open"}, without ${exempt} of ${before.exempt.length} exempt ` +
        `users and ${muted} of ${before.muted.length} muted ones`;
      if (after.mutedAll === true && exempt === 0 && muted === 0) return found(true, seen);
      const isLost = exempt === before.exempt.length && muted === before.muted.length;
      return after.mutedAll === false && isLost ? found(false, seen) : unclear(seen);
    },
  },
  {
    name: "recoverKeepsCounters",
    question: "Does a recovered group have its counts of messages of before?",
    values: [true, false],
    calls: [...deleteCalls, "RecoverLiveMessageDeletedGroup"],
    async find(lab): Promise<Verdict> {
      const { messages } = await recovered(lab);
      if (messages === "") return unclear("no message was counted before");
      const after = messagesOf(await lab.profile((profile) => messagesOf(profile) === messages));
      const seen = `MsgAmount was ${messages}, and is ${after === "" ? "empty" : after}`;
      if (after === messages) return found(true, seen);
      return /[1-9]/.test(after.replace(/\d+: /g, "")) ? unclear(seen) : found(false, seen);
    },
  },
];
