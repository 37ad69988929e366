import { defineOperation } from "../operation";
import { boolean, ids } from "../parameters";
import { dataCenter, groupParameters } from "../target";
import { changeMute, findMuteGroup } from "./changeMute";

/** Sets the group mute, the individual mutes and the exemptions in one call. */
export const modifyBand = defineOperation({
  name: "ModifyLiveMessageGroupBand",
  method: "POST",
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
    DataCenter: dataCenter,
  },
  run(values, context) {
    const group = findMuteGroup(values, context);
    const omitted =
      context.switches.modifyOmitted === "keep" ? group.muteState() : { mutedAll: false, muted: [], exempt: [] };
    const given = (list: string[] | undefined): string[] | undefined =>
      list?.length === 0 && context.switches.modifyEmptyList === "as-omitted" ? undefined : list;
    changeMute(
      group,
      {
        mutedAll: values.BannedAll ?? omitted.mutedAll,
        muted: given(values.BannnedUsers) ?? omitted.muted,
        exempt: given(values.ExceptUsers) ?? omitted.exempt,
      },
      context,
    );
    return {};
  },
});
