import { oneAtATime } from "../../handover/oneAtATime";
import { appNamed } from "../../handover/subject";
import { NotEnsuredError } from "../../lifecycle/resourceType";
import { mayHaveBeenApplied } from "../../live/errors";
import type { LiveClient } from "../../live/liveClient";
import type { MessageAppInputs, MessageAppOutputs } from "../../properties/messageApp";
import { AppWriting } from "./appWriting";
import { appForInputs } from "./appForInputs";

/** Makes the app what the inputs declare. One that state does not know is looked for by its name, and made if there is none. */
export async function ensure(
  client: LiveClient,
  inputs: MessageAppInputs,
  olds: Partial<MessageAppOutputs>,
): Promise<MessageAppOutputs> {
  if (olds.appId !== undefined) return bring(client, inputs, { appId: olds.appId, isNew: false });
  return oneAtATime(appNamed(inputs.appName), async () => bring(client, inputs, await appForInputs(client, inputs)));
}

async function bring(
  client: LiveClient,
  inputs: MessageAppInputs,
  { appId, isNew }: { readonly appId: string; readonly isNew: boolean },
): Promise<MessageAppOutputs> {
  const writing = new AppWriting(client, appId, inputs);
  try {
    const { appKey, appSign } = await writing.run();
    return { ...inputs, appId, appKey, appSign };
  } catch (error) {
    if (!isNew && !writing.hasWritten && !mayHaveBeenApplied(error)) throw error;
    // The engine keeps what comes with an error in plain, so the secrets are not in it: the next update has them.
    throw new NotEnsuredError<MessageAppOutputs>({ ...inputs, appId }, [(error as Error).message], error);
  }
}
