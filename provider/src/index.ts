export { GroupMute, type GroupMuteArgs, type GroupMuteState } from "./groupMute";
export { Provider, type AssumeRoleArgs, type AssumeRoleWithOidcArgs, type ProviderArgs } from "./explicitProvider";
export {
  type FromFileArgs,
  MutePolicy,
  type MutePolicyArgs,
  type MutePolicyGroup,
  type PolicyUsers,
} from "./policy/mutePolicy";
export { isPolicyFileError, PolicyFileError, type PolicyFileProblem } from "./policy/policyFileError";
export {
  getGroupMute,
  type GetGroupMuteArgs,
  getGroupMuteOutput,
  type GetGroupMuteResult,
} from "./policy/getGroupMute";
export { listGroups, type ListGroupsArgs, listGroupsOutput } from "./policy/listGroups";
export { MuteAccess, type MuteAccessArgs } from "./ram/muteAccess";
export { ramPolicy, type RamPolicy, type RamPolicyOptions, type RamStatement } from "./ram/ramPolicy";
export { isGroupNotFound, LiveError } from "./live/errors";
export { ConfigurationError } from "./account/configurationError";
