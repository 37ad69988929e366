import { rowsOf, type TypeDescription } from "../properties/property";
import { isUnknown } from "../properties/unknown";

let unknownInProgram = false;

/** Notes whether the program knows the identity of a resource that it registers. In a real update it always does. */
export function noteIdentity<Inputs extends object>(
  type: TypeDescription<Inputs>,
  inputs: Record<string, unknown>,
): void {
  unknownInProgram ||= rowsOf(type.properties).some(([name, { replaces }]) => replaces && isUnknown(inputs[name]));
}

/**
 * Whether a part of the identity that is not known yet counts as another one: so in a preview. In a real update it counts
 * as the same: there the engine only asks what is to be deleted before a resource that this one depends on is replaced,
 * and asks again when the value is known. A mute must not be lifted on a guess.
 */
export function unknownIdentityDiffers(): boolean {
  return unknownInProgram;
}
