import { appMutesDescription } from "../properties/appMutes";
import { groupMuteDescription } from "../properties/groupMute";
import { isOfType } from "../properties/typeToken";
import { stepsOfAppMutes } from "./appMutesSteps";
import { declaredGroup } from "./declaredGroup";
import type { GroupStep } from "./groupStep";
import { propertiesOf, typeOf } from "./previewDigest";
import type { PreviewResource, PreviewStep } from "./previewDigest";

/** The steps of a preview as steps of groups: a step of an AppMutes is one for each of its groups. */
export function groupSteps(steps: readonly PreviewStep[]): GroupStep[] {
  return steps.flatMap((step) => {
    if (isGroupMute(step)) return [ofGroupMute(step)];
    return isAppMutes(step) ? stepsOfAppMutes(step) : [];
  });
}

/** Whether a step is that of a GroupMute. */
export function isGroupMute(step: PreviewStep): boolean {
  return isOfType(groupMuteDescription, typeOf(step));
}

/** Whether the report tells of a step by its groups. */
export function isOfGroups(step: PreviewStep): boolean {
  return isGroupMute(step) || isAppMutes(step);
}

function isAppMutes(step: PreviewStep): boolean {
  return isOfType(appMutesDescription, typeOf(step));
}

function ofGroupMute({ op, urn, oldState, newState }: PreviewStep): GroupStep {
  const retained = (resource: PreviewResource): boolean => resource.retainOnDelete === true;
  return {
    op,
    ...(oldState && { old: declaredGroup(urn, propertiesOf(oldState, "outputs"), retained(oldState)) }),
    ...(newState && { wanted: declaredGroup(urn, propertiesOf(newState, "inputs"), retained(newState)) }),
  };
}
