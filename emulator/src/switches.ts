import type { ListForm } from "./gateway/requestParameters";

/**
 * What the service does where its documentation is silent or contradicts itself. Each switch has a default and the
 * reason for it; a client that is right under every value needs to trust none of them.
 */
export interface Switches {
  /** Ban on a group with exempt users: its list takes their place, or joins them, where more than 30 may be an error. */
  banExceptUsers: "replace" | "merge" | "merge-up-to-30";
  /** Ban without ExceptUsers: the exempt list is cleared, or kept. */
  banWithoutExceptUsers: "clear" | "keep";
  /** Ban on a group that is muted. */
  banMuted: "ok" | "error";
  /** Unban leaves the exempt list in place. */
  unbanKeepsExempt: boolean;
  /** Unban on a group that is not muted. */
  unbanNotMuted: "ok" | "error" | "not-found";
  /** A field that ModifyLiveMessageGroupBand leaves out keeps its value, or becomes false or empty. */
  modifyOmitted: "keep" | "reset";
  /** The lists of ModifyLiveMessageGroupBand take the place of those that are there, or join them. */
  modifyLists: "replace" | "merge";
  /** `Name=`, in any operation with a list: nobody, the same as left out, one user without an id, or an error. */
  emptyList: "empty" | "as-omitted" | "one-empty-id" | "error";
  /** The forms of a list that are read: `Name=a,b`, `Name.1=a&Name.2=b`; a joined list is one id to who knows only the second. */
  listForm: ListForm;
  /** An exempt user who is not in the group: exempt all the same, left out without a word, or an error. */
  exemptNonMember: "ok" | "dropped" | "error";
  /** How DescribeLiveMessageGroupBand writes its two lists; "null" and "absent" concern empty lists only. */
  bandListShape: "plain" | "json-string" | "nested" | "wrapped" | "repeated" | "null" | "absent";
  /** The order of those lists. */
  bandListOrder: "insertion" | "reversed";
  /** IsbannedAll as the text "true" or "false" instead of a boolean. */
  bannedAllAsString: boolean;
  /** For so many milliseconds after a write, DescribeLiveMessageGroupBand answers the state before it. */
  readLagMs: number;
  /** So many answers of DescribeLiveMessageGroupBand after a write show the state before it. */
  readLagReads: number;
  /** Mute operations on a softly deleted group: none, all, or the one that reads. */
  bandOnDeletedGroup: "not-found" | "ok" | "read-only";
  /** A recovered group has the mute it had when it was deleted. */
  recoverKeepsMute: boolean;
  /** A user both muted individually and exempt from the group mute cannot speak. */
  individualMuteWins: boolean;
  /** SendLiveMessageGroup refuses a sender who is muted. */
  sendHonoursMute: boolean;
  /** DeleteLiveMessageGroup on a group that does not exist. */
  deleteUnknownGroup: "ok" | "error";
  /** Which ids are accepted: anything up to 64 bytes without comma, space and control characters, or letters and digits. */
  idCharacters: "any" | "documented";
  /** DataCenter that is not the app's. */
  dataCenterMismatch: "invalid" | "not-found";
  /** DataCenter left out: matches any app, or means cn-shanghai. */
  omittedDataCenter: "any" | "cn-shanghai";
  /** The app of another account. */
  foreignApp: "not-found" | "no-auth";
  /** Operations on an app that is disabled, or on its groups. */
  disabledApp: "ok" | "no-auth" | "not-found";
  /** Code of a denial by a RAM policy. */
  ramDenial: "NoPermission" | "Forbidden.RAM" | "NoAuth";
  /** HTTP status of such a denial. */
  ramDenialStatus: 403 | 400;
  /** Code of a call with an expired security token. */
  expiredToken: "InvalidSecurityToken.Expired" | "InvalidAccessKeyId.NotFound";
  /** HTTP status of the codes that name the token. */
  tokenErrorStatus: 400 | 403;
  /** HTTP status of an unknown access key id. */
  unknownKeyStatus: 400 | 404;
  /** HTTP status of a wrong signature. */
  signatureMismatchStatus: 400 | 403;
  /** Code of a call over the quota. */
  throttlingCode: "Throttling.User" | "Throttling.Api" | "Throttling";
  /** HTTP status of a call over the quota. */
  throttlingStatus: 400 | 429 | 503;
  /** Whether the quotas of 10 and 50 calls per second hold. */
  quota: boolean;
  /** The second that a quota counts in: the last 1,000 ms at any moment, or the calendar second. */
  quotaWindow: "sliding" | "fixed";
  /** Whether a call over the quota counts in it. */
  quotaCountsRefused: boolean;
  /** The methods that an operation takes: GET and POST, or its documented one. */
  httpMethod: "any" | "documented";
  /** HTTP status of a method that the gateway does not take. */
  unsupportedMethodStatus: 400 | 403;
  /** The clock that a request's date is held against: the machine's, or the emulator's movable one. */
  requestDateClock: "machine" | "emulator";
  /** Items in one page of a list with a next-page token, except the members' (its PageSize is a parameter). */
  tokenPageSize: number;
}

interface SwitchRow<T> {
  readonly default: T;
  /** The values it may take, or "number" for any whole number from 0. */
  readonly values: readonly T[] | "number";
  readonly reason: string;
}

const yesOrNo: readonly boolean[] = [true, false];

/** Every switch with its default, its values and why that default was chosen. */
export const switchTable: { readonly [Name in keyof Switches]: SwitchRow<Switches[Name]> } = {
  banExceptUsers: {
    default: "replace",
    values: ["replace", "merge", "merge-up-to-30"],
    reason: "No operation removes one exemption, so a list that could only grow would be useless.",
  },
  banWithoutExceptUsers: {
    default: "clear",
    values: ["clear", "keep"],
    reason: "Follows from replacing: no list is the empty list.",
  },
  banMuted: {
    default: "ok",
    values: ["ok", "error"],
    reason: "Nothing else is named Ban, and an exemption has to be given somehow while the group is muted.",
  },
  unbanKeepsExempt: {
    default: false,
    values: yesOrNo,
    reason: "The list is described as exemptions from a mute; without a mute there is nothing to be exempt from.",
  },
  unbanNotMuted: { default: "ok", values: ["ok", "error", "not-found"], reason: "No error code for it is documented." },
  modifyOmitted: {
    default: "keep",
    values: ["keep", "reset"],
    reason: "Every field is optional, which only makes sense for a partial change.",
  },
  modifyLists: { default: "replace", values: ["replace", "merge"], reason: "It is documented to set the lists." },
  emptyList: {
    default: "empty",
    values: ["empty", "as-omitted", "one-empty-id", "error"],
    reason: "The SDKs send a list without items so; with another meaning nothing could clear a list in one call.",
  },
  listForm: {
    default: "both",
    values: ["both", "joined", "numbered"],
    reason: "The SDKs of some languages send one form, those of others the other.",
  },
  exemptNonMember: {
    default: "ok",
    values: ["ok", "dropped", "error"],
    reason: "Nothing says that an exempt user has to be there, and users come and go.",
  },
  bandListShape: {
    default: "plain",
    values: ["plain", "json-string", "nested", "wrapped", "repeated", "null", "absent"],
    reason:
      "The TypeScript and Go SDKs type them as lists of strings; other shapes appear in samples and old SDKs, and that no id comes twice is not documented.",
  },
  bandListOrder: {
    default: "insertion",
    values: ["insertion", "reversed"],
    reason: "No order is documented; compare the lists as sets.",
  },
  bannedAllAsString: {
    default: false,
    values: yesOrNo,
    reason: "Documented as a boolean; the classic C++ SDK compares a text.",
  },
  readLagMs: { default: 0, values: "number", reason: "No delay is documented." },
  readLagReads: { default: 0, values: "number", reason: "No delay is documented." },
  bandOnDeletedGroup: {
    default: "not-found",
    values: ["not-found", "ok", "read-only"],
    reason: "A deleted group is documented as unusable.",
  },
  recoverKeepsMute: {
    default: true,
    values: yesOrNo,
    reason: "Messages are documented to survive; a mute that silently vanished would open the group.",
  },
  individualMuteWins: {
    default: true,
    values: yesOrNo,
    reason: "The two are documented as independent: an exemption is from the group mute only.",
  },
  sendHonoursMute: {
    default: false,
    values: yesOrNo,
    reason: "It is the server's own message; no error for a mute is documented.",
  },
  deleteUnknownGroup: {
    default: "ok",
    values: ["ok", "error"],
    reason:
      "The answer's GroupId is documented as 'deleted or non-existent group', which is more specific than the table of 404.",
  },
  idCharacters: {
    default: "any",
    values: ["any", "documented"],
    reason: "The pages say letters and digits, yet their own samples use - and _.",
  },
  dataCenterMismatch: {
    default: "invalid",
    values: ["invalid", "not-found"],
    reason: "Documented as 'must match the app's', so another value is illegal input.",
  },
  omittedDataCenter: {
    default: "any",
    values: ["any", "cn-shanghai"],
    reason: "Optional everywhere; a default is documented for CreateLiveMessageApp alone.",
  },
  foreignApp: {
    default: "not-found",
    values: ["not-found", "no-auth"],
    reason: "Does not tell one account what another has.",
  },
  disabledApp: {
    default: "ok",
    values: ["ok", "no-auth", "not-found"],
    reason: "What it means for an app to be disabled is not documented.",
  },
  ramDenial: {
    default: "NoPermission",
    values: ["NoPermission", "Forbidden.RAM", "NoAuth"],
    reason: "The form that carries AccessDeniedDetail; the other two appear in tables of this and other products.",
  },
  ramDenialStatus: { default: 403, values: [403, 400], reason: "403 in the tables, 400 in a real log." },
  expiredToken: {
    default: "InvalidSecurityToken.Expired",
    values: ["InvalidSecurityToken.Expired", "InvalidAccessKeyId.NotFound"],
    reason: "The code of the gateway's table; another product's table has the other for this case as well.",
  },
  tokenErrorStatus: { default: 400, values: [400, 403], reason: "400 is commoner in tables; none is of this product." },
  unknownKeyStatus: { default: 404, values: [404, 400], reason: "404 was seen in a real log, 400 in several tables." },
  signatureMismatchStatus: {
    default: 400,
    values: [400, 403],
    reason: "400 in the gateway's own table, 403 in older product tables.",
  },
  throttlingCode: {
    default: "Throttling.User",
    values: ["Throttling.User", "Throttling.Api", "Throttling"],
    reason: "The quota is per main account, which is this code's meaning.",
  },
  throttlingStatus: { default: 400, values: [400, 429, 503], reason: "The only status documented." },
  quota: { default: true, values: yesOrNo, reason: "Documented." },
  quotaWindow: {
    default: "sliding",
    values: ["sliding", "fixed"],
    reason: "The window is documented as 1 s, not where it starts; sliding is the stricter one.",
  },
  quotaCountsRefused: { default: false, values: yesOrNo, reason: "A refused call costs the service nothing." },
  httpMethod: { default: "any", values: ["any", "documented"], reason: "RPC operations of the gateway take either." },
  unsupportedMethodStatus: { default: 400, values: [400, 403], reason: "Tables of the gateway have both." },
  requestDateClock: {
    default: "machine",
    values: ["machine", "emulator"],
    reason: "Clients sign with the machine's date, so moving the emulator's clock must not shut them out.",
  },
  tokenPageSize: { default: 20, values: "number", reason: "Not documented; 20 is the default of the paged list." },
};
