import { registrationsSettled } from "../../handover/registrations";
import { appNamed } from "../../handover/subject";
import { isWanted } from "../../handover/wanted";
import { type AppAddress, modifyAppDisable } from "../../live/appOperations";
import { isAppNotFound } from "../../live/errors";
import type { LiveClient } from "../../live/liveClient";
import type { MessageAppOutputs } from "../../properties/messageApp";
import { announce } from "../../text/announce";

/** Forgets the app or disables it, unless this run still wants it, and says which: no operation deletes an app. */
export async function remove(client: () => LiveClient, props: MessageAppOutputs): Promise<void> {
  const { appId, appName, dataCenter, disabled, onDelete } = props;
  await registrationsSettled();
  const app = `App ${appId} (${appName})`;
  if (isWanted(appNamed(appName))) return announce(`${app} stays: the program still declares it.`);
  const left = "no operation of the service deletes an app; its console does";
  if (onDelete !== "disable") return announce(`${app} is no longer managed, and is left as it is: ${left}.`);
  const address: AppAddress = { appId, ...(dataCenter === undefined ? {} : { dataCenter }) };
  try {
    if (!disabled) await modifyAppDisable(client(), address, true);
    announce(`${app} is disabled and no longer managed: ${left}.`);
  } catch (error) {
    if (!isAppNotFound(error)) throw error;
    announce(`${app} was not found with ${client().credentials.origin}: nothing was disabled.`);
  }
}
