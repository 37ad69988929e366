import { readFlag } from "../../../live/readFlag";
import type { CallParameters, LiveAnswer } from "../../../live/signedRequest";
import type { Lab } from "../lab";
import { inWords, judgeOutcome, type Outcome } from "../outcome";
import type { ProbeRow } from "../probeRow";
import { UnclearError } from "../unclearError";
import { found, unclear, type Verdict } from "../verdict";
import type { LiveOperation } from "../../../live/liveOperations";

/** Of nobody (RFC 2606). No message is sent in the app, so that nothing is called there. */
const url = "https://example.com/livemessage-probe";

const create = ["CreateLiveMessageApp", "DescribeLiveMessageApp"] as const;

/** Calls an operation on the probe's own app. @throws as Lab.call */
async function onApp(lab: Lab, operation: LiveOperation, parameters: CallParameters = {}): Promise<Outcome> {
  return lab.call(operation, { AppId: await lab.ownApp(), DataCenter: lab.group.dataCenter, ...parameters });
}

/** The same for a call that has to be taken. @throws UnclearError where it is refused */
async function must(lab: Lab, operation: LiveOperation, parameters: CallParameters = {}): Promise<LiveAnswer> {
  const outcome = await onApp(lab, operation, parameters);
  if (outcome.ok) return outcome.answer;
  throw new UnclearError(`${operation} was ${inWords(outcome)}`);
}

/** Reads the app, again after a pause unless it `isExpected`. */
function describe(lab: Lab, isExpected: (app: LiveAnswer) => boolean): Promise<LiveAnswer> {
  return lab.secondLook(() => must(lab, "DescribeLiveMessageApp"), isExpected);
}

/** Has the app disabled, whose groups could be listed before. */
function disabled(lab: Lab): Promise<void> {
  return lab.once("disabledApp", async () => {
    await must(lab, "ListLiveMessageGroups", { SortType: 1 });
    await must(lab, "ModifyLiveMessageAppDisable", { Disable: true });
    const isDisabled = (app: LiveAnswer) => readFlag(app["Disable"]) === true;
    if (!isDisabled(await describe(lab, isDisabled))) throw new UnclearError("the app did not come to be disabled");
  });
}

/** Probes that need an app of their own, in this order: the last ones disable it. */
export const app: readonly ProbeRow[] = [
  {
    name: "callbackOff",
    question: "What is EventCallbackUrl in DescribeLiveMessageApp where callbacks are off?",
    values: ["empty", "absent"],
    calls: create,
    needsOwnApp: true,
    async find(lab): Promise<Verdict> {
      const { EventCallbackUrl: callback } = await must(lab, "DescribeLiveMessageApp");
      const seen = `it was ${JSON.stringify(callback) ?? "absent"} in a new app`;
      if (callback === undefined) return found("absent", seen);
      return callback === "" ? found("empty", seen) : unclear(seen);
    },
  },
  {
    name: "appSignChanges",
    question: "Is AppSign another one after each change of the app?",
    values: [false, true],
    calls: [...create, "ModifyLiveMessageAppAudit"],
    needsOwnApp: true,
    async find(lab): Promise<Verdict> {
      const { AppSign: before } = await must(lab, "DescribeLiveMessageApp");
      await must(lab, "ModifyLiveMessageAppAudit", { AuditType: 1 });
      const isOther = ({ AppSign }: LiveAnswer) => AppSign !== before;
      const after = await describe(lab, isOther);
      if (typeof before !== "string" || typeof after["AppSign"] !== "string")
        return unclear("AppSign was not answered");
      return found(isOther(after), `it was ${isOther(after) ? "another one" : "the same"} after a change`);
    },
  },
  {
    name: "auditOmitted",
    question: "Does what ModifyLiveMessageAppAudit leaves out keep its value?",
    values: ["keep", "reset"],
    calls: [...create, "ModifyLiveMessageAppAudit"],
    needsOwnApp: true,
    async find(lab): Promise<Verdict> {
      const typeIs = (type: number) => (answer: LiveAnswer) => Number(answer["AuditType"]) === type;
      await must(lab, "ModifyLiveMessageAppAudit", { AuditType: 1 });
      if (!typeIs(1)(await describe(lab, typeIs(1)))) return unclear("AuditType did not come to be 1");
      await must(lab, "ModifyLiveMessageAppAudit");
      const after = await describe(lab, typeIs(0));
      const seen = `AuditType was 1, and is ${String(after["AuditType"])} after a change without it`;
      if (typeIs(1)(after)) return found("keep", seen);
      return typeIs(0)(after) ? found("reset", seen) : unclear(seen);
    },
  },
  {
    name: "auditUrlStays",
    question: "Is the AuditUrl still there after another AuditType was set in between?",
    values: [false, true],
    calls: [...create, "ModifyLiveMessageAppAudit"],
    needsOwnApp: true,
    async find(lab): Promise<Verdict> {
      if (lab.value("auditOmitted") !== "keep")
        return unclear("only where a URL that is left out is kept can it be told");
      await must(lab, "ModifyLiveMessageAppAudit", { AuditType: 2, AuditUrl: url });
      await must(lab, "ModifyLiveMessageAppAudit", { AuditType: 0 });
      const outcome = await onApp(lab, "ModifyLiveMessageAppAudit", { AuditType: 2 });
      const seen = `AuditType 2 without a URL, after 0: ${inWords(outcome)}`;
      if (!outcome.ok) return outcome.code === "InputInvalid" ? found(false, seen) : unclear(seen);
      const { AuditUrl } = await describe(lab, (answer) => answer["AuditUrl"] === url);
      return AuditUrl === url ? found(true, `${seen}, and the URL of before is there`) : unclear(seen);
    },
  },
  {
    name: "callbackOmitted",
    question: "Does ModifyLiveMessageAppCallback without a URL turn callbacks off?",
    values: ["off", "keep"],
    calls: [...create, "ModifyLiveMessageAppCallback"],
    needsOwnApp: true,
    async find(lab): Promise<Verdict> {
      const isOn = (answer: LiveAnswer) => answer["EventCallbackUrl"] === url;
      await must(lab, "ModifyLiveMessageAppCallback", { EventCallbackUrl: url });
      if (!isOn(await describe(lab, isOn))) return unclear("the callback was not set to begin with");
      await must(lab, "ModifyLiveMessageAppCallback");
      const after = await describe(lab, (answer) => !isOn(answer));
      const seen = `the URL is ${isOn(after) ? "still" : "no longer"} there after a change without it`;
      if (isOn(after)) return found("keep", seen);
      return (after["EventCallbackUrl"] ?? "") === "" ? found("off", seen) : unclear(seen);
    },
  },
  {
    name: "disabledApp",
    question: "What is answered to operations on an app that is disabled?",
    values: ["ok", "no-auth", "not-found"],
    calls: [...create, "ListLiveMessageGroups", "ModifyLiveMessageAppDisable"],
    needsOwnApp: true,
    async find(lab): Promise<Verdict> {
      await disabled(lab);
      return judgeOutcome("listing its groups", await onApp(lab, "ListLiveMessageGroups", { SortType: 1 }), {
        ok: "ok",
        NoAuth: "no-auth",
        ResourceNotExist: "not-found",
      });
    },
  },
  {
    name: "disableOmitted",
    question: "What does ModifyLiveMessageAppDisable without Disable do to a disabled app?",
    values: ["keep", "enable", "error"],
    calls: [...create, "ListLiveMessageGroups", "ModifyLiveMessageAppDisable"],
    needsOwnApp: true,
    async find(lab): Promise<Verdict> {
      await disabled(lab);
      const outcome = await onApp(lab, "ModifyLiveMessageAppDisable");
      const seen = `without Disable: ${inWords(outcome)}`;
      if (!outcome.ok) return /^(Missing|InputInvalid)/.test(outcome.code) ? found("error", seen) : unclear(seen);
      const isEnabled = (answer: LiveAnswer) => readFlag(answer["Disable"]) === false;
      const after = await describe(lab, isEnabled);
      if (isEnabled(after)) return found("enable", `${seen}, and the app is enabled`);
      return readFlag(after["Disable"]) === true ? found("keep", `${seen}, and the app is disabled`) : unclear(seen);
    },
  },
];
