import { serve } from "../../../../provider/src/faces/dynamic/serve";
import { resourceOfPlugin } from "../../../../provider/src/faces/plugin/resourceOfPlugin";
import type { appMutes } from "../../../../provider/src/resources/appMutes/appMutes";
import type { groupMute } from "../../../../provider/src/resources/groupMute/groupMute";
import { differingPlaces, type Place, placeOf } from "./namedChanges";

export type Values = Record<string, unknown>;

/** How a face checks, compares and reads. */
export interface Face {
  check(olds: Values, args: Values): Promise<Values>;
  places(olds: Values, news: Values): Promise<{ changes: boolean; places: Place[] }>;
  read(id: string, state: Values): Promise<Values | undefined>;
}

export function dynamicFace(type: typeof groupMute | typeof appMutes): Face {
  const served = serve(type as typeof groupMute);
  return {
    check: async (olds, args) => (await served.check(olds, args)).inputs as Values,
    places: async (olds, news) => ({
      changes: (await served.diff("id", olds, news)).changes === true,
      places: differingPlaces(olds, news),
    }),
    read: async (id, state) => (await served.read(id, state)).inputs,
  };
}

export function pluginFace(type: typeof groupMute | typeof appMutes): Face {
  const resource = resourceOfPlugin(type as typeof groupMute);
  const open = (plain: Values) => ({ plain, secrets: new Set<string>() });
  const places = (olds: Values, news: Values) => {
    const { changes, detailed } = resource.diff(open(olds), open(news));
    return { changes, places: [...detailed].map(placeOf) };
  };
  return {
    check: (olds, args) => Promise.resolve(resource.check(open(olds), open(args), "urn:tested").inputs),
    places: (olds, news) => Promise.resolve(places(olds, news)),
    read: async (id, state) => (await resource.read(id, open(state)))?.inputs,
  };
}
