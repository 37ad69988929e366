import { inputInvalid, noAuth } from "../../errors/catalogue";
import { defineOperation } from "../operation";
import { boolean, integer, text } from "../parameters";
import { findLiveGroup, groupParameters } from "../target";
import { isRepeated, messageIdOf, messageParameters } from "./sentMessage";

const typesPerGroup = 30;

/** Sends a message to a group from the server's side: it is counted, and stored unless NoStorage says otherwise. */
export const sendGroupMessage = defineOperation({
  name: "SendLiveMessageGroup",
  callsPerSecond: 50,
  accessLevel: "none",
  resource: "app",
  writes: true,
  parameters: {
    ...groupParameters,
    ...messageParameters,
    SenderMetaInfo: text({ maxBytes: 512 }),
    NoCache: boolean(),
    NoStorage: boolean(),
    StaticsIncrease: integer({ min: 0 }),
    Weight: integer(),
  },
  run(values, context) {
    const { switches, clock } = context;
    const group = findLiveGroup(values, context);
    const { SenderId: sender, MsgType: type = 0, SenderMetaInfo: senderInfo = "", Body: body = "" } = values;
    if (switches.sendHonoursMute && !group.maySpeak(sender, switches.individualMuteWins)) {
      throw noAuth("The sender is muted");
    }
    if (!group.messageCounts.has(type) && group.messageCounts.size >= typesPerGroup) {
      throw inputInvalid(`The group has ${typesPerGroup} types of messages, no more are allowed`);
    }
    const id = messageIdOf(values);
    if (!isRepeated(id, group.messages, switches)) {
      group.count(type, values.StaticsIncrease ?? 1);
      if (!values.NoStorage) group.store({ id, type, sender, senderInfo, body, sentAt: Math.floor(clock.now()) });
    }
    return { MsgTid: id };
  },
});
