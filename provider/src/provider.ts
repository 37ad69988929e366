import { groupMute } from "./dynamicProviders";

/*
 * What the engine's dynamic-provider process loads for a GroupMute. State names this module as
 * `pulumi-alicloud-livemessage/provider`, so the name and the older forms of its data are for ever.
 */
export = groupMute;
