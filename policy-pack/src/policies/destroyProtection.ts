import type { PolicyResource, StackValidationPolicy } from "@pulumi/policy";
import { type Mute, mutesOf } from "../mutes";
import { firstOf } from "../namedGroups";
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
    const found = new Map<string, PolicyResource>();
    const unknown: unknown[] = [];
    for (const resource of stack.resources) {
      for (const group of groupsOf(resource, unknown)) if (!found.has(group)) found.set(group, resource);
    }
    const missing: string[] = [];
    const unprotected = new Map<PolicyResource, string[]>();
    for (const group of groups) {
      const resource = found.get(group);
      if (resource === undefined) missing.push(group);
      else if (!resource.opts.protect) unprotected.set(resource, [...(unprotected.get(resource) ?? []), group]);
    }
    for (const [{ urn }, of] of unprotected) {
      const mutes = of.length === 1 ? "The mute of" : "The mutes of";
      reportViolation(
        `${mutes} ${firstOf(of)} ${of.length === 1 ? "needs" : "need"} the resource option protect: true.`,
        urn,
      );
    }
    // What a preview cannot know may be the mute that is missing.
    if (missing.length > 0 && unknown.length > 0) throw unknown[0];
    const has = missing.length === 1 ? "has to have a mute" : "have to have mutes";
    if (missing.length > 0) reportViolation(`${firstOf(missing)} ${has} in this stack.`);
  },
};

/** The groups that a resource is known to mute. */
function groupsOf(resource: PolicyResource, unknown: unknown[]): string[] {
  const known = <T>(read: () => T[]): T[] => {
    try {
      return read();
    } catch (error) {
      unknown.push(error);
      return [];
    }
  };
  return known(() => mutesOf(resource)).flatMap((mute: Mute) => known(() => [mute.group]));
}
