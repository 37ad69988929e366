import type { ServiceError } from "../errors/serviceError";

/** What goes back over the wire. */
export interface Reply {
  /** 0: no answer, the connection is closed. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether the connection is closed in the middle of the body. */
  readonly truncated: boolean;
  /** Sends further texts until the client leaves; what it returns is called then. */
  readonly stream?: (send: (text: string) => void) => () => void;
}

export const noReply: Reply = { status: 0, headers: {}, body: "", truncated: false };

/** A successful answer. */
export function resultReply(requestId: string, result: Readonly<Record<string, unknown>>): Reply {
  return jsonReply(200, requestId, { RequestId: requestId, ...result });
}

/** An error in the gateway's form. */
export function errorReply(requestId: string, hostId: string, error: ServiceError): Reply {
  return jsonReply(error.status, requestId, {
    RequestId: requestId,
    HostId: hostId,
    Code: error.code,
    Message: error.message,
    Recommend: `https://next.api.aliyun.com/troubleshoot?q=${encodeURIComponent(error.code)}&product=live`,
    ...error.details,
  });
}

function jsonReply(status: number, requestId: string, body: Readonly<Record<string, unknown>>): Reply {
  return {
    status,
    headers: { "content-type": "application/json;charset=utf-8", "x-acs-request-id": requestId },
    body: JSON.stringify(body),
    truncated: false,
  };
}
