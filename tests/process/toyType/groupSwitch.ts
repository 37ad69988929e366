import { muteOfKnown } from "../../../provider/src/handover/subject";
import { NotEnsuredError, type ResourceType } from "../../../provider/src/lifecycle/resourceType";
import { groupKey, parseGroupKey } from "../../../provider/src/live/groupAddress";
import { banGroup, describeMute, unbanGroup } from "../../../provider/src/live/muteOperations";
import { addressPart } from "../../../provider/src/properties/kinds/addressPart";
import { flag } from "../../../provider/src/properties/kinds/flag";

interface Inputs {
  readonly appId: string;
  readonly groupId: string;
  readonly muted: boolean;
}

/** A toy: a group is muted for everybody, or open. */
export const groupSwitch: ResourceType<Inputs> = {
  name: "GroupSwitch",
  description: "A toy.",
  token: "pulumi-nodejs:dynamic/toy:GroupSwitch",
  providerText: "",
  properties: {
    appId: { kind: addressPart("appId"), description: "The app.", replaces: true },
    groupId: { kind: addressPart("groupId"), description: "The group.", replaces: true },
    muted: { kind: flag, description: "Whether it is muted.", defaultValue: true, replaces: false },
  },
  outputs: {},
  otherNames: { on: "muted" },
  id: groupKey,
  subjects: ({ appId, groupId }) => muteOfKnown(appId, groupId),
  wanted: ({ appId, groupId }) => muteOfKnown(appId, groupId),
  observe: async (client, id, props, isLookUp) => {
    const group = isLookUp ? parseGroupKey(id)! : (props as Inputs);
    const inputs = { ...group, muted: (await describeMute(client, group)).mutedAll };
    return { inputs, outputs: inputs };
  },
  ensure: async (client, inputs) => {
    await (inputs.muted
      ? banGroup(client, inputs, [], { numbered: false, omitsEmpty: false })
      : unbanGroup(client, inputs));
    if ((await describeMute(client, inputs)).mutedAll === inputs.muted) return inputs;
    throw new NotEnsuredError(inputs, ["the group is not as declared"]);
  },
  remove: async (client, props) => void (await unbanGroup(client(), props)),
};
