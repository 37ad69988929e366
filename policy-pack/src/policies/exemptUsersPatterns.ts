import type { ResourceValidationPolicy } from "@pulumi/policy";
import { checkMutes } from "../checkMutes";
import { isOfMutes, type Mute } from "../mutes";
import { settingsOf } from "../settings";

interface Config {
  /** Regular expressions, each for a whole user id. Without any the policy does not apply. */
  readonly patterns?: readonly string[];
}

/** Keeps, for instance, guests from being exempt where only `mod-…` and `host-…` are to be. */
export const exemptUsersPatterns: ResourceValidationPolicy = {
  name: "alicloud-live-groupmute-exempt-users",
  displayName: "Only known kinds of users are exempt",
  description: "The id of each exempt user matches one of the configured patterns.",
  configSchema: { properties: { patterns: { type: "array", items: { type: "string", minLength: 1 } } } },
  validateResource(resource, reportViolation) {
    if (!isOfMutes(resource)) return;
    const { patterns = [] } = settingsOf<Config>(resource, ["patterns"]);
    if (patterns.length === 0) return resource.notApplicable("patterns are not configured");
    const expressions = patterns.map(wholeId);
    const check = ({ isEverMuted, exceptUsers }: Mute): string | undefined => {
      if (!isEverMuted) return undefined;
      const strangers = exceptUsers.filter((user) => !expressions.some((expression) => expression.test(user)));
      if (strangers.length === 0) return undefined;
      // A policy is not told whether the list is a secret, so nobody is named.
      return `${strangers.length} of ${exceptUsers.length} exempt users match none of the patterns ${patterns.join(", ")}.`;
    };
    checkMutes(resource, check, reportViolation);
  },
};

function wholeId(pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`, "u");
  } catch (error) {
    throw new Error(`patterns: "${pattern}" is not a regular expression`, { cause: error });
  }
}
