import { randomBytes } from "node:crypto";

import { LiveError } from "../../../live/errors";
import { groupParameters } from "../../../live/groupParameters";
import type { Key, Lab } from "../lab";
import { inWords, judgeOutcome } from "../outcome";
import type { ProbeRow } from "../probeRow";
import { found, type SwitchValue, unclear, type Verdict } from "../verdict";
import { UnclearError } from "../unclearError";

const read = "DescribeLiveMessageGroupBand";

/** The HTTP status of a refusal that has to be of one code. */
function judgeStatus(
  what: string,
  refusal: { readonly code?: string | undefined; readonly httpStatus?: number | undefined },
  code: RegExp,
  statuses: readonly number[],
): Verdict {
  const { code: answered = "no code", httpStatus } = refusal;
  const seen = `${what}: ${answered} (HTTP ${httpStatus ?? "?"})`;
  const isKnown = code.test(answered) && httpStatus !== undefined && statuses.includes(httpStatus);
  return isKnown ? found(httpStatus, seen) : unclear(seen);
}

/** A read with another key, which is to be refused. @throws UnclearError where it is taken */
async function refusalOf(lab: Lab, change: (key: Key) => Key): Promise<LiveError> {
  const client = lab.clientOf(change(await lab.client.credentials.resolve()));
  lab.calls += 1;
  try {
    await client.call(read, groupParameters(lab.group), lab.signal);
  } catch (error) {
    if (error instanceof LiveError && error.code !== undefined) return error;
    throw error;
  }
  throw new UnclearError("the call was taken");
}

/** An answer to a request that is not signed, and has no key in it. */
async function unsigned(lab: Lab, method: string, operation: string): Promise<{ code: string; httpStatus: number }> {
  const { protocol, endpoint } = lab.client.configuration;
  const url = `${protocol}://${endpoint}/?Action=${operation}&Version=2016-11-01&Format=JSON`;
  lab.calls += 1;
  try {
    const answer = await fetch(url, { method, signal: lab.signal, redirect: "manual" });
    const code = /"Code"\s*:\s*"([\w.]+)"|<Code>([\w.]+)<\/Code>/.exec(await answer.text());
    return { code: code?.[1] ?? code?.[2] ?? "no code", httpStatus: answer.status };
  } catch {
    lab.signal.throwIfAborted();
    throw new UnclearError("a request beside the client library got no answer, as it does where a proxy is needed");
  }
}

/** The first refusal of the run that was one of RAM. */
function denial(lab: Lab): Lab["denials"][number] | undefined {
  // The sender of a message may be refused for being muted.
  return lab.denials.find(({ operation }) => !operation.startsWith("Send"));
}

const allAllowed = "every call was allowed: only a key with fewer rights shows it";

export const gateway: readonly ProbeRow[] = [
  {
    name: "httpMethod",
    question: "Does an operation take GET and POST, or its documented method alone?",
    values: ["any", "documented"],
    calls: ["ListLiveMessageGroupByPage"],
    async find(lab): Promise<Verdict> {
      const { appId, dataCenter } = lab.group;
      const parameters = { AppId: appId, DataCenter: dataCenter, SortType: 1, PageSize: 1 };
      const outcome = await lab.call("ListLiveMessageGroupByPage", parameters);
      const what = "ListLiveMessageGroupByPage, documented with GET, by POST";
      if (outcome.ok || outcome.code !== "InvalidAction.NotFound") return judgeOutcome(what, outcome, { ok: "any" });
      // By GET the operation has to be there.
      const get = await unsigned(lab, "GET", "ListLiveMessageGroupByPage");
      const seen = `${what}: ${inWords(outcome)}; by GET, not signed: ${get.code}`;
      return get.code !== "no code" && get.code !== outcome.code ? found("documented", seen) : unclear(seen);
    },
  },
  {
    name: "unsupportedMethodStatus",
    question: "With which HTTP status is a method refused that no operation takes?",
    values: [400, 403],
    calls: [],
    async find(lab): Promise<Verdict> {
      const answer = await unsigned(lab, "PUT", read);
      return judgeStatus("a PUT, not signed", answer, /^UnsupportedHTTPMethod$/, [400, 403]);
    },
  },
  {
    name: "unknownKeyStatus",
    question: "With which HTTP status is an unknown access key id refused?",
    values: [404, 400],
    calls: [read],
    async find(lab): Promise<Verdict> {
      const refusal = await refusalOf(lab, () => ({
        accessKeyId: `LTAI${randomBytes(10).toString("hex")}`,
        accessKeySecret: randomBytes(15).toString("hex"),
      }));
      return judgeStatus("a made-up key id", refusal, /^InvalidAccessKeyId\.NotFound$/, [404, 400]);
    },
  },
  {
    name: "signatureMismatchStatus",
    question: "With which HTTP status is a wrong signature refused?",
    values: [400, 403],
    calls: [read],
    async find(lab): Promise<Verdict> {
      const refusal = await refusalOf(lab, (key) => ({ ...key, accessKeySecret: randomBytes(15).toString("hex") }));
      return judgeStatus("a made-up secret", refusal, /^SignatureDoesNotMatch$/, [400, 403]);
    },
  },
  {
    name: "tokenErrorStatus",
    question: "With which HTTP status do the codes come that name the security token?",
    values: [400, 403],
    calls: [read],
    async find(lab): Promise<Verdict> {
      const securityToken = randomBytes(30).toString("hex");
      const refusal = await refusalOf(lab, (key) => ({ ...key, securityToken }));
      return judgeStatus("a made-up token", refusal, /SecurityToken/, [400, 403]);
    },
  },
  {
    name: "ramDenial",
    question: "With which code does RAM deny a call?",
    values: ["NoPermission", "Forbidden.RAM", "NoAuth"],
    calls: [],
    find(lab): Promise<Verdict> {
      const denied = denial(lab);
      if (!denied) return Promise.resolve({ status: "not probed", seen: allAllowed });
      const codes: readonly SwitchValue[] = ["NoPermission", "Forbidden.RAM", "NoAuth"];
      const seen = `${denied.operation}: ${denied.code}`;
      return Promise.resolve(codes.includes(denied.code) ? found(denied.code, seen) : unclear(seen));
    },
  },
  {
    name: "ramDenialStatus",
    question: "With which HTTP status does RAM deny a call?",
    values: [403, 400],
    calls: [],
    find(lab): Promise<Verdict> {
      const denied = denial(lab);
      if (!denied) return Promise.resolve({ status: "not probed", seen: allAllowed });
      return Promise.resolve(judgeStatus(denied.operation, denied, /./, [403, 400]));
    },
  },
];
