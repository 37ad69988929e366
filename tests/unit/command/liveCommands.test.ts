import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Emulator, startEmulator } from "alicloud-live-emulator";

import type { OptionValues, Surroundings } from "../../../provider/src/command/command";
import { accountSource } from "../../../provider/src/command/liveAccount";
import { parsePolicy } from "../../../provider/src/muteFile/policyFile";
import type { World } from "./support/livemessage";
import { livemessageOn } from "./support/livemessageOn";

let emulator: Emulator;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "livemessage-"));
  emulator = await startEmulator({ quota: false });
  emulator.createApp({ appId: "demo" });
  for (let index = 0; index < 60; index++) emulator.createGroup("demo", `g${index}`);
  for (const groupId of ["g1", "g7"]) emulator.setMute("demo", groupId, { mutedAll: true, exempt: ["host", "mod1"] });
  emulator.setMute("demo", "g9", { mutedAll: true, exempt: ["guest"] });
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await emulator.close();
});

/** Runs a command line for the emulator. */
const livemessage = (args: string[], world?: World) => livemessageOn(emulator, args, world);

describe("export", () => {
  test("writes the muted groups of all pages", async () => {
    const { code, out, err } = await livemessage(["export", "--app", "demo"]);
    expect({ code, err }).toEqual({ code: 0, err: "3 muted groups of app demo; 57 open, left out\n" });
    expect(parsePolicy(out, "mutes.yaml")).toEqual({
      defaults: { appId: "demo", exceptLists: ["list1"] },
      lists: { list1: ["host", "mod1"] },
      groups: { g1: null, g7: null, g9: { exceptLists: [], exceptUsers: ["guest"] } },
    });
    expect(emulator.journal.calls().filter(({ operation }) => !/^(List|Describe)/.test(operation))).toEqual([]);
  });

  test("users who are muted one by one are left out, and written on request; those of open groups are told", async () => {
    const raiders = Array.from({ length: 31 }, (_, index) => `raider${index}`).sort();
    for (const groupId of ["g1", "g7"]) emulator.setMute("demo", groupId, { muted: raiders });
    emulator.setMute("demo", "g8", { muted: ["spam"] });
    expect((await livemessage(["export", "--app", "demo"])).out).not.toMatch(/raider|spam/);
    const { code, out, err } = await livemessage(["export", "--app", "demo", "--include-muted-users"]);
    const more = " (with --include-open the file has the users muted one by one of 1 of these)";
    expect({ code, err }).toEqual({ code: 0, err: `3 muted groups of app demo; 57 open, left out${more}\n` });
    expect(parsePolicy(out, "mutes.yaml")).toMatchObject({
      muteLists: { muteList1: raiders },
      groups: { g1: { muteLists: ["muteList1"] }, g7: { muteLists: ["muteList1"] }, g9: { exceptUsers: ["guest"] } },
    });
    const all = await livemessage(["export", "--app", "demo", "--include-muted-users", "--include-open"]);
    expect(parsePolicy(all.out, "mutes.yaml").groups["g8"]).toEqual({ muted: false, mutedUsers: ["spam"] });
  });

  test("names the option for many groups where there are many", async () => {
    const advice = 'groups are quicker as one resource: MutePolicy.fromFile("FILE", { oneResourcePer: "app" })';
    expect((await livemessage(["export", "--app", "demo", "--include-open"])).err).not.toContain(advice);
    for (let index = 60; index < 100; index++) emulator.createGroup("demo", `g${index}`);
    const { code, err } = await livemessage(["export", "--app", "demo", "--include-open"]);
    expect({ code, err }).toEqual({ code: 0, err: `3 muted groups of app demo; 97 open\n100 ${advice}\n` });
  });

  test("writes out what nobody sees in live ids, so that the file says what is live", async () => {
    emulator.createGroup("demo", "caf\u0065\u0301\u200b");
    const exempt = ["mod1\u2060", "\\u{x}", "host"];
    emulator.setMute("demo", "caf\u0065\u0301\u200b", { mutedAll: true, exempt });
    const { code, out, err } = await livemessage(["export", "--app", "demo"]);
    expect(code).toBe(0);
    const writtenOut = "has an invisible character, which the file writes out";
    expect(err).toBe(`4 muted groups of app demo; 57 open, left out
warning: user id "\\u{5c}u{x}" ${writtenOut}
warning: user id "mod1\\u{2060}" ${writtenOut}
warning: group id "cafe\u0301\\u{200b}" ${writtenOut}
warning: group id "cafe\u0301\\u{200b}" is cafe\\u{301}\\u{200b}; caf\\u{e9}\\u{200b}, its usual form (NFC), looks the same and is another id to the service
`);
    const { groups } = parsePolicy(out, "mutes.yaml");
    expect(groups["cafe\u0301\\u{200b}"]).toEqual({
      exceptLists: [],
      exceptUsers: ["\\u{5c}u{x}", "host", "mod1\\u{2060}"],
    });
  });

  test("to a file, with the open groups", async () => {
    const file = join(folder, "mutes.yaml");
    const { code, out } = await livemessage(["export", "--app", "demo", "--include-open", "-o", file]);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    const { groups } = parsePolicy(readFileSync(file, "utf8"), file);
    expect(Object.keys(groups)).toHaveLength(60);
    expect(groups["g0"]).toEqual({ muted: false });
  });

  test("with an import file for the plugin, of the types that are asked for", async () => {
    const file = join(folder, "imports.json");
    const imported = async (...args: string[]): Promise<string[]> => {
      const options = ["export", "--app", "demo", "--import-file", file, "--force", ...args];
      expect(await livemessage(options)).toMatchObject({ code: 0, out: expect.stringContaining("groups:") as string });
      const { resources } = JSON.parse(readFileSync(file, "utf8")) as { resources: Record<string, string>[] };
      const { version } = JSON.parse(readFileSync(join(__dirname, "../../../provider/package.json"), "utf8")) as {
        version: string;
      };
      expect(new Set(resources.map((each) => each["version"]))).toEqual(new Set([version]));
      return resources.map(({ type, name, id }) => `${type?.replace("livemessage:index:", "")} ${name} ${id}`);
    };
    expect(await imported()).toEqual(["g1", "g7", "g9"].map((id) => `GroupMute ${id} demo/${id}`));
    expect(await imported("--import-types", "MessageApp, AppMutes")).toEqual([
      "MessageApp demo demo",
      "AppMutes demo demo",
    ]);
    const all = await imported("--import-types", "MessageGroup,AppMutes", "--include-open");
    expect(all).toHaveLength(61);
    expect(all[0]).toBe("MessageGroup g0 demo/g0");
    expect(all.at(-1)).toMatch(/^AppMutes demo demo\?groups=g0,g1,g10,.*,g9$/);
    const elsewhere = await imported("--data-center", "cn-shanghai", "--import-types", "GroupMute,MessageApp");
    expect(elsewhere.slice(2)).toEqual([
      "GroupMute g9 demo/g9?dataCenter=cn-shanghai",
      "MessageApp demo demo?dataCenter=cn-shanghai",
    ]);
    const withUsers = await imported("--include-muted-users", "--import-types", "MessageGroup,GroupMute");
    expect(withUsers.slice(-4)).toEqual([
      "MessageGroup g9 demo/g9",
      ...["g1", "g7", "g9"].map((id) => `GroupMute ${id} demo/${id}?mutedUsers=all`),
    ]);
    expect(await imported("--include-muted-users", "--import-types", "AppMutes")).toEqual([
      "AppMutes demo demo?mutedUsers=all",
    ]);
    // A question mark in the id of a group begins nothing.
    emulator.createGroup("demo", "g9?mutedUsers=all");
    emulator.setMute("demo", "g9?mutedUsers=all", { mutedAll: true });
    expect((await imported()).at(-1)).toBe("GroupMute g9?mutedUsers=all demo/g9?mutedUsers=all?mutedUsers=none");
  });

  test.each([
    [["--import-types", "GroupMute"], "--import-types needs --import-file"],
    [["--import-file", "x", "--import-types", "GroupMutes"], 'cannot have "GroupMutes": did you mean "GroupMute"?'],
    [["--import-file", "x", "--import-types", "GroupMute,AppMutes"], "name one of them"],
    [["--import-file", "-"], "--output and --import-file both go to standard output"],
    [["--import-file", "x", "-o", "./x"], "--output and --import-file name the same file"],
  ])("an import file that cannot be meant so is refused before the service is asked: %j", async (args, problem) => {
    const result = await livemessage(["export", "--app", "demo", ...args]);
    expect(result).toMatchObject({ code: 2, out: "", err: expect.stringContaining(problem) as string });
    expect(emulator.journal.calls()).toEqual([]);
  });

  test("a group that is deleted meanwhile is left out; another failure is told", async () => {
    emulator.faults.add({
      operation: "DescribeLiveMessageGroupBand",
      groupId: "g1",
      action: { type: "error", code: "ResourceNotExist", status: 404 },
    });
    expect((await livemessage(["export", "--app", "demo"])).err).toBe(
      "2 muted groups of app demo; 57 open, left out\n",
    );
    const denied = await livemessage(["export", "--app", "none"]);
    expect(denied).toMatchObject({ code: 4, out: "" });
    expect(denied.err).toMatch(/^livemessage: /);
  });

  test("Ctrl-C ends it without a file", async () => {
    const cancel = new AbortController();
    cancel.abort();
    const result = await livemessage(["export", "--app", "demo"], { cancelled: cancel.signal });
    expect(result).toEqual({ code: 130, out: "", err: "livemessage: cancelled\n" });
  });

  test("a file that cannot be written, or that is there, is told before the service is asked", async () => {
    const there = join(folder, "mutes.yaml");
    writeFileSync(there, "precious");
    const loss = "the file exists, and its content would be lost: pass --force, or choose another name";
    const refusals = [
      [folder, "cannot be written: it is a directory"],
      [join(folder, "none", "mutes.yaml"), "cannot be written: there is no such folder"],
      [there, loss],
    ] as const;
    for (const [output, reason] of refusals) {
      expect(await livemessage(["export", "--app", "demo", "--output", output])).toEqual({
        code: 1,
        out: "",
        err: `${output}: ${reason}\n`,
      });
    }
    expect(emulator.journal.calls()).toEqual([]);
    expect(readFileSync(there, "utf8")).toBe("precious");

    expect(await livemessage(["export", "--app", "demo", "--output", there, "--force"])).toMatchObject({ code: 0 });
    expect(Object.keys(parsePolicy(readFileSync(there, "utf8"), there).groups)).toHaveLength(3);
  });

  test("a group that the service lists and does not read is left out, in the file as well", async () => {
    emulator.faults.add({
      operation: "DescribeLiveMessageGroupBand",
      groupId: "g1",
      action: { type: "error", code: "InputInvalid", status: 400 },
    });
    const { code, out, err } = await livemessage(["export", "--app", "demo"]);
    expect(code).toBe(1);
    const line = /^group "g1" is left out: DescribeLiveMessageGroupBand for group "g1" .*InputInvalid.*$/m;
    expect(err).toMatch(line);
    expect(out).toContain(`# ${line.exec(err)![0]}\n`);
    expect(Object.keys(parsePolicy(out, "mutes.yaml").groups)).toEqual(["g7", "g9"]);
  });

  test("a data center that is none asks the service nothing", async () => {
    expect(await livemessage(["export", "--app", "demo", "--data-center", "cn-shanghia"])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--data-center cannot be "cn-shanghia": did you mean "cn-shanghai"?') as string,
    });
    expect(emulator.journal.calls()).toEqual([]);
  });

  test("needs an app", async () => {
    expect(await livemessage(["export"])).toMatchObject({
      code: 2,
      err: "livemessage: --app is needed\nTry: livemessage export --help\n",
    });
    for (const command of ["export", "whoami"]) {
      expect(await livemessage([command, "--app", "demo\u200b"])).toMatchObject({
        code: 2,
        err: expect.stringContaining("--app has \\u{200b} in it, which is invisible") as string,
      });
    }
  });
});

test("plain http into a private network is allowed by an option, or by the environment", () => {
  const isAllowed = (options: OptionValues, env: NodeJS.ProcessEnv) =>
    accountSource(options, { env } as Surroundings).read("allowPlainHttp");
  expect(isAllowed({}, {})).toBe(false);
  expect(isAllowed({ "allow-plain-http": true }, {})).toBe(true);
  expect(isAllowed({}, { LIVEMESSAGE_ALLOW_PLAIN_HTTP: "true" })).toBe(true);
});

describe("whoami", () => {
  test("shows where the key comes from and that the service takes it", async () => {
    const { code, out } = await livemessage(["whoami"], { env: { ALICLOUD_REGION: "cn-shanghai" } });
    expect(code).toBe(0);
    expect(out).toBe(`region       cn-shanghai
endpoint     ${emulator.url}
key id       …${emulator.credentials.accessKeyId.slice(-4)}
credentials  ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY
accepted     yes: the service accepts the key, which may read groups
`);
    expect(out).not.toContain(emulator.credentials.accessKeyId);
  });

  test("a key of a user who may do nothing is known all the same", async () => {
    const key = emulator.accounts.default.createUser("nobody").createKey();
    const env = { ALICLOUD_ACCESS_KEY: key.accessKeyId, ALICLOUD_SECRET_KEY: key.accessKeySecret };
    const any = await livemessage(["whoami", "--json"], { env });
    expect(any.code).toBe(0);
    expect(JSON.parse(any.out)).toMatchObject({
      accepted: true,
      detail: "the service knows the key, which may not read just any app's groups",
    });
    const one = await livemessage(["whoami", "--app", "demo", "--json"], { env });
    expect(one.code).toBe(1);
    expect(JSON.parse(one.out)).toMatchObject({
      accepted: true,
      mayRead: false,
      detail: "the service knows the key, which may not read groups of demo",
    });
  });

  test("a wrong secret", async () => {
    const { code, out } = await livemessage(["whoami"], { env: { ALICLOUD_SECRET_KEY: "wrong-secret" } });
    expect(code).toBe(1);
    expect(out).toMatch(/^accepted {5}no: /m);
    expect(out).not.toContain("wrong-secret");
  });

  test("a profile that is asked for goes before a key of the environment", async () => {
    const { accessKeyId, accessKeySecret } = emulator.accounts.default.createUser("other").createKey();
    const file = join(folder, "config.json");
    const profile = { name: "other", mode: "AK", access_key_id: accessKeyId, access_key_secret: accessKeySecret };
    writeFileSync(file, JSON.stringify({ profiles: [profile] }));
    const env = { ALICLOUD_SHARED_CREDENTIALS_FILE: file };
    const { out } = await livemessage(["whoami", "--profile", "other"], { env });
    expect(out).toContain(`key id       …${accessKeyId.slice(-4)}\ncredentials  the profile "other"`);
    expect((await livemessage(["whoami", "--profile", "none"], { env })).code).toBe(3);
  });

  test("no credentials at all, and no service", async () => {
    const none = await livemessage(["whoami"], { env: { ALICLOUD_ACCESS_KEY: "", ALICLOUD_SECRET_KEY: "" } });
    expect(none).toMatchObject({ code: 3, out: "" });
    expect(none.err).toContain("This command reads the environment and its options");
    const plain = await livemessage(["whoami", "--endpoint", "http://172.18.0.3:4580"]);
    expect(plain).toMatchObject({ code: 3, out: "" });
    expect(plain.err).toContain("livemessage:endpoint is plain http to another machine, 172.18.0.3");
    const open = await livemessage(["whoami", "--endpoint", "http://203.0.113.7", "--allow-plain-http"]);
    expect(open).toMatchObject({ code: 3, out: "" });
    expect(open.err).toContain("is plain http to 203.0.113.7, neither this machine nor in a private network");
  });
});
