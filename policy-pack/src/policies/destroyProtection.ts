import type { StackValidationPolicy } from "@pulumi/policy";
import { groupMuteProperties, groupName } from "../groupMute";
import { settingsOf } from "../settings";

interface Config {
  /** Groups as `<appId>/<groupId>` that this stack has to keep. Without any the policy does not apply. */
  readonly groups?: readonly string[];
}

/**
 * No policy is asked before a destroy, so the engine itself has to refuse it: this one sees to it that the mutes of
 * these groups carry the resource option `protect`, and that the program does not drop them.
 */
export const destroyProtection: StackValidationPolicy = {
  name: "alicloud-live-groupmute-destroy-protection",
  displayName: "The mutes of named groups cannot be destroyed",
  description: "Each of the configured groups has a mute in the stack, with the resource option protect.",
  configSchema: { properties: { groups: { type: "array", items: { type: "string", pattern: "^[^/]+/.+$" } } } },
  validateStack(stack, reportViolation) {
    const { groups = [] } = settingsOf<Config>(stack, ["groups"]);
    if (groups.length === 0) return stack.notApplicable("groups are not configured");
    const mutes = stack.resources.flatMap((resource) => {
      const properties = groupMuteProperties(resource);
      return properties === undefined ? [] : [{ group: groupName(properties), resource }];
    });
    for (const group of groups) {
      const mute = mutes.find((candidate) => candidate.group === group);
      if (mute === undefined) {
        reportViolation(`${group} has to have a mute in this stack.`);
      } else if (!mute.resource.opts.protect) {
        reportViolation(`The mute of ${group} needs the resource option protect: true.`, mute.resource.urn);
      }
    }
  },
};
