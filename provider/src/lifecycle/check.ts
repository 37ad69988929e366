import { declare } from "../handover/declarations";
import { noteFailed } from "../handover/failed";
import { noteRegistration } from "../handover/registrations";
import { failToTake } from "../handover/takeover";
import { timeOfRun } from "../handover/timeOfRun";
import { want } from "../handover/wanted";
import { type CheckedInputs, checkInputs } from "../properties/checkInputs";
import { fromState } from "../properties/stateForm";
import { withoutSecretUsers } from "../text/secretUsers";
import { fixedFailures } from "./fixedFailures";
import { noteIdentity } from "./identity";
import type { ResourceType } from "./resourceType";

/**
 * Validates the arguments and brings them into their canonical form. Calls nobody.
 * @param urn of the resource, where the engine tells it
 */
export function check<Inputs extends object, Outputs extends Inputs>(
  type: ResourceType<Inputs, Outputs>,
  olds: Record<string, unknown>,
  news: Record<string, unknown>,
  urn?: string,
): CheckedInputs {
  noteRegistration();
  const checked = checkInputs(type, news, olds, timeOfRun);
  noteIdentity(type, checked.inputs);
  const inputs = checked.inputs as Partial<Inputs>;
  type.wanted(inputs).forEach(want);
  const twice = declare(type.subjects(inputs), urn).map((reason) => ({ path: [], reason: withoutSecretUsers(reason) }));
  const failures = [...checked.failures, ...fixedFailures(type, olds, checked.inputs), ...twice];
  if (failures.length === 0) type.explain?.(inputs, () => fromState<Inputs, Inputs>(type, olds), timeOfRun);
  else {
    // The engine goes no further with such a resource.
    noteFailed();
    type.subjects(inputs).forEach(failToTake);
  }
  return { ...checked, failures };
}
