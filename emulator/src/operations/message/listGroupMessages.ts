import type { Group } from "../../store/group";
import { unixSeconds } from "../../time/clock";
import { defineOperation, type OperationContext } from "../operation";
import { pageByToken, sortType } from "../paging";
import { integer, required } from "../parameters";
import { findApp, findLiveGroup, groupParameters } from "../target";

const dayMs = 24 * 60 * 60 * 1000;

/** How long messages can be read, by the app's MsgLifeCycle. */
const lifeDays = [30, 90, 180];

/** Lists a group's stored messages by the time of sending, paged with a number that ends with 0. */
export const listGroupMessages = defineOperation({
  name: "ListLiveMessageGroupMessages",
  callsPerSecond: 50,
  accessLevel: "list",
  resource: "app",
  writes: false,
  parameters: {
    ...groupParameters,
    SortType: sortType,
    PageSize: required(integer({ min: 10, max: 50 })),
    NextPageToken: integer({ min: 0 }),
    MsgType: integer(),
    BeginTime: integer({ min: 0 }),
    EndTime: integer({ min: 0 }),
  },
  run(values, context) {
    const { deletedGroupMessages } = context.switches;
    const group = findLiveGroup(values, context, deletedGroupMessages !== "not-found");
    const lifeMs = (lifeDays[findApp(values, context).messageLifeCycle] ?? 0) * dayMs;
    const readable = isOver(group, context) ? [] : group.messages;
    const messages = readable.flatMap(({ sequence = 0, senderInfo = "", ...message }) => {
      const time = unixSeconds(message.sentAt);
      const shown =
        context.clock.now() - message.sentAt < lifeMs &&
        (values.MsgType === undefined || message.type === values.MsgType) &&
        time >= (values.BeginTime ?? 0) &&
        time <= (values.EndTime ?? Infinity);
      return shown ? [{ ...message, sequence, senderInfo, time }] : [];
    });
    const { items, next = 0 } = pageByToken(messages, {
      sortType: values.SortType,
      token: values.NextPageToken || undefined,
      size: values.PageSize,
    });
    return {
      GroupId: group.id,
      Hasmore: next !== 0,
      NextPageToken: next,
      MessageList: items.map(({ id, type, body, sender, senderInfo, sequence, time }) => ({
        Body: body,
        MsgTid: id,
        MsgType: type,
        Sender: { UserId: sender, UserInfo: senderInfo },
        SeqNumber: sequence,
        Timestamp: time,
        TotalMessages: messages.length,
      })),
    };
  },
});

/** Whether the group was deleted so long ago that its messages can no longer be read. */
function isOver(group: Group, { clock, switches }: OperationContext): boolean {
  return group.deleted && switches.deletedGroupMessages === "7-days" && clock.now() - group.deletedAt >= 7 * dayMs;
}
