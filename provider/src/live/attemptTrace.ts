import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ClientRequest, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";

/** Milliseconds, as the newer library of the vendor reads it (@alicloud/openapi-core 1.0.8). */
const retryAfterHeader = "x-acs-retry-after";
/** The longest wait that the same library takes from it. */
const longestRetryAfterMs = 120_000;

const traces = new AsyncLocalStorage<AttemptTrace | undefined>();
let listening = false;

/**
 * What Node.js tells of the request of one attempt. The client library (@alicloud/openapi-client 0.4.15) keeps most of it
 * to itself: the status where the body is none of the service, the headers of an error, and whether an error came from
 * the network or was thrown before anything was sent.
 */
export class AttemptTrace {
  /** The status of the answer; undefined where none came. */
  status: number | undefined;
  /** Milliseconds after which the service wants to be asked again, where it says so. */
  retryAfterMs: number | undefined;
  /** What the connection failed of. */
  networkError: unknown;
  /** Whether anything of the request may have left this machine. */
  maySend = false;
  /** Whether the certificate of the other side was not taken. */
  isUntrusted = false;
  private request: ClientRequest | undefined;

  /** Runs the attempt, so that its request is noted here. */
  run<T>(attempt: () => T): T {
    if (!listening) subscribe("http.client.request.start", noteRequest);
    listening = true;
    return traces.run(this, attempt);
  }

  /** Ends the request if it is under way. */
  cancel(): void {
    this.request?.destroy();
  }

  /** To be called once a request has begun. */
  note(request: ClientRequest): void {
    this.request = request;
    if (request.socket) this.noteSocket(request.socket);
    else request.once("socket", (socket) => this.noteSocket(socket));
    request.once("response", ({ statusCode, headers }: IncomingMessage) => {
      this.status = statusCode;
      const ms = Number(headers[retryAfterHeader]);
      if (ms > 0) this.retryAfterMs = Math.min(ms, longestRetryAfterMs);
    });
    request.once("error", (error) => {
      this.networkError = error;
      this.isUntrusted = Boolean((request.socket as TLSSocket | null)?.authorizationError);
    });
  }

  private noteSocket(socket: Socket): void {
    const connected = () => (this.maySend = true);
    if (!socket.connecting) connected();
    else socket.once((socket as TLSSocket).encrypted ? "secureConnect" : "connect", connected);
  }
}

/** Runs what an attempt needs besides its own request, such as getting credentials, so that it is not noted. */
export function untraced<T>(work: () => T): T {
  return traces.run(undefined, work);
}

function noteRequest(message: unknown): void {
  traces.getStore()?.note((message as { request: ClientRequest }).request);
}
