import { PackageError } from "../../errors/packageError";
import { hasFailed } from "../../handover/failed";
import { allRegistered } from "../../handover/registrations";
import { muteOf } from "../../handover/subject";
import { declaredByProgram, mayBeDeclaredByProgram, programIsThere } from "../../handover/wantedByOtherProcesses";
import type { GroupAddress } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import type { MuteEntry } from "../../properties/muteEntries";
import type { LiftOutcome, MembersOf } from "../mute/lift";
import { isToLift, liftGroups } from "./liftGroups";
import type { GroupOutcomes } from "./sideBySide";
import { StillAwaited } from "./stillAwaited";

/** The run failed before it was known what becomes of a mute. */
class NotKnownInTimeError extends PackageError {
  static override readonly kind = "NotKnownInTimeError";

  constructor() {
    super(
      "The mute stays in the state of this resource, since the run failed before all was known that the program " +
        "declares. The next run goes on with it.",
    );
  }
}

/** Lifts the mutes of entries that went, unless another resource of the program has taken them over, or is about to. */
export async function liftGone(
  client: LiveClient,
  app: Omit<GroupAddress, "groupId">,
  gone: readonly (readonly [groupId: string, entry: MuteEntry])[],
): Promise<GroupOutcomes<LiftOutcome>> {
  const toLift = gone.filter(([, entry]) => isToLift(entry));
  const wasThere = programIsThere();
  const awaited = new StillAwaited(app, toLift);
  const isUnsure = toLift.some(([groupId]) => mayBeDeclaredByProgram(muteOf({ ...app, groupId }).key));
  if (toLift.length > 0) await allRegistered(() => awaited.isAnything(), isUnsure ? false : undefined);
  const notKnown = hasFailed() ? awaited.groups() : new Set<string>();
  const foretold = awaited.foretold();
  const declared: MembersOf = (key) => {
    // A program that has ended tells nothing any more, and it ends early where something failed.
    if (wasThere && !programIsThere()) throw new NotKnownInTimeError();
    return declaredByProgram(key) ?? (foretold.has(key) ? new Set() : undefined);
  };
  const known = gone.filter(([groupId]) => !notKnown.has(groupId));
  const { done, failures } = await liftGroups(() => client, app, known, {
    declared,
    mayBeDeclared: mayBeDeclaredByProgram,
  });
  const left = [...notKnown].map((groupId) => ({ groupId, error: new NotKnownInTimeError() }));
  return { done, failures: [...failures, ...left] };
}
