import type { ResourceValidationPolicy } from "@pulumi/policy";
import { groupMuteProperties, groupName } from "../groupMute";
import { settingsOf } from "../settings";

interface Config {
  /** Groups as `<appId>/<groupId>`. Without any the policy does not apply. */
  readonly groups?: readonly string[];
}

/** Stops a program that declares one of these groups as open. */
export const neverOpen: ResourceValidationPolicy = {
  name: "alicloud-live-groupmute-never-open",
  displayName: "Named groups are never open",
  description: "None of the configured groups is declared with muted: false.",
  configSchema: { properties: { groups: { type: "array", items: { type: "string", pattern: "^[^/]+/.+$" } } } },
  validateResource(resource, reportViolation) {
    const mute = groupMuteProperties(resource);
    if (mute === undefined) return;
    const { groups = [] } = settingsOf<Config>(resource, ["groups"]);
    if (groups.length === 0) return resource.notApplicable("groups are not configured");
    if (!mute.muted && groups.includes(groupName(mute))) {
      reportViolation(`${groupName(mute)} must never be open: leave out muted: false.`);
    }
  },
};
