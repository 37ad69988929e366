import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ClientRequest, IncomingMessage } from "node:http";

/** What the headers of an attempt's answer said. */
interface Hint {
  retryAfterMs?: number;
}

/** Milliseconds, as the newer library of the vendor reads it (@alicloud/openapi-core 1.0.8). */
const header = "x-acs-retry-after";
/** The longest wait that the same library takes from it. */
const longestMs = 120_000;

const hints = new AsyncLocalStorage<Hint>();
let listening = false;

/**
 * Runs one attempt. Its error tells in `retryAfterMs` when the service wants the next one: the client library keeps the
 * headers of an error to itself, so they are read where Node.js tells of every request.
 */
export async function withRetryAfter<T>(attempt: () => Promise<T>): Promise<T> {
  if (!listening) subscribe("http.client.request.start", readHeaders);
  listening = true;
  const hint: Hint = {};
  try {
    return await hints.run(hint, attempt);
  } catch (error) {
    throw hint.retryAfterMs === undefined || !(error instanceof Error) ? error : Object.assign(error, hint);
  }
}

function readHeaders(message: unknown): void {
  const hint = hints.getStore();
  if (!hint) return;
  (message as { request: ClientRequest }).request.once("response", ({ headers }: IncomingMessage) => {
    const ms = Number(headers[header]);
    if (ms > 0) hint.retryAfterMs = Math.min(ms, longestMs);
  });
}
