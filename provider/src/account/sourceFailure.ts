import { ProxyFailedError } from "../errors/proxyFailedError";
import { hostNotFound } from "../text/hostNotFound";
import { speaksNoTls } from "../text/speaksNoTls";

/**
 * Why a source of credentials failed. The library's messages quote whole answers, command lines and URLs, so no more is
 * taken of them than the words before the first quotation, and what tells of the kind of failure: a status, a code of
 * the service, a code of the network.
 */
export function sourceFailure(error: unknown): string {
  const { message, code, path } = (error ?? {}) as { message?: unknown; code?: unknown; path?: unknown };
  if (typeof path === "string" && typeof code === "string") return `${path} can't be read (${code})`;
  const notFound = hostNotFound(error);
  if (notFound !== undefined) return notFound;
  if (speaksNoTls(error)) return "it does not speak TLS";
  const text = typeof message === "string" ? message : "";
  const words = text
    .split(/(?:GET|POST|PUT)?\s*https?:\/\/|[:={\n]|, (?:httpStatus|status code|message)\b|\s+result\b/, 1)[0]!
    .replace(/[\s.,]+$/, "")
    .trim();
  const network = typeof code === "string" ? code : /\bE[A-Z]{4,}\b/.exec(text)?.[0];
  const kinds = [
    capture(/\b(?:httpStatus|status code): (\d{3})\b/, text, "HTTP"),
    capture(/"Code" ?: ?"([\w.]{1,80})"/, text),
    network !== undefined && /^[A-Z_]{4,30}$/.test(network) && !words.includes(network) ? network : undefined,
  ].filter((kind) => kind !== undefined);
  const why = words === "" ? "its answer could not be had" : words;
  return kinds.length === 0 ? why : `${why} (${kinds.join(", ")})`;
}

/** Failures of a network that may pass. */
const networkCodes: readonly unknown[] = [
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTDOWN",
  "EHOSTUNREACH",
  "ENETDOWN",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
];

/**
 * Whether another attempt may help against a failure of a source: one of the network, or an answer that tells of a sick or
 * busy service. The library keeps no status of an answer that is no JSON, such as the page of a gateway.
 */
export function mayPass(error: unknown): boolean {
  if (error instanceof ProxyFailedError) return true;
  const { name, code, message } = (error ?? {}) as { name?: unknown; code?: unknown; message?: unknown };
  if (networkCodes.includes(code) || name === "RequestTimeoutError") return true;
  const text = typeof message === "string" ? message : "";
  return (
    /\b(?:httpStatus: |status code: |metadata token failed with )5\d\d\b/.test(text) ||
    /"Code" ?: ?"(?:Throttling|ServiceUnavailable|InternalError|ServerError)/.test(text) ||
    /\btoken failed(?: with OIDC)?: *(?:<|$)/.test(text)
  );
}

function capture(pattern: RegExp, text: string, label = ""): string | undefined {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : `${label} ${found}`.trim();
}
