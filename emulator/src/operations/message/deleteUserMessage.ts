import { defineOperation } from "../operation";
import { id, required } from "../parameters";
import { appParameters, findEnabledApp } from "../target";
import { recall, recallParameters } from "./recall";

/** Takes a message to one user back. */
export const deleteUserMessage = defineOperation({
  name: "DeleteLiveMessageUserMessage",
  callsPerSecond: 50,
  accessLevel: "delete",
  // Documented so, though the operation has no parameter that names a domain.
  resource: "domain",
  writes: true,
  parameters: { ...appParameters, ReceiverId: required(id()), ...recallParameters },
  run({ ReceiverId, MessageId, ...target }, context) {
    const { userMessages } = findEnabledApp(target, context);
    recall(userMessages, ({ id, receiver }) => id === MessageId && receiver === ReceiverId, context);
    return {};
  },
});
