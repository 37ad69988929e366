import type { ResourceValidationPolicy } from "@pulumi/policy";
import { checkMutes } from "../checkMutes";
import { isOfMutes, type Mute } from "../mutes";
import { settingsOf } from "../settings";

interface Config {
  /** How many users may be exempt at most. Without it the policy does not apply. */
  readonly maximum?: number;
}

/** The service allows 30 exempt users; a team may want far fewer. */
export const exemptUsersLimit: ResourceValidationPolicy = {
  name: "alicloud-live-groupmute-exempt-limit",
  displayName: "Few users are exempt",
  description: "A muted group has no more exempt users than configured.",
  configSchema: { properties: { maximum: { type: "integer", minimum: 0, maximum: 30 } } },
  validateResource(resource, reportViolation) {
    if (!isOfMutes(resource)) return;
    const { maximum } = settingsOf<Config>(resource, ["maximum"]);
    if (maximum === undefined) return resource.notApplicable("maximum is not configured");
    const check = ({ isEverMuted, exceptUsers }: Mute): string | undefined =>
      isEverMuted && exceptUsers.length > maximum
        ? `${exceptUsers.length} users are exempt, and ${maximum} may be.`
        : undefined;
    checkMutes(resource, check, reportViolation);
  },
};
