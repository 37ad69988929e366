import { createHash, createHmac } from "node:crypto";
import { header, pathOf, type HttpRequest, type Pair } from "./httpRequest";
import { percentEncode } from "./percentEncode";

/*
 * ACS3-HMAC-SHA256, the signature in the Authorization header.
 * Source: "Request syntax and signature method V3" of Alibaba Cloud, and @alicloud/openapi-util 0.3.3.
 */

const headerAlgorithm = "ACS3-HMAC-SHA256";

/** What an Authorization header of this algorithm says. */
export interface HeaderAuthorization {
  readonly accessKeyId: string;
  readonly signedHeaders: readonly string[];
  /** Lower-case hex. */
  readonly signature: string;
}

/** Reads an Authorization header; undefined if it is not of this algorithm or lacks a part. */
export function parseHeaderAuthorization(value: string): HeaderAuthorization | undefined {
  const parts =
    /^ACS3-HMAC-SHA256\s+Credential=([^,\s]+)\s*,\s*SignedHeaders=([^,\s]+)\s*,\s*Signature=([0-9a-f]{64})$/i.exec(
      value.trim(),
    );
  if (!parts) return undefined;
  const [, accessKeyId = "", signedHeaders = "", signature = ""] = parts;
  return { accessKeyId, signedHeaders: signedHeaders.toLowerCase().split(";"), signature: signature.toLowerCase() };
}

/** The headers that have to be signed when present and that `signed` leaves out. */
export function unsignedHeaders(request: HttpRequest, signed: readonly string[]): string[] {
  return Object.keys(request.headers).filter(
    (name) => (name === "host" || name === "content-type" || name.startsWith("x-acs-")) && !signed.includes(name),
  );
}

/** The request in the one form of which a client signs the digest. */
export function canonicalRequest(
  request: HttpRequest,
  query: readonly Pair[],
  signedHeaders: readonly string[],
): string {
  const names = [...signedHeaders].sort();
  return [
    request.method,
    pathOf(request.target),
    canonicalQuery(query),
    ...names.map((name) => `${name}:${(header(request, name) ?? "").trim()}`),
    "",
    names.join(";"),
    signedDigest(request),
  ].join("\n");
}

/** The text that a client signs. */
export function headerStringToSign(canonical: string): string {
  return `${headerAlgorithm}\n${sha256(canonical)}`;
}

/** Lower-case hex HMAC-SHA256 of the text, keyed by the bare secret. */
export function headerSignature(secret: string, stringToSign: string): string {
  return createHmac("sha256", secret).update(stringToSign).digest("hex");
}

/** The body's digest; where the header names another one, a text that no client signs. */
function signedDigest(request: HttpRequest): string {
  const [named, actual] = [header(request, "x-acs-content-sha256"), sha256(request.body)];
  return named?.toLowerCase() === actual ? actual : `${actual}, and not ${named ?? "none"}`;
}

/** Keys sorted by code unit and left as they are, values encoded; an empty value keeps its "=". */
function canonicalQuery(pairs: readonly Pair[]): string {
  return [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${percentEncode(value)}`)
    .join("&");
}

const emptyDigest = createHash("sha256").digest("hex");

function sha256(data: string | Buffer): string {
  return data.length === 0 ? emptyDigest : createHash("sha256").update(data).digest("hex");
}
