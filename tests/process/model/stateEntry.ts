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
    const [mute] = mutes as [Declared["mutes"][number]];
    return { appId: app, groupId: mute.group, ...muteArguments(mute) };
  }
  const groups = mutes.map((mute): [string, Properties] => [
    toKey(mute.group),
    { ...muteArguments(mute), ...(mute.retained ? { retainOnDelete: true } : {}) },
  ]);
  return { appId: app, groups: Object.fromEntries(groups) };
}

function muteArguments({ muted, users, mutedUsers, window }: Declared["mutes"][number]): Properties {
  const lists = { exceptUsers: users, ...(mutedUsers.length === 0 ? {} : { mutedUsers }) };
  if (window === undefined) return { muted, ...lists };
  const { from, until } = window;
  return {
    ...lists,
    ...(from === undefined ? {} : { mutedFrom: timeOf(from) }),
    ...(until === undefined ? {} : { mutedUntil: timeOf(until) }),
  };
}

/** An hour of the model's clock. */
export function timeOf(hour: number): string {
  return new Date(Date.UTC(2026, 2, 1, hour)).toISOString();
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
        mutedUsers: Object.keys(mute.mutedUsers ?? {}).map(fromKey),
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
  const sorted = (users: readonly string[]): string => JSON.stringify([...users].sort());
  const text = ({ muted, users, mutedUsers }: DeclaredMute): string =>
    (muted ? sorted(users) : "open") + sorted(mutedUsers);
  return text(one) === text(other);
}
