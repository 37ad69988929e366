import type { ResourceValidationPolicy } from "@pulumi/policy";
import { checkMutes } from "../checkMutes";
import { isOfMutes, type Mute } from "../mutes";
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
    if (!isOfMutes(resource)) return;
    const { groups = [] } = settingsOf<Config>(resource, ["groups"]);
    if (groups.length === 0) return resource.notApplicable("groups are not configured");
    const check = ({ muted, group, isOneOfMany }: Mute): string | undefined =>
      !muted && groups.includes(group)
        ? `${isOneOfMany ? "must" : `${group} must`} never be open: leave out muted: false.`
        : undefined;
    checkMutes(resource, check, reportViolation);
  },
};
