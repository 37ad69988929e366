import { Claims } from "../handover/claims";
import { want } from "../handover/wanted";
import type { LiveClient } from "../live/liveClient";
import type { ResourceType } from "./resourceType";

/** Two programs in one, such as two copies of the package, do not hear of each other before this. */
const created = new Claims();

/**
 * Makes the service hold what the inputs declare; what is so already is adopted without a write.
 * @throws DuplicateClaimError, NotEnsuredError, LiveError
 */
export async function create<Inputs extends object, Outputs extends Inputs>(
  type: ResourceType<Inputs, Outputs>,
  client: () => LiveClient,
  inputs: Inputs,
): Promise<Outputs> {
  for (const subject of type.subjects(inputs)) created.take(subject);
  type.wanted(inputs).forEach(want);
  return type.ensure(client(), inputs, {});
}
