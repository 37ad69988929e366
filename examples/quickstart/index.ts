import * as pulumi from "@pulumi/pulumi";
import { GroupMute } from "pulumi-alicloud-livemessage";

const config = new pulumi.Config();

const mute = new GroupMute("hall", {
  appId: config.require("appId"),
  groupId: config.require("groupId"),
  exceptUsers: config.requireObject<(string | number)[]>("exceptUsers"),
});

export const speakers = mute.exceptUsers;
