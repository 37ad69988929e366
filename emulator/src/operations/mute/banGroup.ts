import { defineOperation } from "../operation";
import { ids } from "../parameters";
import { dataCenter, groupParameters } from "../target";
import { changeMute, findMuteGroup } from "./changeMute";

/** Mutes the whole group except the listed users. */
export const banGroup = defineOperation({
  name: "BanLiveMessageGroup",
  method: "POST",
  callsPerSecond: 10,
  accessLevel: "update",
  resource: "app",
  writes: true,
  parameters: { ...groupParameters, ExceptUsers: ids(30), DataCenter: dataCenter },
  run(values, context) {
    const { switches } = context;
    const group = findMuteGroup(values, context);
    const given = values.ExceptUsers ?? [];
    const kept =
      switches.banExceptUsers === "merge" || (given.length === 0 && switches.banWithoutExceptUsers === "keep")
        ? group.exempt
        : [];
    changeMute(group, { mutedAll: true, exempt: [...kept, ...given] }, context);
    return {};
  },
});
