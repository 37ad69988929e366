import { working } from "../handover/registrations";
import type { LiveClient } from "../live/liveClient";
import { claiming } from "./claiming";
import type { ResourceType } from "./resourceType";

/**
 * Makes the service hold what the inputs declare, and takes back what state says that was declared beside that.
 * @throws DuplicateClaimError for what was not declared before, NotEnsuredError, LiveError
 */
export async function update<Inputs extends object, Outputs extends Inputs>(
  type: ResourceType<Inputs, Outputs>,
  client: () => LiveClient,
  inputs: Inputs,
  olds: Partial<Outputs>,
): Promise<Outputs> {
  const before = new Set(type.subjects(olds).map(({ key }) => key));
  const added = type.subjects(inputs).filter(({ key }) => !before.has(key));
  return working(() => claiming(added, () => type.ensure(client(), inputs, olds)));
}
