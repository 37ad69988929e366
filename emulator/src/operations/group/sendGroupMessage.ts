import { randomUUID } from "node:crypto";
import { inputInvalid, noAuth } from "../../errors/catalogue";
import { defineOperation } from "../operation";
import { boolean, id, integer, required, text } from "../parameters";
import { dataCenter, findLiveGroup, groupParameters } from "../target";

const typesPerGroup = 30;

/** Sends a message to a group from the server's side: it is counted, and stored unless NoStorage says otherwise. */
export const sendGroupMessage = defineOperation({
  name: "SendLiveMessageGroup",
  method: "POST",
  callsPerSecond: 50,
  accessLevel: "none",
  resource: "app",
  writes: true,
  parameters: {
    ...groupParameters,
    SenderId: required(id()),
    Body: text({ maxBytes: 15 * 1024 }),
    MsgType: integer(),
    MsgTid: text({ pattern: /^[A-Za-z0-9]{1,64}$/, rule: "takes up to 64 letters and digits" }),
    SenderMetaInfo: text({ maxBytes: 512 }),
    NoCache: boolean(),
    NoStorage: boolean(),
    StaticsIncrease: integer({ min: 0 }),
    Weight: integer(),
    DataCenter: dataCenter,
  },
  run(values, context) {
    const { switches, clock } = context;
    const group = findLiveGroup(values, context);
    const { SenderId: sender, MsgType: type = 0, StaticsIncrease: increase = 1 } = values;
    if (switches.sendHonoursMute && !group.maySpeak(sender, switches.individualMuteWins)) {
      throw noAuth("The sender is muted");
    }
    if (!group.messageCounts.has(type) && group.messageCounts.size >= typesPerGroup) {
      throw inputInvalid(`The group has ${typesPerGroup} types of messages, no more are allowed`);
    }
    const messageId = values.MsgTid || randomUUID().replaceAll("-", "");
    group.count(type, increase);
    if (!values.NoStorage) {
      group.store({ id: messageId, type, sender, body: values.Body ?? "", sentAt: Math.floor(clock.now()) });
    }
    return { MsgTid: messageId };
  },
});
