import type { Observed } from "../../lifecycle/resourceType";
import { describeApp } from "../../live/appOperations";
import type { LiveClient } from "../../live/liveClient";
import type { MessageAppInputs, MessageAppOutputs } from "../../properties/messageApp";

/** Reads an app. */
export async function observe(
  client: LiveClient,
  id: string,
  props: Partial<MessageAppOutputs>,
): Promise<Observed<MessageAppInputs, MessageAppOutputs>> {
  const { dataCenter, adopt = false, onDelete = "forget" } = props;
  const given = dataCenter === undefined ? {} : { dataCenter };
  const found = await describeApp(client, { appId: id, ...given });
  const { appName, messageLifeCycle, audit, eventCallbackUrl, disabled, appKey, appSign } = found;
  const inputs = { ...given, appName, messageLifeCycle, audit, eventCallbackUrl, disabled, adopt, onDelete };
  return { inputs, outputs: { ...inputs, appId: id, appKey, appSign } };
}
