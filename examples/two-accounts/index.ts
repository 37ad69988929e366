import * as pulumi from "@pulumi/pulumi";
import { MutePolicy, Provider } from "pulumi-alicloud-livemessage";

const config = new pulumi.Config();
const lists = { moderators: ["host", "mod1"] };

// The stack's own account: configured under alicloud:, or by the environment.
new MutePolicy("own", {
  defaults: { appId: config.require("appId"), exceptLists: ["moderators"] },
  lists,
  groups: { hall: {} },
});

// The other one: a provider with its own credentials, for all children of the policy.
const other = new Provider("other", {
  accessKey: config.require("otherAccessKey"),
  secretKey: config.requireSecret("otherSecretKey"),
  // Both accounts are reached the same way, unless said otherwise.
  endpoint: config.get("otherEndpoint") ?? new pulumi.Config("livemessage").get("endpoint"),
});
new MutePolicy(
  "other",
  { defaults: { appId: config.require("otherAppId"), exceptLists: ["moderators"] }, lists, groups: { hall: {} } },
  { providers: [other] },
);
