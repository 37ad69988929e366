import { startEmulator } from "alicloud-live-emulator";
import { emulatorForEachTest } from "./support/emulators";
import { call } from "./support/signedCall";

const group = { AppId: "app", GroupId: "g" };
const seed = { apps: [{ appId: "app" }], groups: [{ appId: "app", groupId: "g" }] };
const emulator = emulatorForEachTest({ seed });

async function control(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${emulator().url}/_emulator/${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

test("health says that it is there", async () => {
  expect(await control("GET", "health")).toEqual({
    status: 200,
    body: { status: "ok", apiVersion: "2016-11-01", url: emulator().url },
  });
});

test("reset goes back to the seed", async () => {
  emulator().setMute("app", "g", { mutedAll: true });
  expect(await control("POST", "reset")).toEqual({ status: 200, body: {} });
  expect(emulator().state.mute("app", "g")?.mutedAll).toBe(false);
});

test("seed replaces everything, now and for later resets", async () => {
  expect((await control("PUT", "seed", { apps: [{ appId: "new" }] })).status).toBe(200);
  expect(
    emulator()
      .state.apps()
      .map(({ id }) => id),
  ).toEqual(["new"]);
  emulator().createApp();
  await control("POST", "reset");
  expect(
    emulator()
      .state.apps()
      .map(({ id }) => id),
  ).toEqual(["new"]);
  expect(await control("PUT", "seed", '{\n"apps": 1}')).toEqual({
    status: 400,
    body: { error: "body:2:9: apps: must be a list, not 1" },
  });
  expect((await control("PUT", "seed", { groups: [{ appId: "x", groupId: "y" }] })).status).toBe(400);
  expect(
    emulator()
      .state.apps()
      .map(({ id }) => id),
  ).toEqual(["new"]);
});

test("state is shown without secrets, and changed in part", async () => {
  const { body } = await control("GET", "state");
  expect(body).toMatchObject({ apps: [{ appId: "app" }], groups: [{ groupId: "g", mutedAll: false }] });
  expect(JSON.stringify(body)).not.toContain("secret");
  const change = {
    apps: [{ appId: "more" }],
    groups: [
      { appId: "app", groupId: "g", mutedAll: true, exempt: ["u1"] },
      { appId: "more", groupId: "g2", muted: ["u2"] },
    ],
  };
  expect((await control("PATCH", "state", change)).status).toBe(200);
  expect(emulator().state.mute("app", "g")).toEqual({ mutedAll: true, exempt: ["u1"], muted: [] });
  expect(emulator().state.mute("more", "g2")).toEqual({ mutedAll: false, exempt: [], muted: ["u2"] });
  await control("PATCH", "state", { groups: [{ appId: "app", groupId: "g", deleted: true }] });
  expect(emulator().state.group("app", "g")).toMatchObject({ deleted: true, mutedAll: true });
  expect(
    emulator()
      .journal.entries()
      .map((entry) => entry.kind === "change" && entry.change),
  ).toEqual(["setMute", "createGroup", "deleteGroup"]);
  expect((await control("PATCH", "state", { groups: [{ appId: "none", groupId: "g" }] })).status).toBe(400);
});

test("what is there is changed in whatever is given, and only in that", async () => {
  const change = {
    apps: [{ appId: "app", name: "renamed", disabled: true, online: ["u9"] }],
    groups: [{ appId: "app", groupId: "g", name: "n", members: ["u1"], administrators: ["a"], mutedAll: true }],
  };
  expect((await control("PATCH", "state", change)).status).toBe(200);
  const app = emulator().state.app("app")!;
  expect([app.name, app.disabled, app.isOnline("u9"), app.isOnline("u1")]).toEqual(["renamed", true, true, true]);
  expect(app.modifiedAt).toBeGreaterThan(app.createdAt);
  const hall = emulator().state.group("app", "g")!;
  expect([hall.name, [...hall.members.keys()], hall.administrators, hall.mutedAll]).toEqual(["n", ["u1"], ["a"], true]);
  await control("PATCH", "state", { groups: [{ appId: "app", groupId: "g", deleted: true }] });
  await control("PATCH", "state", { groups: [{ appId: "app", groupId: "g", deleted: false }] });
  expect(hall).toMatchObject({ deleted: false, name: "n", mutedAll: true });
  // What state shows can be given back.
  const { apps, groups } = (await control("GET", "state")).body;
  expect((await control("PATCH", "state", { apps, groups })).status).toBe(200);
  expect((await control("GET", "state")).body).toMatchObject({ groups });
});

test.each([
  [{ apps: [{ appId: "app", dataCenter: "ap-southeast-1" }] }, "body:1:38: apps[0].dataCenter: cannot be changed"],
  [{ apps: [{ appId: "new", account: "7" }] }, "body:1:35: apps[0].account: is not there"],
  [{ groups: [{ appId: "app", groupId: "g", createdAt: 1 }] }, "body:1:53: groups[0].createdAt: cannot be changed"],
  [{ groups: [{ appId: "no", groupId: "g" }] }, "body:1:21: groups[0].appId: names an app that is not there"],
  [{ accounts: [] }, "body:1:13: accounts: can only be given in a seed"],
])("%j is refused, and nothing is changed", async (wrong, error) => {
  const before = (await control("GET", "state")).body;
  const good = { apps: [{ appId: "app", name: "new" }], groups: [{ appId: "app", groupId: "g", mutedAll: true }] };
  const both = {
    ...wrong,
    apps: [...((wrong as { apps?: object[] }).apps ?? []), ...good.apps],
    groups: [...((wrong as { groups?: object[] }).groups ?? []), ...good.groups],
  };
  expect(await control("PATCH", "state", both)).toEqual({ status: 400, body: { error } });
  expect((await control("GET", "state")).body).toEqual(before);
});

test("faults are added, listed and removed", async () => {
  const added = await control("POST", "faults", { operation: "BanLiveMessageGroup", action: { type: "throttle" } });
  expect(added.body).toMatchObject({ id: "fault-1", hits: 0 });
  expect((await call(emulator(), "BanLiveMessageGroup", group)).body["Code"]).toBe("Throttling.User");
  expect((await control("GET", "faults")).body).toMatchObject({ faults: [{ id: "fault-1", hits: 1 }] });
  expect((await control("DELETE", "faults/fault-1")).status).toBe(200);
  expect((await control("DELETE", "faults/fault-1")).status).toBe(404);
  await control("POST", "faults", { action: { type: "close" } });
  await control("DELETE", "faults");
  expect((await call(emulator(), "BanLiveMessageGroup", group)).status).toBe(200);
  expect((await control("POST", "faults", { action: { type: "x" } })).status).toBe(400);
});

test("switches are shown and set, all or none", async () => {
  expect((await control("PATCH", "switches", { bannedAllAsString: true })).body).toMatchObject({
    bannedAllAsString: true,
  });
  expect((await call(emulator(), "DescribeLiveMessageGroupBand", group)).body["IsbannedAll"]).toBe("false");
  const wrong = await control("PATCH", "switches", { bannedAllAsString: false, nonsense: 1 });
  expect([wrong.status, wrong.body["error"]]).toEqual([400, expect.stringContaining('no switch "nonsense"')]);
  expect((await control("GET", "switches")).body).toMatchObject({ bannedAllAsString: true });
});

test("the clock is read and moved", async () => {
  await control("POST", "clock", { set: "2030-01-01T00:00:00Z", freeze: true });
  await control("POST", "clock", { advance: 1500 });
  const { now, frozen } = (await control("GET", "clock")).body as { now: string; frozen: boolean };
  expect([now.slice(0, 19), frozen]).toEqual(["2030-01-01T00:00:01", true]);
  expect((await control("POST", "clock", { freeze: false })).body["frozen"]).toBe(false);
  for (const wrong of [{ set: "never" }, { advance: "1" }, { forward: 1 }, { freeze: 1 }]) {
    expect((await control("POST", "clock", wrong)).status).toBe(400);
  }
});

test("the journal is read in parts and cleared", async () => {
  await call(emulator(), "BanLiveMessageGroup", group);
  await call(emulator(), "DescribeLiveMessageGroup", group);
  const operations = async (query: string) =>
    ((await control("GET", `journal${query}`)).body["entries"] as { operation: string }[]).map(
      (each) => each.operation,
    );
  expect(await operations("")).toEqual(["BanLiveMessageGroup", "DescribeLiveMessageGroup"]);
  expect(await operations("?after=1")).toEqual(["DescribeLiveMessageGroup"]);
  expect(await operations("?operation=BanLiveMessageGroup")).toEqual(["BanLiveMessageGroup"]);
  await control("DELETE", "journal");
  expect(await operations("")).toEqual([]);
});

test("what makes no sense is answered with what would", async () => {
  expect((await control("GET", "nothing")).status).toBe(404);
  expect((await control("GET", "constructor")).status).toBe(404);
  expect((await control("DELETE", "health")).status).toBe(405);
  expect((await control("PATCH", "switches", "{")).status).toBe(400);
  expect((await control("PATCH", "switches", "[]")).status).toBe(400);
});

test.each([
  ["POST", "reset/x", 404],
  ["POST", "reset/", 404],
  ["DELETE", "faults/", 404],
  ["DELETE", "faults/fault-1/x", 404],
  ["DELETE", "journal/7", 404],
  ["POST", "reset?apps=1", 400],
  ["GET", "state?app=app", 400],
  ["GET", "journal?after=abc", 400],
  ["GET", "journal?after=", 400],
  ["GET", "journal?after=-1", 400],
  ["GET", "journal?after=1&after=2", 400],
  ["GET", "journal?since=1", 400],
  ["GET", "journal?operation=BanLiveMessagGroup", 400],
])("%s %s is refused, and does nothing", async (method, path, status) => {
  emulator().setMute("app", "g", { mutedAll: true });
  emulator().faults.add({ action: { type: "close" } });
  expect(await control(method, path)).toEqual({ status, body: { error: expect.any(String) as string } });
  expect(emulator().state.mute("app", "g")?.mutedAll).toBe(true);
  expect([emulator().faults.list().length, emulator().journal.entries().length]).toEqual([1, 1]);
});

test("a body that nothing reads is refused", async () => {
  emulator().setMute("app", "g", { mutedAll: true });
  expect(await control("POST", "reset", { apps: [] })).toEqual({
    status: 400,
    body: { error: "POST reset takes no body." },
  });
  expect(emulator().state.mute("app", "g")?.mutedAll).toBe(true);
  // Clients for JSON send an empty object.
  expect((await control("POST", "reset", {})).status).toBe(200);
});

test("bodies that are too deep, too large or not UTF-8 are refused in one line", async () => {
  const deep = await control("PATCH", "state", `{"apps": ${"[".repeat(100_000)}`);
  expect(deep).toEqual({ status: 400, body: { error: "body:1:109: This is nested deeper than 100 levels." } });
  const large = await control("PUT", "seed", `"${"x".repeat(16 * 1024 * 1024)}"`);
  expect(large).toEqual({ status: 413, body: { error: "The request body is larger than 16777216 bytes." } });
  const latin = await fetch(`${emulator().url}/_emulator/seed`, {
    method: "PUT",
    body: Buffer.from('{"ä": 1}', "latin1"),
  });
  expect([latin.status, await latin.json()]).toEqual([400, { error: "body is not UTF-8 text." }]);
  const long = await control("PATCH", "switches", { ["x".repeat(1_000_000)]: 1 });
  expect((long.body["error"] as string).length).toBeLessThan(3000);
});

test("what cannot be read or done is refused, and the emulator goes on", async () => {
  const before = (await control("GET", "clock")).body as { now: string };
  expect((await control("GET", "journal?after=%E0%A4%A")).status).toBe(400);
  expect((await control("POST", "clock", { advance: 1e20 })).status).toBe(400);
  expect(((await control("GET", "clock")).body as { now: string }).now.slice(0, 10)).toBe(before.now.slice(0, 10));
  expect((await control("POST", "faults", { action: { type: "delay", milliseconds: 3e9 } })).status).toBe(400);
});

test("a page in a browser is refused, except the emulator's own", async () => {
  expect((await control("POST", "reset", undefined, { origin: "http://example.com" })).status).toBe(403);
  expect((await control("POST", "reset", undefined, { origin: "null" })).status).toBe(403);
  expect((await control("GET", "state", undefined, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await control("GET", "state", undefined, { "sec-fetch-site": "same-site" })).status).toBe(403);
  const own = { origin: emulator().url, "sec-fetch-site": "same-origin" };
  expect((await control("POST", "reset", undefined, own)).status).toBe(200);
});

test("a token is asked for where one is set, but not for health", async () => {
  const guarded = await startEmulator({ controlToken: "t0ken" });
  const status = async (path: string, token?: string) =>
    (await fetch(`${guarded.url}/_emulator/${path}`, token ? { headers: { authorization: `Bearer ${token}` } } : {}))
      .status;
  try {
    expect(await status("health")).toBe(200);
    expect(await status("state")).toBe(401);
    expect(await status("state", "t0kem")).toBe(401);
    expect(await status("state", "t0ken")).toBe(200);
  } finally {
    await guarded.close();
  }
});

test("without a token it is closed on an address that is not loopback", async () => {
  const open = await startEmulator({ host: "0.0.0.0" });
  const { port } = new URL(open.url);
  try {
    expect((await fetch(`http://127.0.0.1:${port}/_emulator/health`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/_emulator/state`)).status).toBe(403);
  } finally {
    await open.close();
  }
});
