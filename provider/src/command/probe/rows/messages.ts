import { randomBytes } from "node:crypto";

import { groupParameters } from "../../../live/groupParameters";
import type { CallParameters } from "../../../live/signedRequest";
import type { Lab } from "../lab";
import { inWords, judgeOutcome, okErrorOrNotFound, type Outcome } from "../outcome";
import type { ProbeRow } from "../probeRow";
import { found, unclear, type Verdict } from "../verdict";
import { muteGroup, muteWithExempt, openGroup } from "./muteState";

const muteCalls = [
  "BanLiveMessageGroup",
  "UnbanLiveMessageGroup",
  "DescribeLiveMessageGroupBand",
  "SendLiveMessageGroup",
] as const;

function messageId(): string {
  return randomBytes(16).toString("hex");
}

/** A message of a user to the probe's group, where nobody is. */
function send(lab: Lab, sender: string, more: CallParameters = {}): Promise<Outcome> {
  return lab.onGroup("SendLiveMessageGroup", { SenderId: sender, Body: "probe", MsgType: 88_888, ...more });
}

function sendToUser(lab: Lab, more: CallParameters = {}): Promise<Outcome> {
  const { AppId, DataCenter } = groupParameters(lab.group);
  const message = { SenderId: lab.user(), ReceiverId: lab.user(), Body: "probe", MsgType: 88_888 };
  return lab.call("SendLiveMessageUser", { AppId, DataCenter, ...message, ...more });
}

/** How many messages with an id are stored and counted in the group. */
async function counted(lab: Lab, id: string): Promise<{ stored: number; amount: number }> {
  const { MsgAmount } = await lab.must("DescribeLiveMessageGroup");
  const amounts = Object.values((MsgAmount ?? {}) as Record<string, unknown>);
  const answer = await lab.must("ListLiveMessageGroupMessages", { SortType: 2, PageSize: 50 });
  const list = (Array.isArray(answer["MessageList"]) ? answer["MessageList"] : []) as { MsgTid?: unknown }[];
  return {
    stored: list.filter(({ MsgTid }) => MsgTid === id).length,
    amount: amounts.reduce<number>((sum, each) => sum + Number(each), 0),
  };
}

/** A message of high reliability to a user that nobody is, and the time of its answer beyond that of a usual one. */
function unacknowledged(lab: Lab): Promise<{ outcome: Outcome; ms: number }> {
  return lab.once("unacknowledged", async () => {
    const timed = async (more: CallParameters): Promise<{ outcome: Outcome; ms: number }> => {
      const from = performance.now();
      const outcome = await sendToUser(lab, more);
      return { outcome, ms: performance.now() - from };
    };
    const usual = await timed({});
    const reliable = await timed({ HighReliability: true });
    return { outcome: reliable.outcome, ms: reliable.ms - usual.ms };
  });
}

export const messages: readonly ProbeRow[] = [
  {
    name: "sendHonoursMute",
    question: "Does SendLiveMessageGroup refuse a sender who is muted?",
    values: [false, true],
    calls: muteCalls,
    async find(lab): Promise<Verdict> {
      const sender = lab.user();
      await openGroup(lab);
      const open = await send(lab, sender);
      if (!open.ok) return unclear(`a message to the open group was ${inWords(open)}`);
      await muteGroup(lab);
      return judgeOutcome("a message to the muted group", await send(lab, sender), { ok: false, NoAuth: true });
    },
  },
  {
    name: "individualMuteWins",
    question: "Is a user silent who is both muted one by one and exempt from the group mute?",
    values: [true, false],
    calls: [...muteCalls, "AddLiveMessageGroupBand"],
    async find(lab): Promise<Verdict> {
      if (lab.value("sendHonoursMute") !== true)
        return unclear("only a client in the group can tell: SendLiveMessageGroup was not seen to heed a mute");
      const { exemptUser } = await muteWithExempt(lab);
      const exempt = await send(lab, exemptUser);
      if (!exempt.ok) return unclear(`a message of an exempt user was ${inWords(exempt)}`);
      await lab.must("AddLiveMessageGroupBand", lab.list("BannedUsers", [exemptUser]));
      const outcome = await send(lab, exemptUser);
      return judgeOutcome("a message of an exempt user who is muted as well", outcome, { ok: false, NoAuth: true });
    },
  },
  {
    name: "repeatedMsgTid",
    question: "Is a message with the MsgTid of a stored one sent again?",
    values: ["again", "once", "error"],
    calls: [...muteCalls, "ListLiveMessageGroupMessages", "DescribeLiveMessageGroup"],
    async find(lab): Promise<Verdict> {
      await openGroup(lab);
      const [id, sender] = [messageId(), lab.user()];
      const first = await send(lab, sender, { MsgTid: id });
      if (!first.ok) return unclear(`the first message was ${inWords(first)}`);
      await lab.wait(500);
      const before = await counted(lab, id);
      if (before.stored !== 1) return unclear(`${before.stored} messages were stored after the first one`);
      const second = await send(lab, sender, { MsgTid: id });
      const seen = `the second message: ${inWords(second)}`;
      if (!second.ok) return second.code === "InputInvalid" ? found("error", seen) : unclear(seen);
      await lab.wait(500);
      const after = await counted(lab, id);
      const shown = `${seen}; ${after.stored} stored, ${after.amount - before.amount} more counted`;
      if (after.stored === 2 && after.amount === before.amount + 1) return found("again", shown);
      return after.stored === 1 && after.amount === before.amount ? found("once", shown) : unclear(shown);
    },
  },
  {
    name: "deleteUnknownMessage",
    question: "What does DeleteLiveMessageGroupMessage answer for a message that is not stored?",
    values: ["ok", "error"],
    calls: ["DeleteLiveMessageGroupMessage"],
    async find(lab): Promise<Verdict> {
      const outcome = await lab.onGroup("DeleteLiveMessageGroupMessage", { MessageId: messageId() });
      return judgeOutcome("DeleteLiveMessageGroupMessage of a made-up id", outcome, {
        ok: "ok",
        ResourceNotExist: "error",
      });
    },
  },
  {
    name: "offlineReceiver",
    question: "What does SendLiveMessageUser answer for a receiver who is not online?",
    values: ["not-found", "error", "ok"],
    calls: ["SendLiveMessageUser"],
    async find(lab): Promise<Verdict> {
      return judgeOutcome("a message to a user that nobody is", await sendToUser(lab), okErrorOrNotFound);
    },
  },
  {
    name: "unacknowledged",
    question: "With which code does SendLiveMessageUser fail where the receiver does not acknowledge?",
    values: ["ServerError", "InputInvalid", "ResourceNotExist"],
    calls: ["SendLiveMessageUser"],
    async find(lab): Promise<Verdict> {
      const { outcome } = await unacknowledged(lab);
      return judgeOutcome("a message of high reliability to a user that nobody is", outcome, {
        ServerError: "ServerError",
        InputInvalid: "InputInvalid",
        ResourceNotExist: "ResourceNotExist",
      });
    },
  },
  {
    name: "acknowledgementMs",
    question: "After how many milliseconds is that failure answered?",
    values: "number",
    calls: ["SendLiveMessageUser"],
    async find(lab): Promise<Verdict> {
      const { outcome, ms } = await unacknowledged(lab);
      const seen = `${inWords(outcome)} ${Math.round(ms)} ms later than a message without high reliability`;
      // What the network adds is no part of it.
      return outcome.ok ? unclear(seen) : found(Math.max(0, Math.round(ms / 250) * 250), seen);
    },
  },
];
