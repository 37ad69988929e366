export { AppMutes, type AppMute, type AppMutesArgs, type AppMutesState } from "./program/appMutes";
export type { AppMutesGroup } from "./program/appMutesGroup";
export { GroupMute, type GroupMuteArgs, type GroupMuteState } from "./program/groupMute";
export { MessageApp, type MessageAppArgs, type MessageAppAudit, type MessageAppState } from "./program/messageApp";
export { MessageGroup, type MessageGroupArgs, type MessageGroupState } from "./program/messageGroup";
export {
  Provider,
  type AssumeRoleArgs,
  type AssumeRoleWithOidcArgs,
  type ProviderArgs,
} from "./program/explicitProvider";
export {
  type FromFileArgs,
  MutePolicy,
  type MutePolicyArgs,
  type MutePolicyGroup,
  type PolicyUsers,
} from "./program/mutePolicy";
export type { OneResourcePer, PolicyMute } from "./program/policyMute";
export { isPolicyFileError, PolicyFileError, type PolicyFileProblem } from "./muteFile/policyFileError";
export {
  getGroupMute,
  type GetGroupMuteArgs,
  getGroupMuteOutput,
  type GetGroupMuteResult,
} from "./program/getGroupMute";
export {
  getMessageApp,
  type GetMessageAppArgs,
  getMessageAppOutput,
  type GetMessageAppResult,
} from "./program/getMessageApp";
export {
  getMessageGroup,
  type GetMessageGroupArgs,
  getMessageGroupOutput,
  type GetMessageGroupResult,
} from "./program/getMessageGroup";
export {
  listMessageApps,
  type ListMessageAppsArgs,
  listMessageAppsOutput,
  type ListedMessageApp,
} from "./program/listMessageApps";
export { listGroups, type ListGroupsArgs, listGroupsOutput } from "./program/listGroups";
export { MuteAccess, type MuteAccessArgs } from "./program/muteAccess";
export { ramPolicy, type RamPolicy, type RamPolicyOptions, type RamStatement } from "./ram/ramPolicy";
export { isAppNotFound, isGroupNotFound, LiveError } from "./live/errors";
export { ConfigurationError } from "./account/configurationError";
