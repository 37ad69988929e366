import * as pulumi from "@pulumi/pulumi";
import { type AppMute, AppMutes } from "./appMutes";
import { groupsOfApp } from "./groupsOfApp";
import type { EntryToDeclare, PolicyMute } from "./policyMute";

/** An app of a policy; ids that are outputs are told apart by the object. */
interface App {
  readonly appId: pulumi.Input<string>;
  readonly dataCenter: pulumi.Input<string> | undefined;
  readonly entries: EntryToDeclare[];
}

/**
 * Declares the entries of a policy as one AppMutes for each app and data center. That of the default app has the name of
 * the policy, so that it stays the same whatever becomes of its entries.
 */
export function mutesPerApp(
  policy: string,
  entries: readonly EntryToDeclare[],
  defaults: { readonly appId?: pulumi.Input<string>; readonly dataCenter?: pulumi.Input<string> },
  opts: pulumi.CustomResourceOptions,
): Record<string, PolicyMute> {
  const mutes = appsOf(entries).flatMap((app) => {
    const isDefault = app.appId === defaults.appId && app.dataCenter === defaults.dataCenter;
    const { appId, dataCenter } = app;
    const resource = new AppMutes(
      isDefault ? policy : `${policy}/${nameOf(app)}`,
      { appId, groups: groupsOfApp(policy, app.entries), ...(dataCenter === undefined ? {} : { dataCenter }) },
      { ...opts, dependsOn: app.entries.flatMap(({ created }) => created ?? []) },
    );
    return app.entries.map(({ entry, groupId }): [string, PolicyMute] => [entry, new MuteWithinApp(resource, groupId)]);
  });
  return Object.fromEntries(mutes);
}

function appsOf(entries: readonly EntryToDeclare[]): App[] {
  const apps = new Map<unknown, Map<unknown, App>>();
  for (const entry of entries) {
    const { appId, dataCenter } = entry;
    const centers = apps.get(appId) ?? new Map<unknown, App>();
    const app = centers.get(dataCenter) ?? { appId, dataCenter, entries: [] };
    app.entries.push(entry);
    apps.set(appId, centers.set(dataCenter, app));
  }
  return [...apps.values()].flatMap((centers) => [...centers.values()]);
}

/** What an output holds cannot be part of a name; the first entry stands for such an app, wherever it is written. */
function nameOf({ appId, dataCenter, entries }: App): string {
  const parts = [appId, ...(dataCenter === undefined ? [] : [dataCenter])];
  if (parts.every((part) => typeof part === "string")) return parts.join("/");
  return entries.map(({ entry }) => entry).sort()[0] ?? "";
}

/** The mute of one group within an AppMutes. Its outputs are made when they are asked for: there may be thousands. */
class MuteWithinApp implements PolicyMute {
  constructor(
    private readonly resource: AppMutes,
    private readonly id: pulumi.Input<string>,
  ) {}

  get appId(): pulumi.Output<string> {
    return this.resource.appId;
  }

  get groupId(): pulumi.Output<string> {
    return pulumi.output(this.id);
  }

  get dataCenter(): pulumi.Output<string | undefined> {
    return this.resource.dataCenter;
  }

  get muted(): pulumi.Output<boolean> {
    return this.read(({ muted }) => muted);
  }

  get exceptUsers(): pulumi.Output<string[]> {
    return this.read(({ exceptUsers }) => exceptUsers);
  }

  get mutedUsers(): pulumi.Output<string[]> {
    return this.read(({ mutedUsers }) => mutedUsers);
  }

  /** An update of other resources alone (`--target`) has no output for a new group, as with any resource. */
  private read<T>(part: (mute: AppMute) => T): pulumi.Output<T> {
    return pulumi.all([this.resource.groups, this.id]).apply(([groups, id]) => {
      const mute = Object.hasOwn(groups, id) ? groups[id] : undefined;
      return (mute && part(mute)) as T;
    });
  }
}
