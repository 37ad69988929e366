import { once } from "node:events";
import { get } from "node:http";
import type { Socket } from "node:net";
import { ConfigurationError } from "../../../provider/src/account/configurationError";
import { readCallConfiguration } from "../../../provider/src/account/callConfiguration";
import { Credentials } from "../../../provider/src/account/credentials";
import { AttemptError, judge } from "../../../provider/src/live/failedAttempt";
import { SignedRequests } from "../../../provider/src/live/signedRequest";
import { selfSignedCertificate } from "../../support/selfSignedCertificate";
import { sourceFor } from "./support/clientFor";
import { httpAnswer, useSocketServers } from "./support/socketServer";

/*
 * What the client library and Node.js make of failures of real connections: which of them another attempt may help
 * against, and after which a write may have taken effect.
 */

const servers = useSocketServers();
type ResolvedCredentials = Awaited<ReturnType<Credentials["resolve"]>>;

/** The error of one attempt of a write. */
async function failureAt(endpoint: string, attemptTimeout: string): Promise<AttemptError> {
  const source = sourceFor(endpoint, { "livemessage:attemptTimeout": attemptTimeout });
  const requests = new SignedRequests(readCallConfiguration(source), new Credentials(source));
  const attempt = requests.send(
    "BanLiveMessageGroup",
    { AppId: "app1", GroupId: "hall" },
    new AbortController().signal,
  );
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AttemptError);
  return error as AttemptError;
}

/** What is expected of a failure. */
interface Expected {
  readonly text: string | RegExp;
  readonly kind: "transient" | "final";
  readonly mayHaveTakenEffect: boolean;
}

async function expectFailure(
  endpoint: string,
  { text, kind, mayHaveTakenEffect }: Expected,
  attemptTimeout = "20",
): Promise<AttemptError> {
  const error = await failureAt(endpoint, attemptTimeout);
  const { failure } = error;
  expect(failure?.text).toMatch(text);
  expect(failure?.code).toBeUndefined();
  expect({ kind: failure && judge(failure).kind, effect: error.mayHaveTakenEffect }).toEqual({
    kind,
    effect: mayHaveTakenEffect,
  });
  return error;
}

const unsent = { kind: "transient", mayHaveTakenEffect: false } as const;
const maybeSent = { kind: "transient", mayHaveTakenEffect: true } as const;
const notFound = /^the host no-such-host\.invalid was not found \((ENOTFOUND|EAI_AGAIN)\)$/;
const noAnswer = /^no answer (within 0.2 s|in time)$/;

describe("no connection", () => {
  test("nobody listens", async () => {
    await expectFailure(`http://${await servers.dead()}`, { text: /^ECONNREFUSED$/, ...unsent });
  });

  test("no such host", async () => {
    await expectFailure("https://no-such-host.invalid", { text: notFound, ...unsent });
    await expectFailure("http://no-such-host.invalid", { text: notFound, ...unsent });
  });
});

describe("a connection that breaks", () => {
  test("silent", async () => {
    const endpoint = await servers.start(() => undefined);
    await expectFailure(`http://${endpoint}`, { text: noAnswer, ...maybeSent }, "0.2");
  });

  test("silent amid the body", async () => {
    const endpoint = await servers.onRequest((socket) => socket.write(half));
    // The library may end the connection before the attempt's time is over.
    await expectFailure(`http://${endpoint}`, { text: /^(ECONNRESET|no answer .*)$/, ...maybeSent }, "0.2");
  });

  test("closed at once", async () => {
    const endpoint = await servers.start((socket) => socket.destroy());
    await expectFailure(`http://${endpoint}`, { text: /^(ECONNRESET|EPIPE)$/, ...maybeSent });
  });

  const head = "HTTP/1.1 200 OK\r\n";
  const half = `${head}content-length: 100\r\n\r\n{"Req`;
  const brokenChunk = `${head}transfer-encoding: chunked\r\n\r\nzz\r\n`;
  test.each<[string, string, (socket: Socket) => void]>([
    ["closed", "ECONNRESET", (socket) => socket.destroy()],
    ["ended", "ECONNRESET", (socket) => socket.end()],
    ["reset", "ECONNRESET", (socket) => socket.resetAndDestroy()],
    ["ended amid the headers", "ECONNRESET", (socket) => socket.end(`${head}content-`)],
    ["ended amid the body", "ECONNRESET", (socket) => socket.end(half)],
    ["reset amid the body", "ECONNRESET", (socket) => socket.write(half, () => socket.resetAndDestroy())],
    ["ended in a broken chunk", "ECONNRESET", (socket) => socket.end(brokenChunk)],
    ["not HTTP", "HPE_INVALID_CONSTANT", (socket) => socket.end("SSH-2.0-OpenSSH\r\n\r\n")],
    ["a wrong length", "HPE_INVALID_CONTENT_LENGTH", (socket) => socket.end(`${head}content-length: x\r\n\r\n`)],
    ["endless headers", "HPE_HEADER_OVERFLOW", (socket) => socket.end(`${head}x: ${"x".repeat(40_000)}\r\n\r\n`)],
  ])("after the request: %s", async (_, text, answer) => {
    await expectFailure(`http://${await servers.onRequest(answer)}`, { text, ...maybeSent });
  });
});

describe("an answer that is none of the service", () => {
  const notJson = "the answer is not JSON";
  const notOfService = "the answer is not one of the service";
  const xml = "text/xml;charset=utf-8";
  test.each<[number, string, string]>([
    [200, "<html>", notJson],
    [200, "", notJson],
    [302, "moved", notJson],
    [407, "<html>", notJson],
    [502, "<html>", notJson],
    [503, "", notJson],
    [200, "[1]", notOfService],
    [200, "null", notOfService],
    [200, '{"error":"maintenance"}', `${notOfService}: it has no RequestId`],
    [200, '{"Code":7,"RequestId":"R"}', notOfService],
    [500, '{"error":"maintenance"}', notOfService],
    [500, "[1]", notOfService],
    [400, "<Error><Code>NoAuth</Co", notOfService],
  ])("%i %j", async (status, body, text) => {
    const type = body.startsWith("<Error>") ? xml : undefined;
    const endpoint = await servers.onRequest((socket) => socket.end(httpAnswer(status, body, type)));
    const { failure } = await expectFailure(`http://${endpoint}`, { text, ...maybeSent });
    expect(failure?.httpStatus).toBe(status);
  });
});

describe("TLS", () => {
  test("a certificate that is not trusted will not be later", async () => {
    const endpoint = await servers.startTls(selfSignedCertificate());
    const text = "DEPTH_ZERO_SELF_SIGNED_CERT";
    const expected = { text, kind: "final", mayHaveTakenEffect: false } as const;
    const { failure } = await expectFailure(`https://${endpoint}`, expected);
    expect(failure?.tlsProblem).toBe("untrusted");
  });

  test("an endpoint without TLS will not have it later", async () => {
    const endpoint = await servers.onRequest((socket) => socket.end(httpAnswer(400, "")));
    const expected = { text: /^E\w+$/, kind: "final", mayHaveTakenEffect: false } as const;
    const { failure } = await expectFailure(`https://${endpoint}`, expected);
    expect(failure?.tlsProblem).toBe("none spoken");
  });

  test("no cipher in common", async () => {
    // The certificate is for ECDSA, so there is none for these.
    const ciphers = "ECDHE-RSA-AES128-GCM-SHA256";
    const endpoint = await servers.startTls({ ...selfSignedCertificate(), maxVersion: "TLSv1.2", ciphers });
    await expectFailure(`https://${endpoint}`, { text: /^E\w+$/, ...unsent });
  });

  test.each<[string, (socket: Socket) => void]>([
    ["closed", (socket) => socket.destroy()],
    ["reset", (socket) => socket.resetAndDestroy()],
  ])("%s amid the handshake", async (_, answer) => {
    await expectFailure(`https://${await servers.onRequest(answer)}`, { text: "ECONNRESET", ...unsent });
  });

  test("silent amid the handshake", async () => {
    const endpoint = await servers.onRequest(() => undefined);
    await expectFailure(`https://${endpoint}`, { text: noAnswer, ...unsent }, "0.2");
  });
});

describe("what neither the network nor the service did", () => {
  // Each is made by a key of a form that configuration refuses.
  test.each<[string, Partial<Record<keyof ResolvedCredentials, unknown>>, string]>([
    ["a header that cannot be", { accessKeyId: "key\nid" }, "ERR_INVALID_CHAR"],
    ["a secret that is no text", { accessKeySecret: { secret: "is here" } }, "ERR_INVALID_ARG_TYPE"],
  ])("%s: nothing is sent, and the error stays as it is", async (_, part, code) => {
    const connected = jest.fn();
    const endpoint = await servers.start(connected);
    const key = { accessKeyId: "a-key-id", accessKeySecret: "a-key-secret", securityToken: undefined, ...part };
    jest.spyOn(Credentials.prototype, "resolve").mockResolvedValue(key as ResolvedCredentials);
    const error = await failureAt(`http://${endpoint}`, "20").finally(() => jest.restoreAllMocks());
    expect(error).toMatchObject({ failure: undefined, mayHaveTakenEffect: false, cause: { name: "TypeError", code } });
    expect((error.cause as Error).stack).toMatch(/\n\s+at /);
    expect(connected).not.toHaveBeenCalled();
  });

  test("a failure to get credentials", async () => {
    const endpoint = await servers.start(() => undefined);
    const cause = new ConfigurationError("No credentials from the role.");
    jest.spyOn(Credentials.prototype, "resolve").mockRejectedValue(cause);
    const error = await failureAt(`http://${endpoint}`, "20").finally(() => jest.restoreAllMocks());
    expect(error).toMatchObject({ failure: undefined, mayHaveTakenEffect: false, cause });
  });
});

test("requests that get credentials are not taken for the call's own", async () => {
  const token = await servers.onRequest((socket) => socket.end(httpAnswer(200, "{}")));
  const endpoint = await servers.dead();
  const ask = jest.spyOn(Credentials.prototype, "resolve").mockImplementation(async () => {
    await fetchText(`http://${token}`);
    return { accessKeyId: "a-key-id", accessKeySecret: "a-key-secret", securityToken: undefined };
  });
  await expectFailure(`http://${endpoint}`, { text: "ECONNREFUSED", ...unsent });
  expect(ask).toHaveBeenCalled();
  ask.mockRestore();
});

test("an attempt that is given up leaves no request behind", async () => {
  let closed: Promise<unknown> | undefined;
  const stop = new AbortController();
  const endpoint = await servers.onRequest((socket) => {
    closed = once(socket, "close");
    stop.abort(new Error("cancelled"));
  });
  const source = sourceFor(`http://${endpoint}`);
  const requests = new SignedRequests(readCallConfiguration(source), new Credentials(source));
  const attempt = requests.send("BanLiveMessageGroup", {}, stop.signal);
  await expect(attempt).rejects.toMatchObject({ mayHaveTakenEffect: true, failure: { code: undefined } });
  await closed;
});

/** Over node:http, as the providers of credentials ask. */
function fetchText(url: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => response.resume().on("end", resolve)).on("error", reject);
  });
}
