import fc from "fast-check";

import { toUserMap } from "../../../../provider/src/properties/userMap";
import { groupMuteDescription } from "../../../../provider/src/properties/groupMute";
import type { PreviewDigest, PreviewResource, PreviewStep } from "../../../../provider/src/report/previewDigest";

/*
 * The model knows nothing of steps: a world is who may speak in which group, before and after, and the answer is
 * asked of every person alone. The digest is written from the same world the way the engine writes it. What a preview
 * cannot know is every possible outcome at once.
 */

export interface Mute {
  muted: boolean;
  users: string[];
}
/** One group: what state records, what is live, what the program wants, and through which resource. */
export interface Group {
  id: string;
  recorded?: Mute;
  /** Absent besides a recorded one: the group is gone. */
  live?: Mute;
  wanted?: Mute;
  /** What the preview does not know of what is wanted. */
  hidden?: "users" | "muted";
  /** Whether the users are a secret, in state and in the program. */
  secret?: boolean;
  /** Where the program wants the mute: on this group, on another one, or on one known during the update only. */
  target?: "moved" | "unknownGroup" | "unknownApp";
  renamed: boolean;
  retain: boolean;
  /** Replaced although nothing changed, as one step or as the engine takes it apart. */
  forced?: "replace" | "apart";
}

export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const audience = ["a", "b", "c", "__proto__", "名前", "`|*"];

export const mute = fc.record({ muted: fc.boolean(), users: fc.uniqueArray(fc.constantFrom(...audience)) });
export const world = fc.record({
  refresh: fc.boolean(),
  groups: fc.uniqueArray(
    fc.record<Group, "id" | "renamed" | "retain">(
      {
        id: fc.constantFrom("g1", "g2", "g3", "g4", "__proto__", "0", "g|`<b>"),
        recorded: mute,
        live: mute,
        wanted: mute,
        hidden: fc.constantFrom("users", "muted"),
        secret: fc.boolean(),
        target: fc.constantFrom("moved", "unknownGroup", "unknownApp"),
        renamed: fc.boolean(),
        retain: fc.boolean(),
        forced: fc.constantFrom("replace", "apart"),
      },
      { requiredKeys: ["id", "renamed", "retain"] },
    ),
    { selector: (group) => group.id, maxLength: 7 },
  ),
});

/** What a run finds before it does anything: as refreshed, or else as recorded. */
export function found(group: Group, refresh: boolean): Mute | undefined {
  return group.recorded && refresh ? group.live : group.recorded;
}

export function resource(group: Group, mute: Mute): PreviewResource {
  const properties = {
    appId: "demo",
    groupId: group.id,
    muted: mute.muted,
    exceptUsers: group.secret ? "[secret]" : toUserMap(mute.users),
  };
  return {
    type: groupMuteDescription.token,
    inputs: properties,
    outputs: { ...properties, requestId: "R" },
    ...(group.retain ? { retainOnDelete: true } : {}),
  };
}

function wantedResource(group: Group, mute: Mute): PreviewResource {
  const { type, inputs: known, retainOnDelete } = resource(group, mute);
  const inputs: Record<string, unknown> = { ...known };
  if (group.target === "moved") inputs["groupId"] = movedId(group);
  if (group.target === "unknownGroup") inputs["groupId"] = unknownValue;
  if (group.target === "unknownApp") inputs["appId"] = unknownValue;
  if (group.hidden === "users") inputs["exceptUsers"] = unknownValue;
  if (group.hidden === "muted") inputs["muted"] = unknownValue;
  return { type, inputs, ...(retainOnDelete ? { retainOnDelete } : {}) };
}

export function movedId({ id }: Group): string {
  return `${id} elsewhere`;
}

/** The name of the resource that a wanted mute has. */
export function wantedName(group: Group, refresh: boolean): string {
  return group.renamed && found(group, refresh) ? `${group.id}-new` : group.id;
}

/** Whether the engine sees that nothing is to do. */
export function isSame(group: Group, refresh: boolean): boolean {
  const isPlain = !group.hidden && !group.target && !group.forced && !group.renamed;
  return isPlain && JSON.stringify(found(group, refresh)) === JSON.stringify(group.wanted);
}

const urn = (name: string): string => `urn:pulumi:dev::mutes::${groupMuteDescription.token}::${name}`;
const root = (op: string): PreviewStep => ({
  op,
  urn: "urn:pulumi:dev::mutes::pulumi:pulumi:Stack::mutes-dev",
  newState: { type: "pulumi:pulumi:Stack" },
});

/** The JSON of a preview of this world. */
export function digest(groups: Group[], refresh: boolean): PreviewDigest {
  const steps: PreviewStep[] = refresh ? [root("refresh")] : [];
  const deletes: PreviewStep[] = [];
  for (const group of groups) {
    if (group.recorded && refresh) {
      const state = resource(group, group.recorded);
      steps.push({ op: "refresh", urn: urn(group.id), oldState: state, newState: state });
    }
  }
  steps.push(root("same"));
  for (const group of groups) {
    const old = found(group, refresh);
    const oldState = old && resource(group, old);
    const newState = group.wanted && wantedResource(group, group.wanted);
    const name = urn(wantedName(group, refresh));
    if (newState && (!oldState || group.renamed)) steps.push({ op: "create", urn: name, newState });
    else if (newState && oldState) {
      const isReplaced = group.forced !== undefined || group.target !== undefined;
      const op = isReplaced ? "replace" : isSame(group, refresh) ? "same" : "update";
      if (group.forced === "apart") steps.push({ op: "create-replacement", urn: name, oldState, newState });
      steps.push({ op, urn: name, oldState, newState });
      if (group.forced === "apart") deletes.push({ op: "delete-replaced", urn: name, oldState });
    }
    if (oldState && (!newState || group.renamed)) deletes.push({ op: "delete", urn: urn(group.id), oldState });
  }
  return { steps: [...steps, ...deletes] };
}

/** The JSON of a refresh alone: gone groups are deleted, and of the others it does not say what changed. */
export function refreshDigest(groups: Group[]): PreviewDigest {
  const recorded = groups.filter((group) => group.recorded);
  const steps = recorded.map((group): PreviewStep => {
    const oldState = resource(group, group.recorded!);
    if (!group.live) return { op: "delete", urn: urn(group.id), oldState };
    return { op: "refresh", urn: urn(group.id), oldState, newState: oldState };
  });
  const update = recorded.filter(
    ({ live, recorded }) => live && JSON.stringify(live) !== JSON.stringify(recorded),
  ).length;
  return { steps: [root("refresh"), ...steps], changeSummary: { update } };
}
