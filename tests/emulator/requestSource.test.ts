import { connect } from "node:net";
import { startEmulator } from "alicloud-live-emulator";
import { emulatorForEachTest } from "./support/emulators";
import { send, signInHeader, signInQuery, type WireMessage } from "./support/signedCall";

const group = { AppId: "app", GroupId: "g" };
const seed = { apps: [{ appId: "app" }], groups: [{ appId: "app", groupId: "g" }] };
const emulator = emulatorForEachTest({ seed });

/** A call as a page would send it that knows the public key. */
function fromPage(headers: Record<string, string>): WireMessage {
  const message = signInQuery(emulator(), "BanLiveMessageGroup", group, { method: "POST", place: "form" });
  return { ...message, headers: { ...message.headers, ...headers } };
}

const control = (headers: Record<string, string>): WireMessage => ({
  method: "PATCH",
  path: "/_emulator/state",
  headers,
  body: JSON.stringify({ groups: [{ appId: "app", groupId: "g", mutedAll: true }] }),
});

async function outcome(message: WireMessage) {
  const { status } = await send(emulator().url, message);
  return [status, emulator().state.mute("app", "g")?.mutedAll];
}

describe("a page in a browser", () => {
  test.each([
    ["by a name of its own that leads here", { host: "rebound.example.com" }],
    ["by such a name, as its own origin", { host: "rebound.example.com:80", origin: "http://rebound.example.com:80" }],
    ["by the address that means any", { host: "0.0.0.0:4580" }],
    ["by the address of another machine", { host: "192.168.1.7:4580" }],
    ["by a name that begins like its own", { host: "127.0.0.1.example.com" }],
    ["from another origin", { origin: "http://example.com" }],
    ["from no origin", { origin: "null" }],
    ["from another port of this machine", { origin: "http://127.0.0.1:1" }],
    ["without an origin, as a browser tells it", { "sec-fetch-site": "cross-site" }],
    ["from another site of this machine, as a browser tells it", { "sec-fetch-site": "same-site" }],
  ])("can do nothing %s", async (_, headers) => {
    const host = new URL(emulator().url).host;
    expect(await outcome(fromPage({ host, ...headers }))).toEqual([403, false]);
    expect(await outcome(control({ host, ...headers }))).toEqual([403, false]);
    expect(
      emulator()
        .journal.calls()
        .map(({ code, applied }) => [code, applied]),
    ).toEqual([["Forbidden", false]]);
  });

  test.each([
    "localhost",
    "LOCALHOST:1",
    "localhost.",
    "live.localhost",
    "127.0.0.1",
    "127.1",
    "[::1]:80",
    "[::ffff:127.0.0.1]",
  ])("may be the emulator's own, at %s", async (host) => {
    const own = { host, origin: `http://${host}`, "sec-fetch-site": "same-origin" };
    expect(await outcome(control(own))).toEqual([200, true]);
    expect(await outcome(fromPage({ host }))).toEqual([200, true]);
  });
});

test.each([
  ["127.0.0.1", 403],
  ["0.0.0.0", 200],
])("names that are allowed are taken at %s, and only they and this machine's own", async (host, ofAddress) => {
  const named = await startEmulator({ seed, host, allowedHosts: ["Emulator", "live.test."] });
  const { port } = new URL(named.url);
  const ask = async (name: string) => {
    const message = signInHeader(
      { url: `http://${name}`, credentials: named.credentials },
      "DescribeLiveMessageGroup",
      group,
    );
    return [name, (await send(`http://127.0.0.1:${port}`, message)).status];
  };
  try {
    for (const name of ["emulator:80", "emulator.", "EMULATOR", "live.test", "localhost"]) {
      expect(await ask(name)).toEqual([name, 200]);
    }
    for (const name of ["other", "emulator.example.com"]) expect(await ask(name)).toEqual([name, 403]);
    for (const name of ["172.18.0.3:4580", "[fd00::3]", "0.0.0.0"]) expect(await ask(name)).toEqual([name, ofAddress]);
  } finally {
    await named.close();
  }
});

test.each(["http://emulator", "emulator:4580", "emulator/", "user@emulator", "two names", "", "fd00::3"])(
  "%j is no name to allow",
  async (name) => {
    await expect(startEmulator({ allowedHosts: [name] })).rejects.toThrow(
      `allowedHosts has "${name}": give names without scheme and port`,
    );
  },
);

test("beyond loopback every name is taken where none is given, since none can be known", async () => {
  const open = await startEmulator({ seed, host: "0.0.0.0" });
  const { port } = new URL(open.url);
  try {
    const message = signInHeader(
      { url: "http://emulator:4580", credentials: open.credentials },
      "DescribeLiveMessageGroup",
      group,
    );
    expect((await send(`http://127.0.0.1:${port}`, message)).status).toBe(200);
  } finally {
    await open.close();
  }
});

/** Writes a request head as it is, and reads the status. */
function raw(head: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(emulator().url).port), "127.0.0.1", () => socket.write(head));
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk.toString()));
    socket.on("error", reject);
    socket.on("close", () => resolve(answer.split("\r\n")[0] ?? ""));
  });
}

describe("a request target in absolute form", () => {
  const head = ({ headers, method }: WireMessage, target: string, host = "ignored.example.com") =>
    `${method} ${target} HTTP/1.1\r\n${Object.entries({ ...headers, host, connection: "close" })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join("")}\r\n`;

  test("is read as a proxy's client sends it; its host counts", async () => {
    const message = signInHeader(emulator(), "BanLiveMessageGroup", group);
    expect(await raw(head(message, emulator().url + message.path))).toBe("HTTP/1.1 200 OK");
    expect(emulator().state.mute("app", "g")?.mutedAll).toBe(true);
  });
  test("reaches the control path, also without a path of its own", async () => {
    const plain = { method: "GET", headers: {}, path: "", body: "" };
    expect(await raw(head(plain, `${emulator().url}/_emulator/health`))).toBe("HTTP/1.1 200 OK");
    expect(await raw(head(plain, emulator().url))).toBe("HTTP/1.1 400 Bad Request");
  });
  test("is refused with a foreign host", async () => {
    const message = signInHeader(emulator(), "BanLiveMessageGroup", group);
    const target = `http://rebound.example.com${message.path}`;
    expect(await raw(head(message, target, "127.0.0.1"))).toBe("HTTP/1.1 403 Forbidden");
  });
});
