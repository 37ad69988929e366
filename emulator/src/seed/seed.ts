import type { PolicyDocument } from "../accounts/policy";
import type { DataCenter } from "../store/app";
import type { StoredMessage, UserMessage } from "../store/message";

/**
 * What an emulator starts with, and what a reset goes back to. A state file has the same form.
 * Everything but ids may be left out. Times are milliseconds since 1970.
 */
export interface Seed {
  /** The first one is the default account. Default: one account with the public default key. */
  readonly accounts?: readonly AccountSeed[];
  readonly apps?: readonly AppSeed[];
  readonly groups?: readonly GroupSeed[];
}

export interface AccountSeed {
  /** A text of digits. */
  readonly id: string;
  readonly keys?: readonly KeySeed[];
  readonly users?: readonly UserSeed[];
  readonly tokens?: readonly TokenSeed[];
}

export interface KeySeed {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Default true. */
  readonly active?: boolean;
}

export interface UserSeed {
  readonly name: string;
  readonly keys?: readonly KeySeed[];
  readonly policies?: readonly PolicyDocument[];
}

/** A temporary key. */
export interface TokenSeed extends KeySeed {
  readonly securityToken: string;
  /** Default: an hour after the start. */
  readonly expires?: number;
  readonly role?: string;
  /** Default: everything is allowed. */
  readonly policies?: readonly PolicyDocument[];
}

export interface AppSeed {
  readonly appId: string;
  /** Id of the owner. Default: the first account. */
  readonly account?: string;
  readonly name?: string;
  /** Default cn-shanghai. */
  readonly dataCenter?: DataCenter;
  readonly appKey?: string;
  readonly appSign?: string;
  readonly auditType?: number;
  readonly auditUrl?: string;
  readonly eventCallbackUrl?: string;
  readonly messageLifeCycle?: number;
  readonly disabled?: boolean;
  readonly createdAt?: number;
  /** Default: as `createdAt`. */
  readonly modifiedAt?: number;
  /** Users who are online without being in a group; who is in one is online anyway. */
  readonly online?: readonly string[];
  /** The latest stored messages to single users. */
  readonly userMessages?: readonly UserMessage[];
  /** Ids of groups that were deleted more than 30 days ago; whether they can be used again is a switch. */
  readonly purgedIds?: readonly string[];
}

export interface GroupSeed {
  readonly appId: string;
  readonly groupId: string;
  readonly name?: string;
  readonly info?: string;
  readonly creator?: string;
  readonly administrators?: readonly string[];
  readonly mutedAll?: boolean;
  readonly exempt?: readonly string[];
  readonly muted?: readonly string[];
  /** Users online: their ids, or ids with their info. */
  readonly members?: readonly string[] | Readonly<Record<string, string>>;
  /** How often users have joined in all. Default: as many as are online. */
  readonly joins?: number;
  /** Message type to how many were sent. */
  readonly messageCounts?: Readonly<Record<string, number>>;
  /** The latest stored messages; they do not add to the counts. */
  readonly messages?: readonly StoredMessage[];
  readonly deleted?: boolean;
  readonly deletedBy?: string;
  /** Default: the start. */
  readonly deletedAt?: number;
  readonly createdAt?: number;
}
