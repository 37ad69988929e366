import { BucketServer } from "../../tools/bucket/bucketServer";
import { bucketRoundTripMs, type StatePlace } from "../figures";
import { DelayProxy } from "./delayProxy";

/** What keeps the state of stacks. */
export interface StateStore {
  readonly place: StatePlace;
  /** Environment of the engine for one project, whose state is apart from that of all others. */
  newSettings(): Record<string, string>;
  close(): Promise<void>;
}

/** Opens what keeps the state of stacks in such a place. */
export async function openStateStore(place: StatePlace, report: (line: string) => void): Promise<StateStore> {
  if (place === "file") return { place, newSettings: () => ({}), close: () => Promise.resolve() };
  const server = await BucketServer.start(report);
  const proxy = await DelayProxy.start(server.port, bucketRoundTripMs);
  let buckets = 0;
  return {
    place,
    newSettings: () => server.engineSettings(`state${++buckets}`, proxy.port),
    async close() {
      await proxy.close();
      await server.stop();
    },
  };
}
