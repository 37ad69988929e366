import * as pulumi from "@pulumi/pulumi";
import { MutePolicy } from "pulumi-alicloud-livemessage";

// One file for every stack: the stack says which app it is about.
const appId = new pulumi.Config().get("appId");
// With hundreds of groups add oneResourcePer: "app", which makes one resource for all groups of an app.
const policy = MutePolicy.fromFile("mutes.yaml", appId ? { defaults: { appId } } : {});

export const groups = Object.keys(policy.mutes).length;
