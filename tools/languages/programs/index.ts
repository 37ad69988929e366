import * as pulumi from "@pulumi/pulumi";
import * as livemessage from "pulumi-livemessage";

const config = new pulumi.Config();
const appId = config.require("app");
const exceptUsers = config.require("users").split(",");

const hall = new livemessage.GroupMute("hall", { appId, groupId: "hall", exceptUsers });
new livemessage.AppMutes("event", {
  appId,
  groups: { foyer: { exceptUsers, mutedUsers: ["raider"] }, yard: { muted: false } },
});
export const speakers = livemessage.getGroupMuteOutput({ appId, groupId: hall.groupId }).exceptUsers;
