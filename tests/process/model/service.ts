import type { Emulator } from "alicloud-live-emulator";
import { key } from "./program";
import { groups } from "./sequence";

/** The mute of a group as the service holds it. */
export interface LiveMute {
  readonly mutedAll: boolean;
  readonly exempt: readonly string[];
  readonly muted: readonly string[];
}

/** What the service holds, by the key of the group. */
export type Service = ReadonlyMap<string, LiveMute>;

export function serviceOf(emulator: Emulator): Service {
  return new Map(
    groups.map((group) => {
      const { mutedAll, exempt, muted } = emulator.state.group(group.app, group.id)!.muteState();
      // An empty list may be taken for a user without an id, who is nobody.
      return [key(group), { mutedAll, exempt: exempt.filter(Boolean), muted: muted.filter(Boolean) }];
    }),
  );
}

export function describeUsers(users: readonly string[]): string {
  return JSON.stringify([...users].sort());
}

export function describeMute({ mutedAll, exempt, muted }: LiveMute): string {
  const individually = muted.length > 0 ? `, muted themselves: ${describeUsers(muted)}` : "";
  return (mutedAll ? `muted except ${describeUsers(exempt)}` : "open") + individually;
}
