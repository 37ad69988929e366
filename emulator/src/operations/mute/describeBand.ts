import type { Switches } from "../../switches/switches";
import { defineOperation } from "../operation";
import { groupParameters } from "../target";
import { findMuteGroup, visibleMute } from "./changeMute";

/** Who may not speak in the group. */
export const describeBand = defineOperation({
  name: "DescribeLiveMessageGroupBand",
  callsPerSecond: 50,
  accessLevel: "get",
  resource: "app",
  writes: false,
  parameters: groupParameters,
  run(values, context) {
    const { switches } = context;
    const group = findMuteGroup(values, context, "read");
    const { mutedAll, muted, exempt } = visibleMute(group, context);
    return {
      GroupId: group.id,
      IsbannedAll: switches.bannedAllAsString ? String(mutedAll) : mutedAll,
      BannedUserList: shapeList(muted, "BannedUsers", switches),
      UnbannedUserList: shapeList(exempt, "UnbannedUsers", switches),
    };
  },
});

/** A list in the shape that the switches ask for; undefined leaves the member out. */
function shapeList(users: readonly string[], wrapper: string, switches: Switches): unknown {
  const ordered = switches.bandListOrder === "reversed" ? users.toReversed() : users;
  const list = switches.bandListMax > 0 ? ordered.slice(0, switches.bandListMax) : ordered;
  switch (switches.bandListShape) {
    case "plain":
      return list;
    case "json-string":
      return [JSON.stringify(list)];
    case "nested":
      return [list];
    case "wrapped":
      return { [wrapper]: list };
    case "repeated":
      return [...list, ...list];
    case "null":
      return list.length > 0 ? list : null;
    case "absent":
      return list.length > 0 ? list : undefined;
  }
}
