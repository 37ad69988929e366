import type { ResourceValidationPolicy } from "@pulumi/policy";
import { checkMutes } from "../checkMutes";
import { isOfMutes, type Mute } from "../mutes";
import { settingsOf } from "../settings";

interface Config {
  /** Whether mutes have to have an end. Without it the policy does not apply. */
  readonly required?: boolean;
  /** Groups as `<appId>/<groupId>` that may be muted without an end. Default: none. */
  readonly exceptGroups?: readonly string[];
}

/** A mute for an event that nobody takes out would stay. */
export const mutesEnd: ResourceValidationPolicy = {
  name: "alicloud-live-groupmute-end",
  displayName: "Every mute has an end",
  description: "A muted group has mutedUntil, unless it is one of the configured groups.",
  configSchema: {
    properties: {
      required: { type: "boolean" },
      exceptGroups: { type: "array", items: { type: "string", pattern: "^[^/]+/.+$" } },
    },
  },
  validateResource(resource, reportViolation) {
    if (!isOfMutes(resource)) return;
    const { required = false, exceptGroups = [] } = settingsOf<Config>(resource, ["required", "exceptGroups"]);
    if (!required) return resource.notApplicable("required is not configured");
    const check = ({ isEverMuted, window, group }: Mute): string | undefined =>
      isEverMuted && window.mutedUntil === undefined && !exceptGroups.includes(group)
        ? "The mute has no end: give mutedUntil."
        : undefined;
    checkMutes(resource, check, reportViolation);
  },
};
