import { readFlag } from "../../../live/readFlag";
import type { LiveAnswer } from "../../../live/signedRequest";
import { usersIn } from "../bandAnswer";
import { inWords, judgeOutcome, okErrorOrNotFound } from "../outcome";
import type { ProbeRow } from "../probeRow";
import { found, unclear, type Verdict } from "../verdict";

function count(answer: LiveAnswer, name: string): number {
  const list = answer[name];
  return Array.isArray(list) ? list.length : 0;
}

/** The group while it is there, and its app's list. */
export const group: readonly ProbeRow[] = [
  {
    name: "createFlags",
    question: "Does CreateLiveMessageGroup answer AlreadyExists and AlreadyDelete where they do not hold?",
    values: ["false", "absent"],
    calls: ["CreateLiveMessageGroup"],
    find(lab): Promise<Verdict> {
      const { AlreadyExists: exists, AlreadyDelete: isDeleted } = lab.creation;
      const seen = `AlreadyExists was ${JSON.stringify(exists) ?? "absent"}, AlreadyDelete ${JSON.stringify(isDeleted) ?? "absent"}`;
      const verdict =
        exists === undefined && isDeleted === undefined
          ? found("absent", seen)
          : readFlag(exists) === false && readFlag(isDeleted) === false
            ? found("false", seen)
            : unclear(seen);
      return Promise.resolve(verdict);
    },
  },
  {
    name: "createExisting",
    question: "Does CreateLiveMessageGroup on a group that is there set its name, info and administrators?",
    values: ["ignored", "applied"],
    calls: ["CreateLiveMessageGroup", "DescribeLiveMessageGroup"],
    async find(lab): Promise<Verdict> {
      const admin = lab.user();
      const other = { GroupName: "another name", GroupInfo: "another info" };
      const outcome = await lab.onGroup("CreateLiveMessageGroup", { ...other, ...lab.list("Administrators", [admin]) });
      if (!outcome.ok) return unclear(`a second create was ${inWords(outcome)}`);
      if (readFlag(outcome.answer["AlreadyExists"]) !== true)
        return unclear("a second create did not answer AlreadyExists");
      const taken = (profile: LiveAnswer) => [
        profile["GroupName"] === other.GroupName,
        profile["GroupInfo"] === other.GroupInfo,
        usersIn(profile["AdminList"]).includes(admin),
      ];
      const after = taken(await lab.profile((profile) => taken(profile).every(Boolean)));
      const seen = `${after.filter(Boolean).length} of name, info and administrators were set`;
      if (after.every(Boolean)) return found("applied", seen);
      return after.some(Boolean) ? unclear(seen) : found("ignored", seen);
    },
  },
  {
    name: "modifyGroupEmpty",
    question: "Does ModifyLiveMessageGroup with an empty value clear administrators and info, or keep them?",
    values: ["clears", "keeps"],
    calls: ["ModifyLiveMessageGroup", "DescribeLiveMessageGroup"],
    async find(lab): Promise<Verdict> {
      const [admin, info] = [lab.user(), "to be cleared"];
      const flags = { ModifyAdmin: true, ModifyInfo: true };
      await lab.must("ModifyLiveMessageGroup", { ...flags, ...lab.list("AdminList", [admin]), GroupInfo: info });
      const kept = (profile: LiveAnswer) => [
        usersIn(profile["AdminList"]).includes(admin),
        profile["GroupInfo"] === info,
      ];
      if (!kept(await lab.profile((profile) => kept(profile).every(Boolean))).every(Boolean))
        return unclear("administrators and info were not set to begin with");
      const empty = await lab.onGroup("ModifyLiveMessageGroup", { ...flags, AdminList: "", GroupInfo: "" });
      // A list of nobody may be refused; what is left out is empty as well.
      if (!empty.ok) await lab.must("ModifyLiveMessageGroup", flags);
      const how = empty.ok ? "empty values" : "values left out";
      const after = kept(await lab.profile((profile) => !kept(profile).some(Boolean)));
      const seen = `with ${how}, administrators were ${after[0] ? "kept" : "cleared"} and the info ${after[1] ? "kept" : "cleared"}`;
      if (after.every(Boolean)) return found("keeps", seen);
      return after.some(Boolean) ? unclear(seen) : found("clears", seen);
    },
  },
  {
    name: "recoverLiveGroup",
    question: "What does RecoverLiveMessageDeletedGroup answer for a group that was not deleted?",
    values: ["ok", "error", "not-found"],
    calls: ["RecoverLiveMessageDeletedGroup"],
    async find(lab): Promise<Verdict> {
      const outcome = await lab.onGroup("RecoverLiveMessageDeletedGroup");
      return judgeOutcome("RecoverLiveMessageDeletedGroup on the live group", outcome, okErrorOrNotFound);
    },
  },
  {
    name: "kickNonMember",
    question: "What does KickLiveMessageGroupUser answer for a user who is not in the group?",
    values: ["ok", "not-found", "error"],
    calls: ["KickLiveMessageGroupUser"],
    async find(lab): Promise<Verdict> {
      const outcome = await lab.onGroup("KickLiveMessageGroupUser", { KickoffUser: lab.user() });
      return judgeOutcome("KickLiveMessageGroupUser of a user that nobody is", outcome, okErrorOrNotFound);
    },
  },
  {
    name: "tokenPageSize",
    question: "How many groups has one page of ListLiveMessageGroups?",
    values: "number",
    calls: ["ListLiveMessageGroups"],
    async find(lab): Promise<Verdict> {
      const { appId, dataCenter } = lab.group;
      const parameters = { AppId: appId, DataCenter: dataCenter, SortType: 1 };
      const outcome = await lab.call("ListLiveMessageGroups", parameters);
      if (!outcome.ok) return unclear(`the list was ${inWords(outcome)}`);
      const size = count(outcome.answer, "GroupList");
      const hasMore = readFlag(outcome.answer["Hasmore"] ?? outcome.answer["HasMore"]);
      if (hasMore === true && size > 0) return found(size, `the first page had ${size} groups, and there were more`);
      return unclear(`all ${size} groups of the app were on one page: only an app with more shows where it ends`);
    },
  },
];
