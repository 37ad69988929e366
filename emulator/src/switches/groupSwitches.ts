import { count, oneOf } from "./switchRow";

/** Groups and their members. */
export const groupSwitches = {
  /** CreateLiveMessageGroup on a group that is there: its name, info and administrators are ignored, or set. */
  createExisting: oneOf(
    ["ignored", "applied"],
    "The answer says AlreadyExists, and the vendor's sample server treats that as no change.",
  ),
  /** AlreadyExists and AlreadyDelete where they do not hold. */
  createFlags: oneOf(["false", "absent"], "Typed as booleans; whether one that is false is sent is not documented."),
  /** The id of a group that was deleted more than 30 days ago. */
  purgedId: oneOf(["free", "taken"], "The group is documented to be removed for good then."),
  /** ModifyLiveMessageGroup with ModifyAdmin or ModifyInfo, and an empty value or none: clears it, or keeps what is there. */
  modifyGroupEmpty: oneOf(["clears", "keeps"], "The value is documented as what holds after the change."),
  /** DeleteLiveMessageGroup on a group that does not exist, or was deleted. */
  deleteUnknownGroup: oneOf(
    ["ok", "error"],
    "The answer's GroupId is documented as 'deleted or non-existent group', which is more specific than the table of 404.",
  ),
  /** RecoverLiveMessageDeletedGroup on a group that was not deleted. */
  recoverLiveGroup: oneOf(["ok", "error", "not-found"], "The call has nothing to change."),
  /** RecoverLiveMessageDeletedGroup on a group that was deleted more than 30 days ago. */
  recoverTooLate: oneOf(["not-found", "error"], "The group is documented to be removed for good then."),
  /** A recovered group has its TotalTimes and MsgAmount of before. */
  recoverKeepsCounters: oneOf([true, false], "Messages are documented to survive, so their counters survive, too."),
  /** Operations on a softly deleted group, other than those on mutes, on stored messages, and Describe, Delete, Recover. */
  callsOnDeletedGroup: oneOf(["not-found", "ok"], "A deleted group is documented as unusable."),
  /** KickLiveMessageGroupUser with a user who is not in the group. */
  kickNonMember: oneOf(["ok", "not-found", "error"], "The call has nothing to change, and users leave at any moment."),
  /** The groups of a user in which ModifyLiveMessageUserInfo fails. */
  userInfoFails: oneOf(["none", "first", "all"], "A partial failure is documented, but not when it happens."),
  /** Which ids are accepted: anything up to 64 bytes without comma, space and control characters, or letters and digits. */
  idCharacters: oneOf(["any", "documented"], "The pages say letters and digits, yet their own samples use - and _."),
  /** Items in one page of a list with a next-page token, except where its PageSize is a parameter. */
  tokenPageSize: count(20, "Not documented; 20 is the default of the paged list.", 1),
};
