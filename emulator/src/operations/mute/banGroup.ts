import { inputInvalid } from "../../errors/catalogue";
import { defineOperation } from "../operation";
import { ids } from "../parameters";
import { groupParameters } from "../target";
import { changeMute, exemptions, findMuteGroup } from "./changeMute";

const maxExempt = 30;

/** Mutes the whole group except the listed users. */
export const banGroup = defineOperation({
  name: "BanLiveMessageGroup",
  callsPerSecond: 10,
  accessLevel: "update",
  resource: "app",
  writes: true,
  parameters: { ...groupParameters, ExceptUsers: ids(maxExempt) },
  run(values, context) {
    const { switches } = context;
    const group = findMuteGroup(values, context);
    if (group.mutedAll && switches.banMuted === "error") throw inputInvalid("The group is muted already");
    const { ExceptUsers: given } = values;
    const keeps = switches.banExceptUsers !== "replace" || (!given && switches.banWithoutExceptUsers === "keep");
    const exempt = new Set([...(keeps ? group.exempt : []), ...exemptions(group, given ?? [], context)]);
    if (exempt.size > maxExempt && switches.banExceptUsers === "merge-up-to-30") {
      throw inputInvalid(`The group would have more than ${maxExempt} exempt users`);
    }
    changeMute(group, { mutedAll: true, exempt: [...exempt] }, context);
    return {};
  },
});
