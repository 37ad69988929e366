import * as pulumi from "@pulumi/pulumi";
import { listGroups, MutePolicy } from "pulumi-alicloud-livemessage";

/** Every group that the app has when the program runs, the ones named in the configuration open. */
export = async (): Promise<Record<string, unknown>> => {
  const config = new pulumi.Config();
  const appId = config.require("appId");
  // Configuration stores ids of digits as numbers.
  const open = new Set(config.requireObject<(string | number)[]>("open").map(String));
  const groupIds = await listGroups({ appId });
  const missing = [...open].filter((id) => !groupIds.includes(id));
  if (missing.length > 0) throw new pulumi.RunError(`The app has no group ${missing.join(", ")}, which is to be open.`);

  const policy = new MutePolicy("event", {
    defaults: { appId, exceptLists: ["moderators"] },
    lists: { moderators: config.requireObject<(string | number)[]>("moderators") },
    groups: Object.fromEntries(groupIds.map((id) => [id, open.has(id) ? { muted: false } : {}])),
    // An app may have thousands of groups: they are one resource, which is quicker.
    oneResourcePer: "app",
  });
  return { groups: Object.keys(policy.mutes) };
};
