import type { IncomingHttpHeaders } from "node:http";
import { malformedRequest } from "../errors/catalogue";

/** What came over the wire, before anyone has judged it. */
export interface HttpRequest {
  readonly method: string;
  /** The path and query exactly as sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** Empty where it is too large. */
  readonly body: Buffer;
  readonly bodyTooLarge: boolean;
}

/** One name and value of a query or form, decoded. Repeated names stay repeated. */
export type Pair = readonly [name: string, value: string];

/** The value of a header, the last one where it was sent several times, or undefined. */
export function header(request: HttpRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : value?.at(-1);
}

/** The pathname, undecoded. */
export function pathOf(target: string): string {
  const query = target.indexOf("?");
  return query < 0 ? target : target.slice(0, query);
}

/** The pairs in the query of a request target. */
export function queryPairs(target: string): Pair[] {
  const query = target.indexOf("?");
  return query < 0 ? [] : decodePairs(target.slice(query + 1));
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

/** The pairs in a form body; none if the body is something else, which the API does not read. */
export function formPairs(request: HttpRequest): Pair[] {
  if (request.body.length === 0) return [];
  const type = header(request, "content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") return [];
  let text: string;
  try {
    text = strictUtf8.decode(request.body);
  } catch {
    throw malformedRequest("The request body is not UTF-8");
  }
  return decodePairs(text);
}

function decodePairs(text: string): Pair[] {
  const pairs: Pair[] = [];
  for (const part of text.split("&")) {
    if (part === "") continue;
    const equals = part.indexOf("=");
    if (equals < 0) pairs.push([decode(part), ""]);
    else pairs.push([decode(part.slice(0, equals)), decode(part.slice(equals + 1))]);
  }
  return pairs;
}

function decode(text: string): string {
  try {
    // Both forms of a space are in use: SDKs send %20, form encoders send "+".
    return decodeURIComponent(text.includes("+") ? text.replaceAll("+", "%20") : text);
  } catch {
    throw malformedRequest("The request holds a broken percent-encoding");
  }
}
