import { messageGroup } from "./dynamicProviders";

/*
 * What the engine's dynamic-provider process loads for a MessageGroup. State names this module as
 * `pulumi-alicloud-livemessage/provider/messageGroup`, so the name and the older forms of its data are for ever.
 */
export = messageGroup;
