import { appMutesDescription, type AppMutesInputs, type AppMutesOutputs } from "../properties/appMutes";
import { groupMuteDescription, type GroupMuteInputs, type GroupMuteOutputs } from "../properties/groupMute";
import { fromState } from "../properties/stateForm";
import { isOfType } from "../properties/typeToken";
import { PackageError } from "../errors/packageError";

/** A text is not what `pulumi stack export` prints. */
export class StateFormatError extends PackageError {
  static override readonly kind = "StateFormatError";
}

interface StateResource {
  readonly type?: unknown;
  /** The engine has made another in its place, and has yet to delete this one. */
  readonly delete?: boolean;
  readonly outputs?: object;
  readonly initErrors?: readonly string[];
}

/**
 * Whether groups are muted by the state of a stack, by app and group: undefined where an update has not done all of it, or
 * where it is a secret.
 * @throws StateFormatError
 */
export function mutesInState(text: string): Map<string, boolean | undefined> {
  const mutes = new Map<string, boolean | undefined>();
  const note = (appId: unknown, groupId: unknown, muted: unknown): void =>
    void mutes.set(keyOf(appId, groupId), typeof muted === "boolean" ? muted : undefined);
  for (const { type, outputs = {}, initErrors = [], delete: isReplaced } of resourcesOf(text)) {
    if (isReplaced === true) continue;
    const isDone = initErrors.length === 0;
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
    for (const [groupId, { muted }] of groups) note(appId, groupId, unfinished.includes(groupId) ? undefined : muted);
  }
  return mutes;
}

/** A group of an app as a key. */
export function keyOf(appId: unknown, groupId: unknown): string {
  return JSON.stringify([appId, groupId]);
}

function resourcesOf(text: string): readonly StateResource[] {
  const problem = new StateFormatError(
    "This is not the state of a stack. `pulumi stack export > state.json` writes it.",
  );
  let state: { deployment?: { resources?: unknown } | null } | null;
  try {
    state = JSON.parse(text) as typeof state;
  } catch {
    throw problem;
  }
  const deployment = state?.deployment;
  if (typeof deployment !== "object" || deployment === null) throw problem;
  const { resources = [] } = deployment;
  if (!Array.isArray(resources)) throw problem;
  return resources as StateResource[];
}
