import * as pulumi from "@pulumi/pulumi";
import { repeatedGroups } from "../muteFile/repeatedGroups";
import { firstOnes } from "../text/firstOnes";
import type { AppMutesGroup } from "./appMutesGroup";
import { givenValues } from "./givenValue";
import type { EntryToDeclare } from "./policyMute";
import { withoutStack } from "./sdk/withoutStack";
import { shown } from "../text/visible";

type GroupsOfApp = Record<string, AppMutesGroup>;

/**
 * The map of an AppMutes from entries of a policy. It is an output where the id of a group is one.
 * @throws RunError (the output fails) where two entries turn out to be about one group, or an output has no value
 */
export function groupsOfApp(policy: string, entries: readonly EntryToDeclare[]): pulumi.Input<GroupsOfApp> {
  const ids = entries.map(({ groupId }) => groupId);
  const toMap = (known: readonly string[], mutes: readonly AppMutesGroup[]): GroupsOfApp =>
    Object.fromEntries(known.map((id, index) => [id, mutes[index] as AppMutesGroup]));
  if (ids.every((id) => typeof id === "string")) return toMap(ids, entries.map(muteOf));

  const owner = `MutePolicy ${JSON.stringify(policy)}`;
  // An AppMutes cannot tell what is left out of an output from what has no value in it.
  const given = entries.map((entry) => givenValues(`${owner}, group ${shown(entry.entry)}`, muteOf(entry)));
  const later = entries.map(
    ({ entry, groupId }) => givenValues(`${owner}, group ${shown(entry)}`, { groupId }).groupId,
  );
  return pulumi.all(later as typeof ids).apply((known) =>
    withoutStack(() => {
      const problems = repeatedGroups(
        entries.map(({ entry }, index) => ({ entry, appId: undefined, groupId: known[index] })),
      );
      if (problems.length === 0) return toMap(known, given);
      const told = problems.map(({ message }) => message);
      throw new pulumi.RunError(`${owner}: ${firstOnes(told, "problem").join("\n  ")}`);
    }),
  );
}

function muteOf({
  muted,
  mutedFrom,
  mutedUntil,
  exceptUsers,
  mutedUsers,
  retainOnDelete,
}: EntryToDeclare): AppMutesGroup {
  return {
    exceptUsers,
    ...(mutedUsers === undefined ? {} : { mutedUsers }),
    ...(muted === undefined ? {} : { muted }),
    ...(mutedFrom === undefined ? {} : { mutedFrom }),
    ...(mutedUntil === undefined ? {} : { mutedUntil }),
    ...(retainOnDelete === undefined ? {} : { retainOnDelete }),
  };
}
