import { fromKey, toKey } from "../../../provider/src/properties/mapKeys";
import { type Properties, providerText } from "../support/providerProcess";
import { type Declared, type DeclaredMute, key } from "./program";

/** What the engine keeps of a resource's provider, by type. */
export const providerTexts = {
  GroupMute: providerText,
  AppMutes: 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/appMutes");',
} as const;

/** A resource as the engine's state has it. */
export interface StateEntry {
  readonly name: string;
  readonly type: Declared["type"];
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  /** It was saved although it is not as wanted. */
  readonly unready: boolean;
}

/** A resource as arguments of a program. */
export function argumentsOf({ type, app, mutes }: Declared): Properties {
  if (type === "GroupMute") {
    const [{ group, muted, users }] = mutes as [Declared["mutes"][number]];
    return { appId: app, groupId: group, muted, exceptUsers: users };
  }
  const groups = mutes.map(({ group, muted, users, retained }): [string, Properties] => [
    toKey(group),
    { muted, exceptUsers: users, ...(retained ? { retainOnDelete: true } : {}) },
  ]);
  return { appId: app, groups: Object.fromEntries(groups) };
}

/** The mutes that state has of a resource, by the key of their group. */
export function mutesInState({ type, outputs }: StateEntry): Map<string, DeclaredMute> {
  const app = outputs.appId as string;
  const entries = type === "GroupMute" ? { [toKey(outputs.groupId as string)]: outputs } : outputs.groups;
  return new Map(
    Object.entries(entries as Record<string, Properties>).map(([id, mute]): [string, DeclaredMute] => [
      key({ app, id: fromKey(id) }),
      {
        muted: mute.muted !== false,
        users: Object.keys(mute.exceptUsers ?? {}).map(fromKey),
        retained: mute.retainOnDelete === true,
      },
    ]),
  );
}

/** The keys of groups that an earlier update could not bring to what was declared. */
export function unfinishedInState({ outputs }: StateEntry): Set<string> {
  const ids = (outputs.unfinished ?? []) as string[];
  return new Set(ids.map((id) => key({ app: outputs.appId as string, id })));
}

/** Whether two mutes let the same users speak. */
export function isSameMute(one: DeclaredMute, other: DeclaredMute): boolean {
  const text = ({ muted, users }: DeclaredMute): string => (muted ? JSON.stringify([...users].sort()) : "open");
  return text(one) === text(other);
}
