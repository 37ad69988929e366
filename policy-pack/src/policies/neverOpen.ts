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
  description: "None of the configured groups is declared with muted: false, or with a window.",
  configSchema: { properties: { groups: { type: "array", items: { type: "string", pattern: "^[^/]+/.+$" } } } },
  validateResource(resource, reportViolation) {
    if (!isOfMutes(resource)) return;
    const { groups = [] } = settingsOf<Config>(resource, ["groups"]);
    if (groups.length === 0) return resource.notApplicable("groups are not configured");
    const check = ({ muted, window, group, isOneOfMany }: Mute): string | undefined => {
      const sides = Object.keys(window);
      if (!groups.includes(group) || (muted && sides.length === 0)) return undefined;
      // Outside of a window a group is open.
      const leaveOut = sides.length === 0 ? "muted: false" : sides.join(" and ");
      return `${isOneOfMany ? "must" : `${group} must`} never be open: leave out ${leaveOut}.`;
    };
    checkMutes(resource, check, reportViolation);
  },
};
