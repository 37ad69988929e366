import type { ResourceValidationPolicy } from "@pulumi/policy";
import { exemptUsersOf } from "../groupMute";
import { settingsOf } from "../settings";

interface Config {
  /** Users of whom one must be exempt. Default: anybody will do. */
  readonly moderators?: readonly string[];
}

/** A mute without a moderator who may speak leaves nobody to speak to the group. */
export const moderatorStaysExempt: ResourceValidationPolicy = {
  name: "alicloud-live-groupmute-moderator",
  displayName: "A moderator stays exempt",
  description: "A muted group keeps at least one moderator who may speak.",
  configSchema: {
    properties: {
      moderators: { type: "array", items: { type: "string", minLength: 1 }, uniqueItems: true, minItems: 1 },
    },
  },
  validateResource(resource, reportViolation) {
    const exempt = exemptUsersOf(resource);
    if (exempt === undefined) return;
    const { moderators = [] } = settingsOf<Config>(resource, ["moderators"]);
    if (moderators.length === 0) {
      if (exempt.length === 0)
        reportViolation("Nobody may speak: exceptUsers is empty. Exempt at least one moderator.");
    } else if (!moderators.some((moderator) => exempt.includes(moderator))) {
      reportViolation(`No moderator may speak: exempt at least one of ${moderators.join(", ")}.`);
    }
  },
};
