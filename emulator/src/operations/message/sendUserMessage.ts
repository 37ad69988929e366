import { inputInvalid, notFound, unacknowledged } from "../../errors/catalogue";
import { defineOperation } from "../operation";
import { boolean, id, required, text } from "../parameters";
import { appParameters, findEnabledApp } from "../target";
import { isRepeated, messageIdOf, messageParameters } from "./sentMessage";

/**
 * Sends a message to one user, who has to be online; it is stored only where Storage says so. A user who is online
 * acknowledges at once.
 */
export const sendUserMessage = defineOperation({
  name: "SendLiveMessageUser",
  callsPerSecond: 50,
  accessLevel: "create",
  resource: "app",
  writes: true,
  parameters: {
    ...appParameters,
    ReceiverId: required(id()),
    ...messageParameters,
    SenderInfo: text({ maxBytes: 512 }),
    HighReliability: boolean(),
    Storage: boolean(),
  },
  run(values, context) {
    const { switches, clock } = context;
    const app = findEnabledApp(values, context);
    const { ReceiverId: receiver, SenderId: sender, MsgType: type = 0, SenderInfo: senderInfo = "" } = values;
    if (!app.isOnline(receiver)) {
      if (values.HighReliability) throw unacknowledged(switches);
      if (switches.offlineReceiver === "not-found") throw notFound("The receiver (it is not online)");
      if (switches.offlineReceiver === "error") throw inputInvalid("The receiver is not online");
    }
    const id = messageIdOf(values);
    const received = app.userMessages.filter((message) => message.receiver === receiver);
    if (!isRepeated(id, received, switches) && values.Storage) {
      const message = { id, type, sender, senderInfo, body: values.Body ?? "", sentAt: Math.floor(clock.now()) };
      app.store({ ...message, receiver });
    }
    return { MsgTid: id };
  },
});
