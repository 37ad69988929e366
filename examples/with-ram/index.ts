import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { MuteAccess } from "pulumi-alicloud-livemessage";

const config = new pulumi.Config();
const app = { appIds: [config.require("appId")], accountId: config.require("accountId") };

// The one that previews and looks for drift only reads; the one that applies writes as well.
const reader = new alicloud.ram.User("mutes-preview");
const writer = new alicloud.ram.User("mutes-apply");

new MuteAccess("mutes-read", { ...app, access: "read", userNames: [reader.name] });
const access = new MuteAccess("mutes-write", { ...app, access: "write", userNames: [writer.name] });

export const policy = access.document;
