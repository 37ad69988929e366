import * as pulumi from "@pulumi/pulumi";
import { GroupMute, MessageApp, MessageGroup } from "pulumi-alicloud-livemessage";

const config = new pulumi.Config();
const host = config.require("host");

const app = new MessageApp("chat", { appName: config.require("appName") });

// Deleting a group sends its members away, so a delete is an error until `protect` is taken out.
const hall = new MessageGroup(
  "hall",
  { appId: app.appId, groupId: "hall", groupName: "Main hall", administrators: [host] },
  { protect: config.requireBoolean("protect") },
);

// It takes its ids from the group: set after the group is made, and lifted before the group is deleted.
const mute = new GroupMute("hall", { appId: hall.appId, groupId: hall.groupId, exceptUsers: [host] });

export const appId = app.appId;
export const appKey = app.appKey; // a secret
export const speakers = mute.exceptUsers;
