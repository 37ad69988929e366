import type { Emulator } from "../emulator";
import { checkSeed } from "../seed/checkSeed";
import { exportApp, exportGroup } from "../seed/exportSeed";
import { SeedProblem } from "../seed/locatedJson";
import type { AppSeed, GroupSeed } from "../seed/seed";

/**
 * Changes apps and groups behind the API's back, described as in a seed: what is not there is added, and of what is
 * there that is changed which is given. All or nothing.
 * @throws SeedProblem for a malformed change, or one of what cannot be changed
 */
export function changeState(emulator: Emulator, change: unknown): void {
  const { accounts, apps = [], groups = [] } = checkSeed(change);
  if (accounts) throw new SeedProblem(["accounts"], "can only be given in a seed");
  for (const [index, app] of apps.entries()) checkApp(emulator, app, index);
  for (const [index, group] of groups.entries()) checkGroup(emulator, apps, group, index);
  for (const app of apps) {
    if (emulator.state.app(app.appId)) emulator.changeApp(app.appId, app);
    else emulator.createApp(app);
  }
  for (const group of groups) changeGroup(emulator, group);
}

function checkApp({ accounts, state }: Emulator, app: AppSeed, index: number): void {
  const there = state.app(app.appId);
  if (there)
    return checkFixed(
      app,
      exportApp(there),
      ["account", "dataCenter", "appKey", "appSign", "createdAt"],
      ["apps", index],
    );
  if (app.account !== undefined && !accounts.get(app.account))
    throw new SeedProblem(["apps", index, "account"], "is not there");
}

function checkGroup({ state }: Emulator, apps: readonly AppSeed[], group: GroupSeed, index: number): void {
  const there = state.group(group.appId, group.groupId);
  if (there) return checkFixed(group, exportGroup(there), ["createdAt"], ["groups", index]);
  if (state.app(group.appId) || apps.some(({ appId }) => appId === group.appId)) return;
  throw new SeedProblem(["groups", index, "appId"], "names an app that is not there");
}

/** @throws SeedProblem where the change gives another value to what cannot be changed */
function checkFixed<Item extends object>(
  change: Item,
  there: Item,
  fixed: readonly (keyof Item & string)[],
  path: readonly (string | number)[],
): void {
  const changed = fixed.find((name) => change[name] !== undefined && change[name] !== there[name]);
  if (changed !== undefined) throw new SeedProblem([...path, changed], "cannot be changed");
}

/** What a moderator does is told apart from other changes in the journal. */
function changeGroup(emulator: Emulator, { appId, groupId, ...change }: GroupSeed): void {
  if (!emulator.state.group(appId, groupId)) {
    emulator.createGroup(appId, groupId, change);
    return;
  }
  const { mutedAll, exempt, muted, deleted, ...rest } = change;
  if (mutedAll !== undefined || exempt || muted) emulator.setMute(appId, groupId, change);
  if (Object.keys(rest).length > 0 || deleted === false) emulator.changeGroup(appId, groupId, change);
  else if (deleted) emulator.deleteGroup(appId, groupId);
}
