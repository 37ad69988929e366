import { PackageError } from "../../errors/packageError";
import {
  type AppAddress,
  type AppFound,
  describeApp,
  modifyAppAudit,
  modifyAppCallback,
  modifyAppDisable,
} from "../../live/appOperations";
import { isAppNotFound, mayHaveBeenApplied } from "../../live/errors";
import type { LiveClient } from "../../live/liveClient";
import { messageAppDescription, type MessageAppInputs } from "../../properties/messageApp";
import { rowsOf } from "../../properties/property";
import { readUntil } from "../mute/readUntil";

/** The app is not as declared, and nothing changes that. */
class AppNotAsWantedError extends PackageError {
  static override readonly kind = "AppNotAsWantedError";
}

/** Brings an app that is there to what is declared. */
export class AppWriting {
  /** Whether the service may hold something of what is declared because of this. */
  hasWritten = false;
  private readonly app: AppAddress;

  constructor(
    private readonly client: LiveClient,
    appId: string,
    private readonly wanted: MessageAppInputs,
  ) {
    this.app = { appId, ...(wanted.dataCenter === undefined ? {} : { dataCenter: wanted.dataCenter }) };
  }

  /** @returns what the service has in the end @throws LiveError, AppNotAsWantedError */
  async run(): Promise<AppFound> {
    const found = await this.find();
    const fixed = this.differing(found, true);
    if (fixed.length > 0) {
      const problems = fixed.map((name) => `${name} is ${JSON.stringify(found[name as keyof AppFound])}`);
      throw new AppNotAsWantedError(
        `App ${this.app.appId}: ${problems.join(", ")}, and no operation of the service changes that: declare it so.`,
      );
    }
    const changes = this.differing(found, false);
    if (changes.length === 0) return found;
    // Nothing documents what a disabled app takes, so an app is enabled first and disabled last.
    const order = this.wanted.disabled ? changes : [...changes].reverse();
    for (const name of order) await this.write(name);
    const now = await readUntil(
      () => describeApp(this.client, this.app),
      (each) => this.differing(each, false).length === 0,
    );
    const left = this.differing(now, false);
    if (left.length === 0) return now;
    throw new AppNotAsWantedError(
      `The service took the change of app ${this.app.appId}, but ${left.join(" and ")} ${left.length === 1 ? "is" : "are"} ` +
        "not as declared. Run again; if this stays, ask the service's support.",
    );
  }

  private async find(): Promise<AppFound> {
    try {
      return await describeApp(this.client, this.app);
    } catch (error) {
      if (!isAppNotFound(error)) throw error;
      throw new AppNotAsWantedError(
        `${error.message} If it was deleted in the console, run \`pulumi up --refresh\`, which makes another one.`,
        { cause: error },
      );
    }
  }

  /** Names of what differs: what nothing can change, or the rest. */
  private differing(found: AppFound, isFixed: boolean): string[] {
    return rowsOf(messageAppDescription.properties)
      .filter(([name, { fixed }]) => name in found && (fixed !== undefined) === isFixed)
      .filter(([name, { kind }]) => {
        const wanted = this.wanted[name as keyof MessageAppInputs];
        return wanted !== undefined && !kind.same(found[name as keyof AppFound], wanted);
      })
      .map(([name]) => name);
  }

  private async write(name: string): Promise<void> {
    const { client, app, wanted } = this;
    try {
      if (name === "audit") await modifyAppAudit(client, app, wanted.audit);
      else if (name === "eventCallbackUrl") await modifyAppCallback(client, app, wanted.eventCallbackUrl);
      else await modifyAppDisable(client, app, wanted.disabled);
      this.hasWritten = true;
    } catch (error) {
      this.hasWritten ||= mayHaveBeenApplied(error);
      throw error;
    }
  }
}
