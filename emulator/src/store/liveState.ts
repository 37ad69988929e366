import { quote } from "../text/quote";
import type { Clock } from "../time/clock";
import { App, type AppOptions } from "./app";
import type { Group, MuteState } from "./group";

/** Everything the service remembers besides accounts: apps and their groups. */
export class LiveState {
  private readonly appsById = new Map<string, App>();
  private lastSequence = 0;

  constructor(private readonly clock: Clock) {}

  /** @throws TypeError if the app id is taken */
  addApp(accountId: string, options: AppOptions = {}, createdAt = this.clock.now()): App {
    const app = new App(accountId, options, createdAt, ++this.lastSequence);
    if (this.appsById.has(app.id)) throw new TypeError(`There is an app ${quote(app.id)} already.`);
    this.appsById.set(app.id, app);
    return app;
  }

  /** The app, whoever owns it, or undefined. */
  app(appId: string): App | undefined {
    return this.appsById.get(appId);
  }

  /** Takes the app and its groups away, which only the console of the service can; false if there is none. */
  removeApp(appId: string): boolean {
    return this.appsById.delete(appId);
  }

  /** Apps in the order of their creation, of one account or of all. */
  apps(accountId?: string): App[] {
    const all = [...this.appsById.values()];
    return accountId === undefined ? all : all.filter((app) => app.accountId === accountId);
  }

  /** The group, softly deleted or not, or undefined. */
  group(appId: string, groupId: string): Group | undefined {
    return this.appsById.get(appId)?.group(groupId, this.clock.now());
  }

  /** The group's mute as it is, or undefined. */
  mute(appId: string, groupId: string): MuteState | undefined {
    return this.group(appId, groupId)?.muteState();
  }

  clear(): void {
    this.appsById.clear();
    this.lastSequence = 0;
  }
}
