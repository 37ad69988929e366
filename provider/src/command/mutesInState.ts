import { appMutesDescription, type AppMutesInputs, type AppMutesOutputs } from "../properties/appMutes";
import { groupMuteDescription, type GroupMuteInputs, type GroupMuteOutputs } from "../properties/groupMute";
import { fromState } from "../properties/stateForm";
import { isOfType } from "../properties/typeToken";
import { PackageError } from "../errors/packageError";
import { isObject } from "../text/isObject";
import { jsonAmongLines, parsedJson } from "../text/jsonAmongLines";

/** A text is not what `pulumi stack export` prints. */
export class StateFormatError extends PackageError {
  static override readonly kind = "StateFormatError";
}

/**
 * Whether groups are muted by the state of a stack, by app and group: undefined where an update has not done all of it, where
 * it is a secret, or where two resources say different things of a group, of which one was to take it over from the other.
 * @throws StateFormatError
 */
export function mutesInState(text: string): Map<string, boolean | undefined> {
  const mutes = new Map<string, boolean | undefined>();
  const note = (appId: unknown, groupId: unknown, muted: unknown): void => {
    const [key, mute] = [keyOf(appId, groupId), typeof muted === "boolean" ? muted : undefined];
    mutes.set(key, !mutes.has(key) || mutes.get(key) === mute ? mute : undefined);
  };
  for (const { type, outputs: given, initErrors, delete: isReplaced } of resourcesOf(text)) {
    // The engine has made another in its place, and has yet to delete this one.
    if (isReplaced === true) continue;
    const outputs = isObject(given) ? given : {};
    const isDone = initErrors === undefined || (Array.isArray(initErrors) && initErrors.length === 0);
    if (isOfType(groupMuteDescription, type)) {
      const { appId, groupId, muted } = fromState<GroupMuteInputs, GroupMuteOutputs>(groupMuteDescription, outputs);
      note(appId, groupId, isDone ? muted : undefined);
    }
    if (!isOfType(appMutesDescription, type)) continue;
    const {
      appId,
      groups = [],
      unfinished = [],
    } = fromState<AppMutesInputs, AppMutesOutputs>(appMutesDescription, outputs);
    for (const [groupId, entry] of groups) {
      const isUnfinished = !Array.isArray(unfinished) || unfinished.includes(groupId);
      note(appId, groupId, isUnfinished || !isObject(entry) ? undefined : entry["muted"]);
    }
  }
  return mutes;
}

/** A group of an app as a key. */
export function keyOf(appId: unknown, groupId: unknown): string {
  return JSON.stringify([appId, groupId]);
}

function resourcesOf(text: string): readonly Readonly<Record<string, unknown>>[] {
  const state = parsedJson(text) ?? jsonAmongLines(text);
  const deployment = isObject(state) ? state["deployment"] : undefined;
  const resources = isObject(deployment) ? (deployment["resources"] ?? []) : undefined;
  if (Array.isArray(resources) && resources.every(isObject)) return resources;
  throw new StateFormatError("This is not the state of a stack. `pulumi stack export > state.json` writes it.");
}
