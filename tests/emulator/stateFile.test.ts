import { execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator, type Seed } from "alicloud-live-emulator";
import { call } from "./support/signedCall";

const seed: Seed = { apps: [{ appId: "app" }], groups: [{ appId: "app", groupId: "g" }] };
const bin = join(__dirname, "../../emulator/bin/alicloud-live-emulator.js");

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "emulator-state-"))));
afterEach(() => rmSync(folder, { recursive: true }));

test("a state file keeps everything over a restart, and counts before the seed", async () => {
  const stateFile = join(folder, "state.json");
  const seed: Seed = { apps: [{ appId: "app" }], groups: [{ appId: "app", groupId: "g" }] };
  const first = await startEmulator({ stateFile, seed });
  const group = { AppId: "app", GroupId: "g" };
  await call(first, "BanLiveMessageGroup", { ...group, ExceptUsers: "u1" });
  await call(first, "CreateLiveMessageGroup", { AppId: "app", GroupId: "new" });
  const key = first.accounts.create().createKey();
  await first.close();
  expect(statSync(stateFile).mode & 0o077).toBe(0);

  const second = await startEmulator({ stateFile, seed });
  try {
    expect(second.state.mute("app", "g")).toEqual({ mutedAll: true, exempt: ["u1"], muted: [] });
    expect(second.state.group("app", "new")).toBeDefined();
    expect(second.accounts.findKey(key.accessKeyId)?.accessKeySecret).toBe(key.accessKeySecret);
    await second.reset();
    expect(second.state.group("app", "new")).toBeUndefined();
  } finally {
    await second.close();
  }
  expect(readFileSync(stateFile, "utf8")).not.toContain('"new"');
});

test("a state file is written soon after a change, without a close", async () => {
  const stateFile = join(folder, "state.json");
  const emulator = await startEmulator({ stateFile });
  const { id } = emulator.createApp();
  emulator.createGroup(id, "g");
  let text = "";
  while (!text.includes('"g"')) {
    await new Promise(setImmediate);
    try {
      text = readFileSync(stateFile, "utf8");
    } catch {
      // Not there yet.
    }
  }
  await emulator.close();
});

test("a state file that is broken is an error with its place", async () => {
  const stateFile = join(folder, "state.json");
  writeFileSync(stateFile, '{\n"apps": oops}');
  await expect(startEmulator({ stateFile })).rejects.toThrow(`${stateFile}:2:9: This is not JSON: invalid symbol.`);
});

/** Starts an emulator, mutes the group, and ends it. */
async function muteAndClose(stateFile: string): Promise<void> {
  const emulator = await startEmulator({ stateFile, seed });
  emulator.setMute("app", "g", { mutedAll: true });
  await emulator.close();
}

const kept = (path: string) => JSON.parse(readFileSync(path, "utf8")) as unknown;
const muted = { groups: [{ groupId: "g", mutedAll: true }] };

test.each(["", "\n", "\ufeff"])("a file with nothing in it (%j) is a state that is still to be kept", async (text) => {
  const stateFile = join(folder, "state.json");
  writeFileSync(stateFile, text);
  await muteAndClose(stateFile);
  expect(kept(stateFile)).toMatchObject(muted);
});

test("a byte order mark is passed over, and what is not UTF-8 is refused", async () => {
  const stateFile = join(folder, "state.json");
  writeFileSync(stateFile, `\ufeff${JSON.stringify(seed)}`);
  await muteAndClose(stateFile);
  expect(kept(stateFile)).toMatchObject(muted);
  writeFileSync(stateFile, Buffer.from('{"apps": [{"appId": "ä"}]}', "latin1"));
  await expect(startEmulator({ stateFile })).rejects.toThrow(`${stateFile} is not UTF-8 text.`);
});

test("a symbolic link stays one, also where its file is still to be made", async () => {
  mkdirSync(join(folder, "volume"));
  const [link, second, file] = [join(folder, "link"), join(folder, "second"), join(folder, "volume/state.json")];
  symlinkSync("volume/state.json", link);
  symlinkSync("link", second);
  for (const path of [second, link]) {
    await muteAndClose(path);
    expect([lstatSync(path).isSymbolicLink(), lstatSync(file).isFile()]).toEqual([true, true]);
    expect(kept(file)).toMatchObject(muted);
    rmSync(file);
  }
});

test.each(["/dev/null", tmpdir()])("%s is refused, being no file", async (stateFile) => {
  await expect(startEmulator({ stateFile })).rejects.toThrow(`${stateFile} is not a file.`);
});

test("what a killed process left unfinished is gone after the next write, and not written into", async () => {
  const [stateFile, elsewhere] = [join(folder, "state.json"), join(folder, "elsewhere")];
  writeFileSync(elsewhere, "untouched");
  symlinkSync(elsewhere, `${stateFile}.tmp`);
  await muteAndClose(stateFile);
  expect([readdirSync(folder).sort(), readFileSync(elsewhere, "utf8")]).toEqual([
    ["elsewhere", "state.json"],
    "untouched",
  ]);
});

/** Whether a mount of this process's own can be made here: as root on Linux. */
const canMount = (() => {
  try {
    execFileSync("unshare", ["--mount", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

interface Running {
  readonly url: string;
  end(): Promise<{ code: number | null; log: string }>;
}

async function launch(command: string, args: readonly string[]): Promise<Running> {
  const child = spawn(command, args);
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => (log += chunk.toString()));
  const closed = new Promise<number | null>((resolve) => child.once("close", resolve));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
    void closed.then(() => reject(new Error(log)));
  });
  return {
    url,
    async end() {
      child.kill("SIGTERM");
      return { code: await closed, log };
    },
  };
}

const patch = async (url: string) => {
  const { status } = await fetch(`${url}/_emulator/state`, {
    method: "PATCH",
    body: JSON.stringify({ apps: [{ appId: "app" }], groups: [{ appId: "app", groupId: "g", mutedAll: true }] }),
  });
  expect(status).toBe(200);
};

(canMount ? test : test.skip)("a file that is a mount of its own is written in place", async () => {
  const [outside, stateFile] = [join(folder, "outside.json"), join(folder, "state.json")];
  writeFileSync(outside, JSON.stringify({ apps: [{ appId: "long".repeat(1000) }] }));
  writeFileSync(stateFile, "");
  const script = 'mount --bind "$1" "$2" && exec "$3" "$4" --port 0 --quiet --state "$2"';
  const command = ["--mount", "sh", "-c", script, "sh", outside, stateFile, process.execPath, bin];
  const first = await launch("unshare", command);
  await patch(first.url);
  expect(await first.end()).toEqual({ code: 0, log: "" });
  expect(kept(outside)).toMatchObject(muted);
  expect(readdirSync(folder).sort()).toEqual(["outside.json", "state.json"]);
  // A shorter state leaves nothing of the longer one behind.
  const second = await launch("unshare", command);
  await fetch(`${second.url}/_emulator/seed`, { method: "PUT", body: "{}" });
  expect((await second.end()).code).toBe(0);
  expect(kept(outside)).toMatchObject({ apps: [] });
});

test("a state that cannot be kept at the end is said in one line, with 1", async () => {
  const place = join(folder, "gone");
  mkdirSync(place);
  const running = await launch(process.execPath, [bin, "--port", "0", "--quiet", "--state", join(place, "state.json")]);
  rmSync(place, { recursive: true });
  const { code, log } = await running.end();
  expect([code, log]).toEqual([
    1,
    expect.stringMatching(/^alicloud-live-emulator: the state was not kept: ENOENT.*\n$/),
  ]);
  expect(existsSync(place)).toBe(false);
});
