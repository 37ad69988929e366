import { type GroupMuteInputs, groupMuteId } from "../resources/groupMute/groupMuteState";
import { mayHaveBeenApplied } from "../live/errors";
import { NotAsWantedError } from "../resources/mute/notAsWanted";
import { PackageError } from "../errors/packageError";

/**
 * Tells the engine that the resource is there but not as wanted: it is saved, and the next update tries again. The
 * provider text must be among the properties, since the engine's dynamic provider does not add it here.
 */
export class InitializationError extends PackageError {
  static override readonly kind = "InitializationError";
  readonly id: string;
  readonly reasons: string[];

  constructor(
    inputs: GroupMuteInputs & { readonly __provider?: unknown },
    cause: Error,
    readonly properties: object = inputs,
  ) {
    super(cause.message, { cause });
    this.id = groupMuteId(inputs);
    this.reasons = [cause.message];
  }
}

/** Whether the group may be muted by a write that failed, so that the resource must be saved. */
export function mayBeWritten(error: unknown): error is Error {
  return error instanceof NotAsWantedError || mayHaveBeenApplied(error);
}
