import { isUnknown } from "../properties/unknown";

/** Properties that name the group: another value means another group. */
const names = ["appId", "groupId", "dataCenter"] as const;

let unknownInProgram = false;

/** Notes whether the program knows the identity of a resource that it registers. In a real update it always does. */
export function noteIdentity(inputs: Record<string, unknown>): void {
  unknownInProgram ||= names.some((name) => isUnknown(inputs[name]));
}

/**
 * Properties of the identity that differ. One that is not known yet counts as different in a preview. In a real update
 * it counts as the same: there the engine only asks what is to be deleted before a resource that this one depends on is
 * replaced, and asks again when the value is known. A mute must not be lifted on a guess.
 */
export function changedIdentity(olds: Record<string, unknown>, news: Record<string, unknown>): string[] {
  return names.filter((name) =>
    isUnknown(news[name]) ? unknownInProgram : (olds[name] ?? null) !== (news[name] ?? null),
  );
}
