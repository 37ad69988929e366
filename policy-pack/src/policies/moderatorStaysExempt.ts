import type { ResourceValidationPolicy } from "@pulumi/policy";
import { checkMutes } from "../checkMutes";
import { isOfMutes, type Mute } from "../mutes";
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
    if (!isOfMutes(resource)) return;
    const { moderators = [] } = settingsOf<Config>(resource, ["moderators"]);
    const check = ({ isEverMuted, exceptUsers }: Mute): string | undefined => {
      if (!isEverMuted) return undefined;
      if (moderators.length === 0) {
        return exceptUsers.length === 0
          ? "Nobody may speak: exceptUsers is empty. Exempt at least one moderator."
          : undefined;
      }
      return moderators.some((moderator) => exceptUsers.includes(moderator))
        ? undefined
        : `No moderator may speak: exempt at least one of ${moderators.join(", ")}.`;
    };
    checkMutes(resource, check, reportViolation);
  },
};
