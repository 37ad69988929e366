import type { Switches } from "alicloud-live-emulator";

/** Whether a service with these ways can be brought to drop an exempt user only by opening the group. */
export function needsOpening(switches: Readonly<Switches>): boolean {
  const { banExceptUsers, banWithoutExceptUsers, banMuted, modifyLists, modifyOmitted, emptyList } = switches;
  const sendsNobody = emptyList === "empty" || emptyList === "one-empty-id";
  const banReplaces =
    banMuted === "ok" && banExceptUsers === "replace" && (sendsNobody || banWithoutExceptUsers === "clear");
  const modifyReplaces = modifyLists === "replace" && (sendsNobody || modifyOmitted === "reset");
  return !banReplaces && !modifyReplaces;
}
