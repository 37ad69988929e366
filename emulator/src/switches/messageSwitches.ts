import { count, oneOf } from "./switchRow";

/** Messages to groups and to single users. */
export const messageSwitches = {
  /** SendLiveMessageGroup refuses a sender who is muted. */
  sendHonoursMute: oneOf([false, true], "It is the server's own message; no error for a mute is documented."),
  /** A message with the MsgTid of a stored one: sent again, sent only once, or an error. */
  repeatedMsgTid: oneOf(["again", "once", "error"], "Nothing says that a MsgTid makes a call safe to repeat."),
  /** SendLiveMessageUser, without HighReliability, to a user who is not online. */
  offlineReceiver: oneOf(
    ["not-found", "error", "ok"],
    "The receiver is documented to have to be online, and 404 is the code for what does not exist.",
  ),
  /** Code of SendLiveMessageUser with HighReliability to a user who does not acknowledge: one who is not online. */
  unacknowledged: oneOf(
    ["ServerError", "InputInvalid", "ResourceNotExist"],
    "A failure is documented and not its code; the call was right, so it is the server's.",
  ),
  /** Milliseconds after which that failure is answered. */
  acknowledgementMs: count(3000, "Documented."),
  /** DeleteLiveMessageGroupMessage and DeleteLiveMessageUserMessage with a message that is not stored. */
  deleteUnknownMessage: oneOf(
    ["ok", "error"],
    "The answer's MessageId is documented as 'deleted or non-existent message', which is more specific than the table of 404.",
  ),
  /** ListLiveMessageGroupMessages on a softly deleted group: shows its messages for so long after the deletion, or is refused. */
  deletedGroupMessages: oneOf(
    ["30-days", "7-days", "not-found"],
    "The API reference says 30 days, the page on group management 7.",
  ),
};
