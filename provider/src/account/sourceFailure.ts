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

function capture(pattern: RegExp, text: string, label = ""): string | undefined {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : `${label} ${found}`.trim();
}
