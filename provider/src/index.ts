export { GroupMute, type GroupMuteArgs, type GroupMuteState } from "./groupMute";
export { DuplicateGroupMuteError } from "./claimGroup";
export { Provider, type AssumeRoleArgs, type AssumeRoleWithOidcArgs, type ProviderArgs } from "./explicitProvider";
