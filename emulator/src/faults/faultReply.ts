import * as errors from "../errors/catalogue";
import { ServiceError } from "../errors/serviceError";
import { errorReply, noReply, type Reply } from "../gateway/reply";
import type { Switches } from "../switches/switches";
import type { FaultAction } from "./faultRule";

/** The answer of a fault that acts in place of the operation; undefined for one that lets it be carried out. */
export function faultReply(
  action: FaultAction,
  request: { readonly requestId: string; readonly hostId: string; readonly switches: Switches },
): Reply | undefined {
  const { requestId, hostId, switches } = request;
  switch (action.type) {
    case "throttle": {
      const { status, code, message } = errors.throttled(switches, action.code);
      const error = new ServiceError(action.status ?? status, code, message);
      const reply = errorReply(requestId, hostId, error);
      if (action.retryAfterMs === undefined) return reply;
      return { ...reply, headers: { ...reply.headers, "x-acs-retry-after": String(action.retryAfterMs) } };
    }
    case "error": {
      const message = action.message ?? "The request has failed by an injected fault.";
      return errorReply(requestId, hostId, new ServiceError(action.status, action.code, message));
    }
    case "html":
      return otherReply(action.status ?? 502, "text/html", "<html><body><h1>Bad Gateway</h1></body></html>");
    case "empty":
      return otherReply(action.status ?? 502, "text/plain", "");
    case "malformed":
      return otherReply(action.status ?? 200, "application/json;charset=utf-8", `{"RequestId":"${requestId}","Cod`);
    case "close":
      return noReply;
    case "delay":
    case "loseAnswer":
    case "truncate":
      return undefined;
  }
}

function otherReply(status: number, type: string, body: string): Reply {
  return { status, headers: { "content-type": type }, body, truncated: false };
}
