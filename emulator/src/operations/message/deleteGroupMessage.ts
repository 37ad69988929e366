import { defineOperation } from "../operation";
import { findLiveGroup, groupParameters } from "../target";
import { recall, recallParameters } from "./recall";

/** Takes a message to a group back. */
export const deleteGroupMessage = defineOperation({
  name: "DeleteLiveMessageGroupMessage",
  callsPerSecond: 50,
  accessLevel: "delete",
  resource: "app",
  writes: true,
  parameters: { ...groupParameters, ...recallParameters },
  run(values, context) {
    const group = findLiveGroup(values, context);
    recall(group.messages, ({ id }) => id === values.MessageId, context);
    return { GroupId: group.id, MessageId: values.MessageId };
  },
});
