import type { Socket } from "node:net";
import { Credentials } from "../../../provider/src/account/credentials";
import { type LiveError, mayHaveBeenApplied } from "../../../provider/src/live/errors";
import type { LiveClient } from "../../../provider/src/live/liveClient";
import { selfSignedCertificate } from "../../support/selfSignedCertificate";
import { clientFor } from "./support/clientFor";
import { httpAnswer, useSocketServers } from "./support/socketServer";

const servers = useSocketServers();
type ResolvedCredentials = Awaited<ReturnType<Credentials["resolve"]>>;
const hall = { AppId: "app1", GroupId: "hall" };
const success = (socket: Socket) => socket.write(httpAnswer(200, '{"RequestId":"R-1"}'));
/** Times that are short, and yet enough for this machine to send and answer. */
const brief = { "livemessage:attemptTimeout": "0.2" };

function read(client: LiveClient): Promise<unknown> {
  return client.call("DescribeLiveMessageGroupBand", hall);
}
function mute(client: LiveClient): Promise<unknown> {
  return client.call("BanLiveMessageGroup", hall);
}
async function errorOf(call: Promise<unknown>): Promise<LiveError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  // Not toBeInstanceOf(Error): errors of Node.js are of another realm here.
  expect(error).toHaveProperty("stack");
  return error as LiveError;
}

describe("an endpoint that never answered in this process", () => {
  test("is given up after three attempts' time, for all calls at once, and told of in one line", async () => {
    const announced: string[] = [];
    const endpoint = await servers.start(() => undefined);
    const client = clientFor(`http://${endpoint}`, brief, (line) => announced.push(line));
    const began = performance.now();
    // More than the rate limiter lets try at once.
    const errors = await Promise.all(Array.from({ length: 30 }, () => errorOf(read(client))));
    const elapsed = performance.now() - began;
    expect(elapsed).toBeGreaterThan(590);
    // The total time is 300 s.
    expect(elapsed).toBeLessThan(10_000);
    for (const { name, message } of errors) {
      expect(name).toBe("UnavailableError");
      expect(message).toMatch(/failed: no answer (within 0\.2 s|in time|to any call for 0\.6 s)\. /);
      expect(message).toContain(
        `The endpoint has not answered once. Check that ${endpoint} can be reached (livemessage:endpoint)`,
      );
    }
    expect(errors.some(({ attempts }) => attempts === 0)).toBe(true);
    expect(announced.length).toBeLessThanOrEqual(1);
  });

  test("is tried anew by a later call", async () => {
    let answer: (socket: Socket) => unknown = () => undefined;
    const client = clientFor(`http://${await servers.onRequest((socket) => answer(socket))}`, brief);
    await errorOf(read(client));
    answer = success;
    await expect(read(client)).resolves.toEqual({ RequestId: "R-1" });
  });

  test("may be one that somebody else answers for", async () => {
    const endpoint = await servers.onRequest((socket) => socket.end(httpAnswer(502, "<html>")));
    const { message } = await errorOf(read(clientFor(`http://${endpoint}`, brief)));
    expect(message).toMatch(/the answer is not JSON \(HTTP 502\)\. Tried \d+ times in 0\.[567]/);
    expect(message).toContain("The endpoint has not answered once.");
  });

  test("a caller's own reason to end it goes first", async () => {
    const cancel = new AbortController();
    const endpoint = await servers.onRequest(() => cancel.abort(new Error("cancelled")));
    const client = clientFor(`http://${endpoint}`, brief);
    const call = client.call("DescribeLiveMessageGroupBand", hall, cancel.signal);
    await expect(call).rejects.toThrow("cancelled");
  });
});

test("an endpoint that did answer is given the whole time, by all clients of the process", async () => {
  const announced: string[] = [];
  let answer = success;
  const endpoint = `http://${await servers.onRequest((socket) => answer(socket))}`;
  await read(clientFor(endpoint));
  answer = () => false;
  const settings = { "livemessage:attemptTimeout": "0.1", "livemessage:totalTimeout": "1.5" };
  const { message } = await errorOf(read(clientFor(endpoint, settings, (line) => announced.push(line))));
  // Without an answer before, it would be given up after 0.3 s.
  expect(message).toMatch(/Tried \d+ times in (0\.[6-9]|1\.\d) s/);
  expect(message).not.toContain("has not answered once");
  expect(announced).toEqual([
    expect.stringMatching(/^DescribeLive\w+: no answer .*; trying again, for up to 1.5 s per call$/),
  ]);
});

test("a call that the service does not answer is told as that, while another waits for credentials", async () => {
  const key = { AccessKeyId: "a-key-id", AccessKeySecret: "a-key-secret", SecurityToken: "a-token" };
  const given = JSON.stringify({ Code: "Success", ...key, Expiration: "2099-01-01T00:00:00Z" });
  const answers = [httpAnswer(200, given)];
  const uri = await servers.onRequest((socket) => socket.write(answers.pop() ?? ""));
  let other: Promise<Error> | undefined;
  const endpoint = await servers.onRequest(() => {
    client.credentials.forget(client.credentials.generation);
    other = errorOf(mute(client));
  });
  const settings = { "alicloud:credentialsUri": `http://${uri}`, "alicloud:accessKey": "", "alicloud:secretKey": "" };
  const client = clientFor(`http://${endpoint}`, {
    ...settings,
    "livemessage:attemptTimeout": "2",
    "livemessage:totalTimeout": "1",
  });
  expect((await errorOf(read(client))).message).toMatch(
    /^DescribeLiveMessageGroupBand for group "hall" of app "app1" failed: .* within 1000 ms\. .*\(livemessage:endpoint\)/,
  );
  expect((await other)?.message).toMatch(/^No credentials from the credentials URI/);
});

test("a certificate that is not trusted is told at once, with what to do", async () => {
  const endpoint = await servers.startTls(selfSignedCertificate());
  const error = await errorOf(mute(clientFor(`https://${endpoint}`)));
  expect(error).toMatchObject({ name: "UnavailableError", attempts: 1 });
  expect(error.message).toContain(`failed: DEPTH_ZERO_SELF_SIGNED_CERT. The certificate of ${endpoint} is not trusted`);
  expect(error.message).toContain("NODE_EXTRA_CA_CERTS");
  expect(mayHaveBeenApplied(error)).toBe(false);
});

test("an endpoint without TLS is told at once, with what to write", async () => {
  const endpoint = await servers.onRequest((socket) => socket.end(httpAnswer(400, "")));
  const error = await errorOf(mute(clientFor(endpoint)));
  expect(error).toMatchObject({ name: "UnavailableError", attempts: 1 });
  expect(error.message).toContain(
    `${endpoint} does not speak TLS: check livemessage:endpoint. An emulator, which speaks plain http, is written http://${endpoint}.`,
  );
});

describe("an error that neither the network nor the service made", () => {
  /** Credentials that cannot be sent, after some that can. */
  function breakCredentials(after: number): void {
    let times = 0;
    const key = { accessKeyId: "a-key-id", accessKeySecret: "a-key-secret", securityToken: undefined };
    jest.spyOn(Credentials.prototype, "resolve").mockImplementation(() => {
      times += 1;
      return Promise.resolve((times > after ? { ...key, accessKeySecret: {} } : key) as ResolvedCredentials);
    });
  }
  afterEach(() => jest.restoreAllMocks());

  test("ends the call at once, as it is", async () => {
    const announced: string[] = [];
    breakCredentials(0);
    const client = clientFor(`http://${await servers.dead()}`, {}, (line) => announced.push(line));
    const error = await errorOf(mute(client));
    expect(error).toMatchObject({ name: "TypeError", code: "ERR_INVALID_ARG_TYPE" });
    expect(error.stack).toMatch(/\n\s+at /);
    expect(mayHaveBeenApplied(error)).toBe(false);
    expect(announced).toEqual([]);
  });

  test("does not hide that an earlier attempt may have taken effect", async () => {
    // One for the call, two for its first attempt.
    breakCredentials(3);
    const client = clientFor(`http://${await servers.onRequest((socket) => socket.destroy())}`);
    const error = await errorOf(mute(client));
    expect(error).toMatchObject({ name: "LiveError", appId: "app1", groupId: "hall", cause: { name: "TypeError" } });
    expect(mayHaveBeenApplied(error)).toBe(true);
    expect(error.message).toMatch(/^An attempt of BanLiveMessageGroup may have taken effect\. This is a defect of/);
    expect(error.message).toMatch(/TypeError[^]+"key" argument[^]+\n\s+at /);
  });
});
