import { appMutes } from "./dynamicProviders";

/*
 * What the engine's dynamic-provider process loads for an AppMutes. State names this module as
 * `pulumi-alicloud-livemessage/provider/appMutes`, so the name and the older forms of its data are for ever.
 */
export = appMutes;
