import { createHmac } from "node:crypto";
import type { Pair } from "./httpRequest";
import { percentEncode } from "./percentEncode";

/*
 * HMAC-SHA1 with the signature among the parameters, the older RPC style.
 * Source: "Request syntax and signature method V2 (RPC)" of Alibaba Cloud, and @alicloud/pop-core 1.8.0.
 */

export const queryAlgorithm = "HMAC-SHA1";
export const querySignatureVersion = "1.0";

/** The text that a client signs: method, encoded path, and every parameter of query and form but the signature. */
export function queryStringToSign(method: string, pairs: readonly Pair[]): string {
  const canonical = pairs
    .filter(([name]) => name !== "Signature")
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join("&");
  return `${method}&%2F&${percentEncode(canonical)}`;
}

/** Base64 HMAC-SHA1 of the text, keyed by the secret and an ampersand. */
export function querySignature(secret: string, stringToSign: string): string {
  return createHmac("sha1", `${secret}&`).update(stringToSign).digest("base64");
}
