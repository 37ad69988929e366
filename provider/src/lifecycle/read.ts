import { isAppNotFound, isGroupNotFound } from "../live/errors";
import type { LiveClient } from "../live/liveClient";
import { rowsOf } from "../properties/property";
import type { Observed, ResourceType } from "./resourceType";

/**
 * Reads a resource for a refresh, or by its id alone for a look-up, whose properties hold only what the program gave.
 * @returns undefined where it is gone
 * @throws LiveError, also where what is looked up is not there
 */
export async function read<Inputs extends object, Outputs extends Inputs>(
  type: ResourceType<Inputs, Outputs>,
  client: () => LiveClient,
  id: string,
  props: Partial<Outputs>,
): Promise<Observed<Inputs, Outputs> | undefined> {
  const isLookUp = rowsOf(type.properties).some(
    ([name, { optional }]) => optional !== true && (props as Record<string, unknown>)[name] === undefined,
  );
  try {
    return await type.observe(client(), id, props, isLookUp);
  } catch (error) {
    if ((isGroupNotFound(error) || isAppNotFound(error)) && !isLookUp) return undefined;
    throw error;
  }
}
