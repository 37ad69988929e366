import { messageApp } from "./dynamicProviders";

/*
 * What the engine's dynamic-provider process loads for a MessageApp. State names this module as
 * `pulumi-alicloud-livemessage/provider/messageApp`, so the name and the older forms of its data are for ever.
 */
export = messageApp;
