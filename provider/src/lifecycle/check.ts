import { isUnknown } from "../properties/unknown";
import { type CheckedInputs, checkInputs } from "../properties/checkInputs";
import { noteIdentity } from "./identity";
import { noteRegistration, wantMuted } from "../handover/wantedGroups";

/** Validates the arguments and brings them into the form that state keeps. Calls nobody. */
export function check(olds: Record<string, unknown>, news: Record<string, unknown>): CheckedInputs {
  noteRegistration();
  const checked = checkInputs(news, olds);
  noteIdentity(checked.inputs);
  const { appId, groupId, muted } = checked.inputs;
  if (typeof appId === "string" && typeof groupId === "string" && !isUnknown(appId) && !isUnknown(groupId)) {
    if (muted !== false) wantMuted({ appId, groupId });
  }
  return checked;
}
