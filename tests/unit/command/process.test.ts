import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
import path from "node:path";

import { type Emulator, startEmulator } from "alicloud-live-emulator";

const main = path.resolve(__dirname, "../../../provider/bin/livemessage.js");
const provider = path.resolve(__dirname, "../../../provider");

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ quota: false });
  emulator.createApp({ appId: "demo" });
  emulator.createGroup("demo", "hall");
});
afterEach(() => emulator.close());

function environment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env["PATH"],
    ALICLOUD_ACCESS_KEY: emulator.credentials.accessKeyId,
    ALICLOUD_SECRET_KEY: emulator.credentials.accessKeySecret,
    ALIBABA_CLOUD_ENDPOINT_LIVE: emulator.url,
  };
}

test("the installed command ends with its exit code, without colours where there is no terminal", () => {
  const { status, stderr } = spawnSync(process.execPath, [main, "validate", "/nowhere/mutes.yaml"], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: "/nowhere/mutes.yaml: cannot be read: there is no such file\n1 problem\n",
  });
});

test("Ctrl-C ends an export that waits for the service, and nothing is printed", async () => {
  // The answer does not come while the test runs, and without the signal the call would be repeated for minutes.
  emulator.faults.add({ operation: "DescribeLiveMessageGroupBand", action: { type: "delay", milliseconds: 600_000 } });
  const child = spawn(process.execPath, [main, "export", "--app", "demo"], { env: environment() });
  let out = "";
  child.stdout.on("data", (chunk) => (out += String(chunk)));
  const closed = once(child, "close");
  while (!emulator.journal.calls("ListLiveMessageGroups").length) await new Promise((tick) => setImmediate(tick));
  child.kill("SIGINT");
  const [code] = (await closed) as [number | null];
  expect({ code, out }).toEqual({ code: 130, out: "" });
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s ends a command that waits for its input", async (signal, exitCode) => {
  const child = spawn(process.execPath, [main, "report", "-"], { env: environment() });
  const closed = once(child, "close");
  // Larger than the pipe, so that all but its end was read when it has been written.
  await new Promise((written) => child.stdin.write(" ".repeat(1 << 20), written));
  child.kill(signal);
  const [code] = (await closed) as [number | null];
  expect(code).toBe(exitCode);
});

const full = "/dev/full";
(existsSync(full) ? test : test.skip)("a result that cannot be written is told in a line", () => {
  const device = openSync(full, "w");
  const args = [main, "ram-policy", "--app", "demo"];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", device, "pipe"] });
  closeSync(device);
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: "livemessage: the result cannot be written: no space is left\n",
  });
});

test.each([
  ["the provider process", "provider"],
  ["a program", "index"],
])("%s loads this package as one script", (_, entry) => {
  const program = `require(${JSON.stringify(`${provider}/dist/${entry}.js`)});
    console.log(Object.keys(require.cache).filter((file) => file.startsWith(${JSON.stringify(provider)})).length);`;
  const { stdout } = spawnSync(process.execPath, ["-e", program], { encoding: "utf8", cwd: provider });
  expect(Number(stdout)).toBe(entry === "provider" ? 2 : 1);
});

test("neither the provider nor a program without a mute file loads the readers of YAML and JSON Schema", () => {
  const program = `
    require(${JSON.stringify(`${provider}/dist/provider.js`)});
    require(${JSON.stringify(`${provider}/dist/index.js`)});
    const readers = Object.keys(require.cache).filter((file) => /node_modules[\\\\/](yaml|ajv)[\\\\/]/.test(file));
    console.log(JSON.stringify(readers));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", program], { encoding: "utf8", cwd: provider });
  expect({ stdout, stderr }).toEqual({ stdout: "[]\n", stderr: "" });
});
