import { PackageError } from "../../errors/packageError";
import { createApp, type ListedAppItem, listApps } from "../../live/appOperations";
import { LiveError, mayHaveBeenApplied } from "../../live/errors";
import type { LiveClient } from "../../live/liveClient";
import type { MessageAppInputs } from "../../properties/messageApp";
import { quoted } from "../../text/visible";
import { readUntil } from "../mute/readUntil";

/** Which app is meant cannot be told, or not be taken without being asked. */
class AppInTheWayError extends PackageError {
  static override readonly kind = "AppInTheWayError";
}

/** So many creates are tried where the service answers that it failed, and no app came of it. */
const mostCreates = 3;

/** The app of that name that is there, where it is to be taken over; else a new one. */
export async function appForInputs(
  client: LiveClient,
  inputs: MessageAppInputs,
): Promise<{ appId: string; isNew: boolean }> {
  const before = await namesakes(client, inputs);
  const [first, ...more] = before;
  if (first === undefined) return { appId: await makeApp(client, inputs), isNew: true };
  if (inputs.adopt && more.length === 0) return { appId: first.appId, isNew: false };
  throw new AppInTheWayError(
    more.length === 0
      ? `There is an app named ${quoted(inputs.appName)} already: ${inWords(before)}. To take it over, set adopt: true; for ` +
          "another app, choose another appName. If this resource only got another name, give it its old one as an alias."
      : `There are ${before.length} apps named ${quoted(inputs.appName)} already: ${inWords(before)}. Choose another ` +
          "appName, or read one of them by MessageApp.get.",
  );
}

/** Makes an app. Where the answer is lost, the one that came of it is looked for before another try. */
async function makeApp(client: LiveClient, inputs: MessageAppInputs): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await createApp(client, inputs, inputs.dataCenter);
    } catch (error) {
      if (!mayHaveBeenApplied(error)) throw error;
      const found = await madeMeanwhile(client, inputs, error as LiveError);
      if (found !== undefined) return found;
      // A call without an answer may still be on its way.
      if ((error as LiveError).code === undefined || tries >= mostCreates) throw lostAnswer(inputs, error as LiveError);
    }
  }
}

/** The app that a create without an answer has made; undefined where none shows. There was none of that name before. */
async function madeMeanwhile(
  client: LiveClient,
  inputs: MessageAppInputs,
  error: LiveError,
): Promise<string | undefined> {
  const found = await readUntil(
    () => namesakes(client, inputs),
    ({ length }) => length > 0,
  ).catch((unread: unknown) => {
    throw lostAnswer(inputs, error, unread);
  });
  if (found.length <= 1) return found[0]?.appId;
  throw new AppInTheWayError(
    `${error.message} Meanwhile ${found.length} apps named ${quoted(inputs.appName)} were made: ${inWords(found)}. One ` +
      "of them may be that of this program. Keep one, delete the others in the console, set adopt: true, and run again.",
    { cause: error },
  );
}

function lostAnswer({ appName }: MessageAppInputs, error: LiveError, unread?: unknown): PackageError {
  const why =
    unread instanceof Error
      ? `Whether it made the app ${quoted(appName)} could not be read: ${unread.message}`
      : `No app named ${quoted(appName)} shows.`;
  return new AppInTheWayError(
    `${error.message} ${why} Run again: an app that was made all the same is found by its name, and adopt: true takes it over.`,
    { cause: error },
  );
}

async function namesakes(client: LiveClient, { appName, dataCenter }: MessageAppInputs): Promise<ListedAppItem[]> {
  const all = await listApps(client, dataCenter);
  return all.filter((app) => app.appName === appName && (dataCenter ?? app.dataCenter) === app.dataCenter);
}

function inWords(apps: readonly ListedAppItem[]): string {
  return apps
    .map(({ appId, createTime }) => `${appId} of ${new Date(createTime * 1000).toISOString().replace(".000Z", "Z")}`)
    .join(", ");
}
