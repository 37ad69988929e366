import { defineOperation } from "../operation";
import { boolean, ids } from "../parameters";
import { groupParameters } from "../target";
import { changeMute, exemptions, findMuteGroup } from "./changeMute";

/** Sets the group mute, the individual mutes and the exemptions in one call. */
export const modifyBand = defineOperation({
  name: "ModifyLiveMessageGroupBand",
  callsPerSecond: 10,
  accessLevel: "update",
  resource: "app",
  writes: true,
  parameters: {
    ...groupParameters,
    BannedAll: boolean(),
    // Three n's: the service's own spelling.
    BannnedUsers: ids(30),
    ExceptUsers: ids(30),
  },
  run(values, context) {
    const group = findMuteGroup(values, context);
    const { modifyOmitted, modifyLists } = context.switches;
    const before = group.muteState();
    const omitted = modifyOmitted === "keep" ? before : { mutedAll: false, muted: [], exempt: [] };
    const set = (given: readonly string[] | undefined, list: "muted" | "exempt"): readonly string[] =>
      given === undefined ? omitted[list] : modifyLists === "merge" ? [...before[list], ...given] : given;
    const exempt = values.ExceptUsers && exemptions(group, values.ExceptUsers, context);
    changeMute(
      group,
      {
        mutedAll: values.BannedAll ?? omitted.mutedAll,
        muted: set(values.BannnedUsers, "muted"),
        exempt: set(exempt, "exempt"),
      },
      context,
    );
    return {};
  },
});
