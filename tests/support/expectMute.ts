import type { Emulator } from "alicloud-live-emulator";

/** A mute as it has to be; lists in any order, and what is left out may be as it will. */
export interface ExpectedMute {
  readonly mutedAll: boolean;
  readonly exempt?: readonly string[];
  /** Users who are muted one by one. */
  readonly muted?: readonly string[];
}

/** Holds the mute of a group on the emulator against what it has to be. */
export function expectMute(
  emulator: Emulator,
  { appId, groupId }: { readonly appId: string; readonly groupId: string },
  { mutedAll, ...lists }: ExpectedMute,
): void {
  const { exempt = [], muted = [], ...state } = emulator.state.mute(appId, groupId) ?? {};
  const sorted = { exempt: exempt.toSorted(), muted: muted.toSorted() };
  const expected = Object.entries(lists).map(([name, users]) => [name, users?.toSorted()]);
  expect({ groupId, ...state, ...sorted }).toMatchObject({ groupId, mutedAll, ...Object.fromEntries(expected) });
}
