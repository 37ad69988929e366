import { working } from "../handover/registrations";
import { want } from "../handover/wanted";
import type { LiveClient } from "../live/liveClient";
import { claiming } from "./claiming";
import type { ResourceType } from "./resourceType";

/**
 * Makes the service hold what the inputs declare; what is so already is adopted without a write.
 * @throws DuplicateClaimError, NotEnsuredError, LiveError
 */
export async function create<Inputs extends object, Outputs extends Inputs>(
  type: ResourceType<Inputs, Outputs>,
  client: () => LiveClient,
  inputs: Inputs,
): Promise<Outputs> {
  return working(() =>
    claiming(type.subjects(inputs), () => {
      type.wanted(inputs).forEach(want);
      return type.ensure(client(), inputs, {});
    }),
  );
}
