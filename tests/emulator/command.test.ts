import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { call, send } from "./support/signedCall";

const bin = join(__dirname, "../../emulator/bin/alicloud-live-emulator.js");
const credentials = { accessKeyId: "emulator-access-key-id", accessKeySecret: "emulator-access-key-secret" };

let folder: string;
const running: ChildProcess[] = [];
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "emulator-command-"))));
afterEach(async () => {
  await Promise.all(running.splice(0).map(stop));
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly log: string;
}

function launch(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [bin, ...args], { env: { ...process.env, ...environment } });
  running.push(child);
  let [out, log] = ["", ""];
  child.stderr.on("data", (chunk: Buffer) => (log += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => child.on("close", (code) => resolve({ code, out, log })));
  const listening = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes("\n")) resolve(out.trim());
    });
    void ended.then(({ log }) => reject(new Error(`It ended: ${log}`)));
  });
  listening.catch(() => undefined);
  return { child, ended, listening, logged: () => log };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGTERM");
  await closed;
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const seed = { apps: [{ appId: "app" }], groups: [{ appId: "app", groupId: "g" }] };
const group = { AppId: "app", GroupId: "g" };

test("listens, logs calls without secrets, and ends with 0 on a signal", async () => {
  const { child, ended, listening, logged } = launch(["--port", "0", "--seed", file("seed.json", seed)]);
  const url = await listening;
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await call({ url, credentials }, "BanLiveMessageGroup", group)).status).toBe(200);
  await stop(child);
  expect((await ended).code).toBe(0);
  expect(logged()).toMatch(/\d\d:\d\d:\d\d\.\d{3} BanLiveMessageGroup 200 app\/g\n/);
});

test("--quiet prints the address alone", async () => {
  const { child, ended, listening } = launch(["--port", "0", "--quiet", "--seed", file("seed.json", seed)]);
  const url = await listening;
  await call({ url, credentials }, "BanLiveMessageGroup", group);
  await stop(child);
  expect(await ended).toEqual({ code: 0, out: `${url}\n`, log: "" });
});

test("--state keeps state over restarts", async () => {
  const state = join(folder, "state.json");
  const args = ["--port", "0", "--seed", file("seed.json", seed), "--state", state];
  const first = launch(args);
  await call({ url: await first.listening, credentials }, "BanLiveMessageGroup", group);
  await stop(first.child);
  expect(JSON.parse(readFileSync(state, "utf8"))).toMatchObject({ groups: [{ groupId: "g", mutedAll: true }] });
  const second = launch(args);
  const { body } = await call({ url: await second.listening, credentials }, "DescribeLiveMessageGroupBand", group);
  expect(body["IsbannedAll"]).toBe(true);
});

test("--loose, --faults, --switch and --latency do what they say", async () => {
  const faults = file("faults.json", [{ operation: "BanLiveMessageGroup", action: { type: "html" } }]);
  const { listening } = launch([
    ...["--port", "0", "--loose", "--faults", faults, "--seed", file("seed.json", seed), "--latency", "1"],
    ...["--switch", "bannedAllAsString=true", "--switch", "bandListShape=null"],
  ]);
  const url = await listening;
  const ask = (action: string) => fetch(`${url}/?Action=${action}&Version=2016-11-01&AppId=app&GroupId=g`);
  expect((await ask("BanLiveMessageGroup")).status).toBe(502);
  expect(await (await ask("DescribeLiveMessageGroupBand")).json()).toMatchObject({
    IsbannedAll: "false",
    BannedUserList: null,
  });
});

test("--host beyond loopback needs a token, which the control path then asks for", async () => {
  const refused = await launch(["--host", "0.0.0.0", "--port", "0"]).ended;
  expect([refused.code, refused.log]).toEqual([2, expect.stringContaining("ALICLOUD_LIVE_EMULATOR_TOKEN")]);
  const { listening } = launch(["--host", "0.0.0.0", "--port", "0"], { ALICLOUD_LIVE_EMULATOR_TOKEN: "t" });
  const { port } = new URL(await listening);
  const state = `http://127.0.0.1:${port}/_emulator/state`;
  expect((await fetch(state)).status).toBe(401);
  expect((await fetch(state, { headers: { authorization: "Bearer t" } })).status).toBe(200);
});

test("loopback in the form of IPv6 needs no token", async () => {
  const { listening } = launch(["--host", "::ffff:127.0.0.1", "--port", "0"]);
  const { host, port } = new URL(await listening);
  expect(host).toBe(`[::ffff:7f00:1]:${port}`);
  expect((await fetch(`http://127.0.0.1:${port}/_emulator/health`)).status).toBe(200);
});

test("--allow-host adds a name that it may be called by", async () => {
  const { listening } = launch(["--port", "0", "--allow-host", "live.test", "--seed", file("seed.json", seed)]);
  const url = await listening;
  const ask = async (host: string) =>
    (await send(url, { method: "GET", path: "/_emulator/health", headers: { host }, body: "" })).status;
  expect([await ask("live.test:80"), await ask("other.test")]).toEqual([200, 403]);
  const refused = await launch(["--allow-host", "http://live.test:4580"]).ended;
  expect([refused.code, refused.log]).toEqual([
    2,
    expect.stringContaining(
      '--allow-host takes a name without scheme and port, such as emulator, not "http://live.test:4580".',
    ),
  ]);
});

test("what nobody sees is written out in the log", async () => {
  const { child, ended, listening } = launch(["--port", "0", "--loose", "--seed", file("seed.json", seed)]);
  const action = encodeURIComponent("Ban\u202e\u200b\nfake line");
  await fetch(`${await listening}/?Action=${action}&Version=2016-11-01`);
  await stop(child);
  expect((await ended).log).toContain("Ban\\u{202e}\\u{200b}\\u{a}fake line 404");
});

test("--help and --version", async () => {
  const help = await launch(["--help"]).ended;
  expect([help.code, help.log]).toEqual([0, ""]);
  for (const flag of [
    "port",
    "host",
    "seed",
    "state",
    "faults",
    "switch",
    "latency",
    "loose",
    "quiet",
    "token",
    "allow-host",
  ]) {
    expect(help.out).toContain(`--${flag}`);
  }
  expect((await launch(["--version"]).ended).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("a port in use is said plainly", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  const { code, log } = await launch(["--port", String(port)]).ended;
  other.close();
  expect([code, log]).toEqual([1, expect.stringMatching(new RegExp(`EADDRINUSE.*:${port}.*--port 0`))]);
  expect(log.trim().split("\n")).toHaveLength(1);
});

test.each<[string[], number, RegExp]>([
  [["--prot", "1"], 2, /--prot.*\n.*--help/],
  [["--port"], 2, /--port/],
  [["--port", "many"], 2, /--port takes a whole number from 0 to 65535, not "many"/],
  [["--port", "70000"], 2, /65535/],
  [["--latency", "-1"], 2, /--latency.* is ambiguous\.\nTry --help/],
  [["extra"], 2, /extra/],
  [["--switch", "banExceptUsers"], 2, /NAME=VALUE/],
  [["--switch", "banExceptUsers=both"], 2, /"replace", "merge"/],
  [["--switch", "nonsense=1"], 2, /no switch "nonsense"/],
  [["--seed", "/nowhere/seed.json"], 1, /There is no \/nowhere\/seed\.json\./],
  [["--seed", "/"], 1, /\/ is not a file\./],
  [["--sw\u200bitch", "x"], 2, /\\u\{200b\}/],
  [["--state", "/nowhere/state.json"], 1, /There is no \/nowhere\./],
])("%j is refused", async (args, code, message) => {
  const ended = await launch(args).ended;
  expect(ended).toEqual({ code, out: "", log: expect.stringMatching(message) as string });
  expect(ended.log).not.toMatch(/\n\s+at /);
});

test.each([
  ["seed", '{\n  "apps": [{"appId": 1}]\n}', "2:22: apps[0].appId"],
  ["seed", '{\n  "apps": [,]\n}', "2:12: This is not JSON: value expected."],
  ["faults", "[1,\n]", "2:1: This is not JSON: value expected."],
  ["faults", "{}", "1:1: the faults are a list"],
  ["faults", '[{"action": {"type": "close"}},\n {"action": {"type": "x"}}]', "2:2: [1]: A fault's action type"],
])("a bad file for --%s (%j) is refused at its place", async (flag, content, message) => {
  const path = file("bad.json", content);
  const { code, log } = await launch(["--port", "0", `--${flag}`, path]).ended;
  expect([code, log]).toEqual([1, expect.stringContaining(`${path}:${message}`)]);
});
