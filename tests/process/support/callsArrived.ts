import type { ProviderProcess } from "./providerProcess";
import { app } from "./useProvider";

/**
 * Lets calls that the provider gave up on arrive: a request on its way cannot be called back, and one that is made now
 * comes after it, unless it overtakes.
 */
export async function callsArrived(provider: ProviderProcess): Promise<void> {
  const nobody = { appId: app, groupId: "nobody", muted: true, exceptUsers: {} };
  // Where the time for this call is over as well, so is that for the others.
  await provider.read(`${app}/nobody`, nobody).catch(() => undefined);
}
