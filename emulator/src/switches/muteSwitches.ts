import { count, oneOf } from "./switchRow";

/** Mutes of groups and of single users. */
export const muteSwitches = {
  /** Ban on a group with exempt users: its list takes their place, or joins them, where more than 30 may be an error. */
  banExceptUsers: oneOf(
    ["replace", "merge", "merge-up-to-30"],
    "No operation removes one exemption, so a list that could only grow would be useless.",
  ),
  /** Ban without ExceptUsers: the exempt list is cleared, or kept. */
  banWithoutExceptUsers: oneOf(["clear", "keep"], "Follows from replacing: no list is the empty list."),
  /** Ban on a group that is muted. */
  banMuted: oneOf(["ok", "error"], "An exemption has to be given somehow while the group is muted."),
  /** Unban leaves the exempt list in place. */
  unbanKeepsExempt: oneOf(
    [false, true],
    "The list is described as exemptions from a mute; without a mute there is nothing to be exempt from.",
  ),
  /** Unban on a group that is not muted. */
  unbanNotMuted: oneOf(["ok", "error", "not-found"], "No error code for it is documented."),
  /** AddLiveMessageGroupBand with a user who is muted already; an error changes nothing. */
  addMuted: oneOf(["ok", "error"], "The call has nothing to change, and no error code for it is documented."),
  /** RemoveLiveMessageGroupBand with a user who is not muted; an error changes nothing. */
  removeNotMuted: oneOf(
    ["ok", "error", "not-found"],
    "The call has nothing to change, and no error code for it is documented.",
  ),
  /** A field that ModifyLiveMessageGroupBand leaves out keeps its value, or becomes false or empty. */
  modifyOmitted: oneOf(["keep", "reset"], "Every field is optional, which only makes sense for a partial change."),
  /** The lists of ModifyLiveMessageGroupBand take the place of those that are there, or join them. */
  modifyLists: oneOf(["replace", "merge"], "It is documented to set the lists."),
  /** `Name=`, in any operation with a list: nobody, the same as left out, one user without an id, or an error. */
  emptyList: oneOf(
    ["empty", "as-omitted", "one-empty-id", "error"],
    "The SDKs send an empty list in this form; with another meaning, no call could clear a list.",
  ),
  /** The forms of a list that are read: `Name=a,b`, `Name.1=a&Name.2=b`; a joined list is one id to who knows only the second. */
  listForm: oneOf(
    ["both", "joined", "numbered"],
    "The SDKs of some languages send one form, those of others the other.",
  ),
  /** An exempt user who is not in the group: exempt all the same, left out without a word, or an error. */
  exemptNonMember: oneOf(
    ["ok", "dropped", "error"],
    "Nothing says that an exempt user has to be in the group, and users come and go.",
  ),
  /** How DescribeLiveMessageGroupBand writes its two lists; "null" and "absent" concern empty lists only. */
  bandListShape: oneOf(
    ["plain", "json-string", "nested", "wrapped", "repeated", "null", "absent"],
    "The TypeScript and Go SDKs type them as lists of strings; other shapes appear in samples and old SDKs, and that no id comes twice is not documented.",
  ),
  /** The order of those lists. */
  bandListOrder: oneOf(["insertion", "reversed"], "No order is documented; compare the lists as sets."),
  /** How many users each of those lists shows at most; 0 is all of them. */
  bandListMax: count(0, "The documentation names no limit, and no way to read further pages."),
  /** IsbannedAll as the text "true" or "false" instead of a boolean. */
  bannedAllAsString: oneOf([false, true], "Documented as a boolean; the classic C++ SDK compares a text."),
  /** For so many milliseconds after a write, DescribeLiveMessageGroupBand answers the state before it. */
  readLagMs: count(0, "No delay is documented."),
  /** So many answers of DescribeLiveMessageGroupBand after a write show the state before it. */
  readLagReads: count(0, "No delay is documented."),
  /** Mute operations on a softly deleted group: none, all, or the one that reads. */
  bandOnDeletedGroup: oneOf(["not-found", "ok", "read-only"], "A deleted group is documented as unusable."),
  /** A recovered group has the mute it had when it was deleted. */
  recoverKeepsMute: oneOf(
    [true, false],
    "Messages are documented to survive; a mute that silently vanished would open the group.",
  ),
  /** A user both muted individually and exempt from the group mute cannot speak. */
  individualMuteWins: oneOf(
    [true, false],
    "The two are documented as independent: an exemption is from the group mute only.",
  ),
};
