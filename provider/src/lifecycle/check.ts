import { noteRegistration } from "../handover/registrations";
import { want } from "../handover/wanted";
import { type CheckedInputs, checkInputs } from "../properties/checkInputs";
import { noteIdentity } from "./identity";
import type { ResourceType } from "./resourceType";

/** Validates the arguments and brings them into their canonical form. Calls nobody. */
export function check<Inputs extends object, Outputs extends Inputs>(
  type: ResourceType<Inputs, Outputs>,
  olds: Record<string, unknown>,
  news: Record<string, unknown>,
): CheckedInputs {
  noteRegistration();
  const checked = checkInputs(type, news, olds);
  noteIdentity(type, checked.inputs);
  type.wanted(checked.inputs as Partial<Inputs>).forEach(want);
  return checked;
}
