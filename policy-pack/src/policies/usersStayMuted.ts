import type { ResourceValidationPolicy } from "@pulumi/policy";
import { checkMutes } from "../checkMutes";
import { isOfMutes, type Mute } from "../mutes";
import { settingsOf } from "../settings";

interface Config {
  /** Users whom every group has to mute one by one, such as known raiders. Default: nobody. */
  readonly users?: readonly string[];
}

/** So many users are named; the rest is counted. */
const mostNamed = 10;

/** A mute list protects only the groups that use it. */
export const usersStayMuted: ResourceValidationPolicy = {
  name: "alicloud-live-groupmute-muted-users",
  displayName: "Certain users are muted in every group",
  description: "Every group mutes the users of a mute list one by one, be it open or muted.",
  configSchema: {
    properties: {
      users: { type: "array", items: { type: "string", minLength: 1 }, uniqueItems: true, minItems: 1 },
    },
  },
  validateResource(resource, reportViolation) {
    if (!isOfMutes(resource)) return;
    const { users = [] } = settingsOf<Config>(resource, ["users"]);
    const check = ({ mutedUsers }: Mute): string | undefined => {
      const muted = new Set(mutedUsers);
      const missing = users.filter((user) => !muted.has(user));
      if (missing.length === 0) return undefined;
      const more = missing.length - mostNamed;
      const named = missing.slice(0, mostNamed).join(", ") + (more > 0 ? ` and ${more} more` : "");
      return `Users who are to be muted in every group may speak: add ${named} to mutedUsers.`;
    };
    checkMutes(resource, check, reportViolation);
  },
};
