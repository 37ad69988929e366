import { connect } from "node:net";
import { emulatorForEachTest } from "./support/emulators";
import {
  call,
  isoSeconds,
  send,
  signInHeader,
  signInQuery,
  type CallOptions,
  type WireMessage,
} from "./support/signedCall";

const group = { AppId: "app", GroupId: "g" };
const emulator = emulatorForEachTest({ seed: { apps: [{ appId: "app" }], groups: [{ appId: "app", groupId: "g" }] } });
const codeOf = async (message: WireMessage) => {
  const { status, body } = await send(emulator().url, message);
  return `${status} ${status === 200 ? "ok" : String(body["Code"])}`;
};
const header = (options?: CallOptions) => signInHeader(emulator(), "BanLiveMessageGroup", group, options);
const query = (options?: CallOptions) => signInQuery(emulator(), "BanLiveMessageGroup", group, options);
const without = (message: WireMessage, name: string): WireMessage => ({
  ...message,
  headers: Object.fromEntries(Object.entries(message.headers).filter(([other]) => other !== name)),
});
const withHeader = (message: WireMessage, name: string, value: string): WireMessage => ({
  ...message,
  headers: { ...message.headers, [name]: value },
});

describe("a request signed in its query", () => {
  test("is accepted, and not twice", async () => {
    const message = query();
    expect(await codeOf(message)).toBe("200 ok");
    expect(await codeOf(message)).toBe("400 SignatureNonceUsed");
  });
  test.each<[string, (message: WireMessage) => WireMessage]>([
    ["a changed parameter", (m) => ({ ...m, path: m.path.replace("AppId=app", "AppId=other") })],
    ["another parameter", (m) => ({ ...m, path: `${m.path}&ExceptUsers=me` })],
    ["another action", (m) => ({ ...m, path: m.path.replace("BanLive", "UnbanLive") })],
    ["another nonce", (m) => ({ ...m, path: m.path.replace(/SignatureNonce=[^&]*/, "SignatureNonce=x") })],
    ["another method", (m) => ({ ...m, method: "POST" })],
    [
      "a parameter in its body",
      (m) => ({
        ...m,
        method: "GET",
        headers: { ...m.headers, "content-type": "application/x-www-form-urlencoded" },
        body: "ExceptUsers=me",
      }),
    ],
  ])("is refused with %s", async (_, tamper) => {
    expect(await codeOf(tamper(query()))).toBe("400 SignatureDoesNotMatch");
    expect(emulator().state.group("app", "g")?.mutedAll).toBe(false);
  });
  test("is carried out as signed, whatever its unsigned headers say", async () => {
    expect(await codeOf(withHeader(query(), "x-acs-action", "UnbanLiveMessageGroup"))).toBe("200 ok");
    expect(emulator().state.group("app", "g")?.mutedAll).toBe(true);
  });
  test.each(["AccessKeyId", "Signature", "SignatureMethod", "SignatureVersion", "SignatureNonce", "Timestamp"])(
    "is refused without %s",
    async (name) => {
      const message = query();
      const path = message.path.replace(new RegExp(`(?<=[?&])${name}=[^&]*&?`), "");
      expect(path).not.toBe(message.path);
      expect(await codeOf({ ...message, path })).toBe(`400 Missing${name}`);
    },
  );
  test.each([
    ["SignatureMethod", "HMAC-MD5"],
    ["SignatureVersion", "2.0"],
  ])("is refused with %s %s", async (name, value) => {
    const message = query();
    const path = message.path.replace(new RegExp(`${name}=[^&]*`), `${name}=${value}`);
    expect(await codeOf({ ...message, path })).toBe(`400 Invalid${name}`);
  });
  test("is refused with a date out of reach, and one that is none", async () => {
    expect(await codeOf(query({ date: isoSeconds(Date.now() - 16 * 60_000) }))).toBe("400 InvalidTimeStamp.Expired");
    expect(await codeOf(query({ date: "now" }))).toBe("400 InvalidTimeStamp.Format");
  });
});

describe("before the signature", () => {
  test.each(["PUT", "DELETE", "PATCH", "OPTIONS"])("the method %s is refused", async (method) => {
    expect(await codeOf({ ...header(), method })).toBe("400 UnsupportedHTTPMethod");
  });
  test("another path is refused", async () => {
    const message = header();
    expect(await codeOf({ ...message, path: message.path.replace("/", "/api") })).toBe("404 InvalidAction.NotFound");
  });
  test("an unknown action and another version are refused", async () => {
    expect(await codeOf(withHeader(header(), "x-acs-action", "MuteEverybody"))).toBe("404 InvalidAction.NotFound");
    expect(await codeOf(withHeader(header(), "x-acs-action", "constructor"))).toBe("404 InvalidAction.NotFound");
    expect(await codeOf(withHeader(header(), "x-acs-version", "2020-01-01"))).toBe("404 InvalidAction.NotFound");
  });
  test("no action and no version are refused", async () => {
    expect(await codeOf(without(header(), "x-acs-action"))).toBe("400 MissingAction");
    expect(await codeOf(without(header(), "x-acs-version"))).toBe("400 MissingVersion");
  });
  test("no credentials at all are refused", async () => {
    expect(await codeOf(without(header(), "authorization"))).toBe("400 MissingAccessKeyId");
  });
  test.each(["x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"])("no %s is refused", async (name) => {
    expect(await codeOf(without(header(), name))).toBe(`400 Missing${name}`);
  });
  test.each(["%zz", "%", "%ff", "%c3%28"])("the encoding %s is refused", async (broken) => {
    const message = header();
    expect(await codeOf({ ...message, path: `${message.path}&X=${broken}` })).toBe("400 InvalidParameter");
  });
  test("a parameter given twice is refused", async () => {
    const message = header();
    expect(await codeOf({ ...message, path: `${message.path}&AppId=app` })).toBe("400 InvalidParameter");
  });
  test("a body that is not UTF-8 is refused", async () => {
    const message = header();
    const raw = [
      "POST / HTTP/1.1",
      ...Object.entries(message.headers).map(([name, value]) => `${name}: ${value}`),
      "content-type: application/x-www-form-urlencoded",
      "content-length: 4",
      "connection: close",
      "",
      "",
    ].join("\r\n");
    expect(await rawAnswer(Buffer.concat([Buffer.from(raw), Buffer.from([0x41, 0x3d, 0xff, 0xfe])]))).toMatch(
      /^HTTP\/1\.1 400 [^]*"InvalidParameter"/,
    );
  });
  test("a body over a megabyte is refused", async () => {
    const message = header({ place: "form" });
    expect(await codeOf({ ...message, body: "x".repeat(1024 * 1024 + 1) })).toBe("413 RequestEntityTooLarge");
  });
  test("another format than JSON is refused", async () => {
    const message = query();
    expect(await codeOf({ ...message, path: message.path.replace("Format=JSON", "Format=XML") })).toBe(
      "400 InvalidFormat",
    );
  });
});

test("the checks come in the documented order", async () => {
  const { url, accounts } = emulator();
  const key = accounts.default.createUser("nobody").createKey();
  const endpoint = (credentials: { accessKeyId: string; accessKeySecret: string }) => ({ url, credentials });
  const nothing = { accessKeyId: "unknown", accessKeySecret: "wrong" };
  const old = isoSeconds(0);
  await call(endpoint(key), "DescribeLiveMessageApp", { AppId: "app" }, { nonce: "used" });
  emulator().faults.add({ operation: "UnbanLiveMessageGroup", action: { type: "throttle" } });

  // Each request breaks the rule of its line and all that follow; it has to be refused for the first.
  const wrongSecret = { ...key, accessKeySecret: "wrong" };
  const broken = {};
  const steps: [Promise<unknown>, string][] = [
    [sent(signInHeader(endpoint(nothing), "Nope", broken, { date: old }), "PUT"), "UnsupportedHTTPMethod"],
    [sent(signInHeader(endpoint(nothing), "Nope", broken, { date: old })), "InvalidAction.NotFound"],
    [
      sent(signInHeader(endpoint(nothing), "BanLiveMessageGroup", broken, { date: old })),
      "InvalidAccessKeyId.NotFound",
    ],
    [
      sent(signInHeader(endpoint(wrongSecret), "BanLiveMessageGroup", broken, { date: old, nonce: "used" })),
      "InvalidTimeStamp.Expired",
    ],
    [sent(signInHeader(endpoint(wrongSecret), "BanLiveMessageGroup", broken, { nonce: "used" })), "SignatureNonceUsed"],
    [sent(signInHeader(endpoint(wrongSecret), "BanLiveMessageGroup", broken)), "SignatureDoesNotMatch"],
    [sent(signInHeader(endpoint(key), "UnbanLiveMessageGroup", broken)), "NoPermission"],
    [sent(signInHeader(emulator(), "UnbanLiveMessageGroup", broken)), "Throttling.User"],
    [sent(signInHeader(emulator(), "BanLiveMessageGroup", broken)), "MissingAppId"],
  ];
  for (const [code, expected] of steps) expect(await code).toBe(expected);

  async function sent(message: WireMessage, method = message.method) {
    // One after the other does not matter here: no step depends on another.
    return (await send(url, { ...message, method })).body["Code"];
  }
});

describe("on the wire", () => {
  test("requests in a pipeline are answered in their order", async () => {
    const messages = ["g", "none", "g"].map((GroupId) =>
      signInHeader(emulator(), "DescribeLiveMessageGroup", { AppId: "app", GroupId }, { method: "GET" }),
    );
    const raw = messages.map(({ method, path, headers }, index) =>
      [
        `${method} ${path} HTTP/1.1`,
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
        ...(index === 2 ? ["connection: close"] : []),
        "",
        "",
      ].join("\r\n"),
    );
    const text = await rawAnswer(Buffer.from(raw.join("")));
    expect([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(["200", "404", "200"]);
  });
  test.each(["nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "POST / HTTP/1.1\r\ncontent-length: -1\r\n\r\n"])(
    "what is not HTTP (%j) is answered with 400",
    async (text) => {
      expect(await rawAnswer(Buffer.from(text))).toMatch(/^HTTP\/1\.1 400 /);
    },
  );
  test("headers beyond all measure are answered with 431", async () => {
    const text = `GET / HTTP/1.1\r\nhost: x\r\nx: ${"y".repeat(300 * 1024)}\r\n\r\n`;
    expect(await rawAnswer(Buffer.from(text))).toMatch(/^HTTP\/1\.1 431 /);
  });
  test("a client that leaves in the middle of its body does no harm", async () => {
    const socket = connect(Number(new URL(emulator().url).port), "127.0.0.1");
    await new Promise<void>((resolve) => socket.once("connect", resolve));
    socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf", () => socket.destroy());
    await new Promise<void>((resolve) => socket.once("close", () => resolve()));
    expect((await call(emulator(), "BanLiveMessageGroup", group)).status).toBe(200);
  });
});

function rawAnswer(bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(emulator().url).port), "127.0.0.1");
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    // A server that refuses may close while the rest is still being sent.
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(Buffer.concat(chunks).toString()));
    socket.write(bytes);
  });
}
