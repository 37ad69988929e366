import { randomBytes } from "node:crypto";

import { mayHaveBeenApplied, NoPermissionError } from "../../live/errors";
import type { LiveClient } from "../../live/liveClient";
import { UnclearError } from "./unclearError";

/** An app that the probe has made, which no call deletes. */
export interface OwnApp {
  readonly appId: string;
  readonly name: string;
}

/**
 * Makes an app. It is not cut off, and not tried again where its answer was lost.
 * @param dataCenter default: the service's
 * @param tell is told of the app, which stays
 * @throws LiveErrors, and UnclearError where the answer does not tell the app's id
 */
export async function makeApp(
  client: LiveClient,
  dataCenter: string | undefined,
  tell: (message: string) => void,
): Promise<OwnApp> {
  const name = `probe${randomBytes(5).toString("hex")}`;
  let appId: unknown;
  try {
    ({ AppId: appId } = await client.call("CreateLiveMessageApp", { AppName: name, DataCenter: dataCenter }));
  } catch (error) {
    if (mayHaveBeenApplied(error)) tell(`an app with the name ${name} may have been made: look for it on the console`);
    else if (error instanceof NoPermissionError) throw new UnclearError(`no app could be made: ${error.code}`);
    throw error;
  }
  if (typeof appId === "string" && appId !== "") {
    tell(`app ${appId} (${name}) was made`);
    return { appId, name };
  }
  tell(`an app with the name ${name} was made: look for it on the console`);
  throw new UnclearError("the answer to CreateLiveMessageApp does not tell the app's id");
}

/** Disables the app, so that nobody uses it. @throws LiveErrors */
export async function disableApp(client: LiveClient, { appId }: OwnApp, dataCenter: string | undefined): Promise<void> {
  await client.call("ModifyLiveMessageAppDisable", { AppId: appId, DataCenter: dataCenter, Disable: true });
}
