import { setImmediate as nextTurn } from "node:timers/promises";
import { startEmulator, type Seed } from "alicloud-live-emulator";
import { emulatorForEachTest } from "./support/emulators";
import { call } from "./support/signedCall";

const group = { AppId: "app", GroupId: "g" };
const seed: Seed = { apps: [{ appId: "app" }], groups: [{ appId: "app", groupId: "g" }] };

describe("an emulator", () => {
  const emulator = emulatorForEachTest({ seed, switches: { banExceptUsers: "merge" } });

  test("says where it listens and with which key", () => {
    expect(emulator().url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(emulator().url).toBe(`http://${emulator().endpoint}`);
    expect(emulator().credentials).toEqual({
      accessKeyId: "emulator-access-key-id",
      accessKeySecret: "emulator-access-key-secret",
    });
  });

  test("is changed directly", async () => {
    const app = emulator().createApp({ dataCenter: "ap-southeast-1" });
    emulator().createGroup(app.id, "new", { mutedAll: true, exempt: ["u1"] });
    const { body } = await call(emulator(), "DescribeLiveMessageGroupBand", { AppId: app.id, GroupId: "new" });
    expect(body).toMatchObject({ IsbannedAll: true, UnbannedUserList: ["u1"] });
    emulator().setMute(app.id, "new", { mutedAll: false });
    expect(emulator().state.mute(app.id, "new")).toEqual({ mutedAll: false, exempt: ["u1"], muted: [] });
    emulator().deleteGroup(app.id, "new");
    expect(emulator().state.group(app.id, "new")?.deleted).toBe(true);
    expect(() => emulator().setMute("app", "none", {})).toThrow(TypeError);
    expect(() => emulator().createGroup("app", "g")).toThrow(TypeError);
    expect(() => emulator().createApp({ appId: "app" })).toThrow(TypeError);
  });

  test("has its apps changed and deleted as on the console", async () => {
    const { id } = emulator().createApp({ name: "old", online: ["u1"] });
    emulator().clock.advance(60_000);
    emulator().changeApp(id, { name: "new", messageLifeCycle: 2 });
    const { body } = await call(emulator(), "DescribeLiveMessageApp", { AppId: id });
    expect(body).toMatchObject({ AppName: "new", MsgLifeCycle: 2 });
    expect((body["ModifyTime"] as number) - (body["CreateTime"] as number)).toBeGreaterThanOrEqual(60);
    emulator().createGroup(id, "g");
    emulator().deleteApp(id);
    for (const [action, parameters] of [
      ["DescribeLiveMessageApp", {}],
      ["DescribeLiveMessageGroup", { GroupId: "g" }],
    ] as const) {
      expect((await call(emulator(), action, { AppId: id, ...parameters })).body["Code"]).toBe("ResourceNotExist");
    }
    const changes = emulator()
      .journal.entries()
      .map((entry) => (entry.kind === "change" ? entry.change : entry.operation));
    expect(changes.slice(0, 4)).toEqual(["changeApp", "DescribeLiveMessageApp", "createGroup", "deleteApp"]);
    expect(() => emulator().deleteApp(id)).toThrow(TypeError);
    expect(() => emulator().changeApp(id, {})).toThrow(TypeError);
  });

  test("knows who may speak", () => {
    const { state } = emulator();
    const hall = state.group("app", "g")!;
    hall.creator = "creator";
    hall.administrators = ["admin"];
    emulator().setMute("app", "g", { mutedAll: true, exempt: ["guest", "both"], muted: ["both", "admin"] });
    const may = (user: string) => hall.maySpeak(user);
    expect(["creator", "admin", "guest", "both", "other"].map(may)).toEqual([true, true, true, false, false]);
    emulator().setMute("app", "g", { mutedAll: false });
    expect(["both", "other"].map(may)).toEqual([false, true]);
    hall.deleted = true;
    expect(["creator", "other"].map(may)).toEqual([false, false]);
  });

  test("goes back to its start", async () => {
    const options = { nonce: "n" };
    await call(emulator(), "BanLiveMessageGroup", group, options);
    emulator().createApp({ appId: "more" });
    emulator().accounts.create({ id: "7" });
    emulator().faults.add({ action: { type: "close" } });
    emulator().switches.banExceptUsers = "replace";
    emulator().clock.advance(1e9);
    const { state, switches } = emulator();
    await emulator().reset();
    expect(state.group("app", "g")?.mutedAll).toBe(false);
    expect(state.app("more")).toBeUndefined();
    expect(emulator().accounts.get("7")).toBeUndefined();
    expect(emulator().faults.list()).toEqual([]);
    expect(emulator().journal.entries()).toEqual([]);
    expect(switches.banExceptUsers).toBe("merge");
    expect(Math.abs(emulator().clock.now() - Date.now())).toBeLessThan(60_000);
    expect((await call(emulator(), "BanLiveMessageGroup", group, options)).status).toBe(200);
  });

  test("refuses switches that do not exist", async () => {
    expect(() => Object.assign(emulator().switches, { banExcept: "merge" })).toThrow(TypeError);
    await expect(startEmulator({ switches: { banExceptUsers: "both" as never } })).rejects.toThrow(
      /"replace", "merge"/,
    );
    await expect(startEmulator({ switches: { tokenPageSize: 0 } })).rejects.toThrow(/tokenPageSize/);
  });

  test("closes connections that wait for an answer", async () => {
    emulator().faults.add({ action: { type: "delay", milliseconds: 1e9 } });
    const hit = emulator().faults.list()[0]!;
    const unanswered = call(emulator(), "BanLiveMessageGroup", group);
    unanswered.catch(() => undefined);
    while (hit.hits === 0) await new Promise(setImmediate);
    await emulator().close();
    await expect(unanswered).rejects.toMatchObject({ code: "ECONNRESET" });
  });
});

describe("the journal", () => {
  const emulator = emulatorForEachTest({ seed, journalCapacity: 5 });

  test("names the parameters that nothing reads", async () => {
    await call(emulator(), "BanLiveMessageGroup", { ...group, ExceptUser: "u1" });
    await call(emulator(), "BanLiveMessageGroup", group, { style: "query" });
    expect(
      emulator()
        .journal.calls()
        .map(({ unknownParameters }) => unknownParameters),
    ).toEqual([["ExceptUser"], []]);
  });

  test("has nothing of a call that a reset overtakes, which is not carried out either", async () => {
    emulator().faults.add({ action: { type: "delay", milliseconds: 300 } });
    const overtaken = call(emulator(), "BanLiveMessageGroup", group).catch(() => undefined);
    while (emulator().faults.list()[0]?.hits === 0) await nextTurn();
    await emulator().reset();
    await overtaken;
    expect(emulator().state.group("app", "g")?.mutedAll).toBe(false);
    expect(emulator().journal.entries()).toEqual([]);
  });

  test("has every call with what it did, and every change behind the API's back", async () => {
    await call(emulator(), "BanLiveMessageGroup", { ...group, ExceptUsers: "u1" });
    emulator().setMute("app", "g", { mutedAll: false });
    await call(emulator(), "DescribeLiveMessageGroupBand", { ...group, GroupId: "none" });
    const wrong = { url: emulator().url, credentials: { ...emulator().credentials, accessKeySecret: "x" } };
    const refused = await call(wrong, "UnbanLiveMessageGroup", group, { style: "query" });
    const common = {
      time: expect.any(Number) as number,
      requestId: expect.any(String) as string,
      fault: undefined,
      unknownParameters: [],
    };
    const effect = { appId: "app", groupId: "g", mutedAll: true, exempt: ["u1"], muted: [], deleted: false };
    expect(emulator().journal.entries()).toEqual([
      {
        ...common,
        kind: "call",
        sequence: 1,
        operation: "BanLiveMessageGroup",
        account: "1000000000000001",
        parameters: { ...group, ExceptUsers: "u1" },
        status: 200,
        code: undefined,
        message: undefined,
        applied: true,
        effect,
      },
      {
        kind: "change",
        sequence: 2,
        time: expect.any(Number) as number,
        change: "setMute",
        effect: { ...effect, mutedAll: false },
      },
      {
        ...common,
        kind: "call",
        sequence: 3,
        operation: "DescribeLiveMessageGroupBand",
        account: "1000000000000001",
        parameters: { AppId: "app", GroupId: "none" },
        status: 404,
        code: "ResourceNotExist",
        message: "The group does not exist.",
        applied: false,
        effect: undefined,
      },
      {
        ...common,
        kind: "call",
        sequence: 4,
        operation: "UnbanLiveMessageGroup",
        account: undefined,
        parameters: group,
        status: 400,
        code: "SignatureDoesNotMatch",
        message: "The signature does not match.",
        requestId: refused.body["RequestId"],
        applied: false,
        effect: undefined,
      },
    ]);
    expect(
      emulator()
        .journal.calls("BanLiveMessageGroup")
        .map(({ sequence }) => sequence),
    ).toEqual([1]);
    expect(JSON.stringify(emulator().journal.entries())).not.toMatch(/secret|signature=|AccessKeyId"/i);
  });

  test("keeps the latest entries only, and cuts long values", async () => {
    for (let index = 0; index < 23; index++) emulator().setMute("app", "g", {});
    expect(
      emulator()
        .journal.entries()
        .map(({ sequence }) => sequence),
    ).toEqual([19, 20, 21, 22, 23]);
    await call(emulator(), "SendLiveMessageGroup", { ...group, SenderId: "s", Body: "x".repeat(5000) });
    expect(emulator().journal.calls()[0]?.parameters["Body"]).toMatch(/^x{1000}…\(5000\)$/);
    emulator().journal.clear();
    expect(emulator().journal.entries()).toEqual([]);
  });
});

test("latency is added to each answer", async () => {
  const slow = await startEmulator({ seed, latencyMs: { mean: 30, spread: 5 } });
  try {
    const start = performance.now();
    await call(slow, "DescribeLiveMessageApp", { AppId: "app" });
    expect(performance.now() - start).toBeGreaterThan(24);
  } finally {
    await slow.close();
  }
});

test("loose accepts what nobody signed, as the first account", async () => {
  const loose = await startEmulator({ seed, loose: true });
  try {
    const bare = await fetch(`${loose.url}/?Action=BanLiveMessageGroup&Version=2016-11-01&AppId=app&GroupId=g`);
    expect(bare.status).toBe(200);
    const wrong = { url: loose.url, credentials: { accessKeyId: "x", accessKeySecret: "y" } };
    expect((await call(wrong, "UnbanLiveMessageGroup", group)).status).toBe(200);
    const other = { url: loose.url, credentials: loose.accounts.create().createKey() };
    expect((await call(other, "UnbanLiveMessageGroup", group)).body["Code"]).toBe("ResourceNotExist");
  } finally {
    await loose.close();
  }
});

test("two emulators share nothing", async () => {
  const [one, two] = await Promise.all([startEmulator({ seed }), startEmulator({ seed })]);
  try {
    await call(one, "BanLiveMessageGroup", group);
    expect([one.state.mute("app", "g")?.mutedAll, two.state.mute("app", "g")?.mutedAll]).toEqual([true, false]);
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
});
