import type { ResourceValidationPolicy } from "@pulumi/policy";
import { checkMutes } from "../checkMutes";
import { currentTime, timeOf } from "../clock";
import { isOfMutes, type Mute } from "../mutes";
import { settingsOf } from "../settings";

interface Config {
  /** Hours that a window may last at most. Without it the policy does not apply. */
  readonly maximumHours?: number;
}

const hourMs = 3_600_000;

/** A mute for an event is over soon after it. One without an end is another policy's. */
export const windowLimit: ResourceValidationPolicy = {
  name: "alicloud-live-groupmute-window-limit",
  displayName: "Mutes with an end are short",
  description: "A mute that ends does so no longer than configured after its beginning.",
  configSchema: { properties: { maximumHours: { type: "number", exclusiveMinimum: 0 } } },
  validateResource(resource, reportViolation) {
    if (!isOfMutes(resource)) return;
    const { maximumHours } = settingsOf<Config>(resource, ["maximumHours"]);
    if (maximumHours === undefined) return resource.notApplicable("maximumHours is not configured");
    const now = currentTime();
    const check = ({ window: { mutedFrom, mutedUntil } }: Mute): string | undefined => {
      if (mutedUntil === undefined) return undefined;
      // A mute without a beginning begins with this update, or has begun: what is left of it counts.
      const from = mutedFrom === undefined ? now : timeOf(mutedFrom);
      const hours = (timeOf(mutedUntil) - from) / hourMs;
      if (hours <= maximumHours) return undefined;
      // Rounded up, so that it never reads as what is allowed.
      const lasts = `${Math.ceil(hours * 10) / 10} hours`;
      return `The mute lasts ${lasts}${mutedFrom === undefined ? " from now" : ""}, and ${maximumHours} are allowed.`;
    };
    checkMutes(resource, check, reportViolation);
  },
};
