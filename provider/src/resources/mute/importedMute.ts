/**
 * Of a mute that was read, what an import manages. Users who are muted one by one are a part of it only where the id of the
 * import says so: they may be those of moderators, and the next update would free whom the program does not name.
 */
export function importedMute<Mute extends { readonly mutedUsers?: unknown }>(
  mute: Mute,
  parameters: ReadonlyMap<string, string>,
): Mute {
  if (parameters.get("mutedUsers") === "all") return mute;
  return Object.fromEntries(Object.entries(mute).filter(([name]) => name !== "mutedUsers")) as Mute;
}
