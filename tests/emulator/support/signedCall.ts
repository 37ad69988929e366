import { createHash, createHmac, randomUUID } from "node:crypto";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";

/*
 * A client written for the tests alone: it signs by itself, so that it can also sign wrongly, and it shows the answer as
 * it came. It shares no code with the emulator.
 */

export interface Endpoint {
  readonly url: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly accessKeySecret: string;
    readonly securityToken?: string;
  };
}

export type CallParameters = Readonly<Record<string, string | number | boolean>>;

export interface CallOptions {
  readonly style?: "header" | "query";
  readonly method?: "GET" | "POST";
  /** Where the operation's parameters go. Default: the query. */
  readonly place?: "query" | "form";
  readonly version?: string;
  readonly date?: string;
  readonly nonce?: string;
  /** Changes the request after it has been signed. */
  readonly tamper?: (message: WireMessage) => WireMessage;
}

/** A request as it goes over the wire. */
export interface WireMessage {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The body as JSON; undefined if it is none. */
  readonly body: Record<string, unknown>;
}

/** Calls an operation. Rejects only if there is no answer. */
export function call(
  endpoint: Endpoint,
  action: string,
  parameters: CallParameters = {},
  options: CallOptions = {},
): Promise<Answer> {
  const message = options.style === "query" ? signInQuery : signInHeader;
  const signed = message(endpoint, action, parameters, options);
  return send(endpoint.url, options.tamper ? options.tamper(signed) : signed);
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function formEncode(parameters: CallParameters): string {
  return Object.keys(parameters)
    .sort()
    .map((name) => `${encode(name)}=${encode(String(parameters[name]))}`)
    .join("&");
}

export function isoSeconds(time = Date.now()): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, "Z");
}

/** ACS3-HMAC-SHA256. */
export function signInHeader(
  { url, credentials }: Endpoint,
  action: string,
  parameters: CallParameters,
  options: CallOptions = {},
): WireMessage {
  const inForm = options.place === "form";
  const query = inForm ? "" : formEncode(parameters);
  const body = inForm ? formEncode(parameters) : "";
  const method = options.method ?? "POST";
  const digest = sha256(body);
  const headers: Record<string, string> = {
    host: new URL(url).host,
    "x-acs-action": action,
    "x-acs-version": options.version ?? "2016-11-01",
    "x-acs-date": options.date ?? isoSeconds(),
    "x-acs-signature-nonce": options.nonce ?? randomUUID(),
    "x-acs-content-sha256": digest,
    ...(inForm ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    ...(credentials.securityToken ? { "x-acs-security-token": credentials.securityToken } : {}),
  };
  const names = Object.keys(headers).sort();
  const canonicalHeaders = names.map((name) => `${name}:${headers[name]}\n`).join("");
  const canonical = [method, "/", query, canonicalHeaders, names.join(";"), digest].join("\n");
  const signature = createHmac("sha256", credentials.accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest("hex");
  headers["authorization"] =
    `ACS3-HMAC-SHA256 Credential=${credentials.accessKeyId},SignedHeaders=${names.join(";")},Signature=${signature}`;
  return { method, path: query ? `/?${query}` : "/", headers, body };
}

/** The older RPC style. */
export function signInQuery(
  { url, credentials }: Endpoint,
  action: string,
  parameters: CallParameters,
  options: CallOptions = {},
): WireMessage {
  const method = options.method ?? "GET";
  const all: Record<string, string | number | boolean> = {
    ...parameters,
    Action: action,
    Version: options.version ?? "2016-11-01",
    Format: "JSON",
    AccessKeyId: credentials.accessKeyId,
    SignatureMethod: "HMAC-SHA1",
    SignatureVersion: "1.0",
    SignatureNonce: options.nonce ?? randomUUID(),
    Timestamp: options.date ?? isoSeconds(),
    ...(credentials.securityToken ? { SecurityToken: credentials.securityToken } : {}),
  };
  const stringToSign = `${method}&%2F&${encode(formEncode(all))}`;
  const signature = createHmac("sha1", `${credentials.accessKeySecret}&`).update(stringToSign).digest("base64");
  const text = `${formEncode(all)}&Signature=${encode(signature)}`;
  const inForm = options.place === "form";
  return {
    method,
    path: inForm ? "/" : `/?${text}`,
    headers: {
      host: new URL(url).host,
      ...(inForm ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    },
    body: inForm ? text : "",
  };
}

/** Sends a message as it is. */
export function send(url: string, message: WireMessage): Promise<Answer> {
  const start = url.startsWith("https:") ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = start(
      `${url}${message.path}`,
      {
        method: message.method,
        headers: { ...message.headers, "content-length": String(Buffer.byteLength(message.body)) },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, body: parse(text) });
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(message.body);
  });
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
