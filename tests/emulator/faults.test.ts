import { Agent, request } from "node:http";
import { setImmediate } from "node:timers/promises";
import type { FaultAction, FaultRule } from "alicloud-live-emulator";
import { emulatorForEachTest } from "./support/emulators";
import { call, signInHeader, type Answer } from "./support/signedCall";

const group = { AppId: "app", GroupId: "g" };
const seed = { apps: [{ appId: "app" }, { appId: "other" }], groups: [{ appId: "app", groupId: "g" }] };
const emulator = emulatorForEachTest({ seed });
const ban = () => call(emulator(), "BanLiveMessageGroup", group);
const muted = () => emulator().state.group("app", "g")?.mutedAll;
const add = (action: FaultAction, rule: Omit<FaultRule, "action"> = {}) => emulator().faults.add({ ...rule, action });

describe("each action", () => {
  test.each<[FaultAction, number, string]>([
    [{ type: "throttle" }, 400, "Throttling.User"],
    [{ type: "throttle", code: "Throttling", status: 503 }, 503, "Throttling"],
    [{ type: "error", code: "ServerError", status: 500 }, 500, "ServerError"],
    [{ type: "error", code: "NoAuth", status: 403, message: "no." }, 403, "NoAuth"],
  ])("%j answers in the gateway's form and does nothing", async (action, status, code) => {
    add(action);
    const answer = await ban();
    expect([answer.status, answer.body["Code"]]).toEqual([status, code]);
    expect(Object.keys(answer.body).sort()).toEqual(["Code", "HostId", "Message", "Recommend", "RequestId"]);
    expect(muted()).toBe(false);
  });

  test("throttle with retryAfterMs sends the hint", async () => {
    add({ type: "throttle", retryAfterMs: 250 });
    expect((await ban()).headers["x-acs-retry-after"]).toBe("250");
  });

  test.each<[FaultAction, number, RegExp, string]>([
    [{ type: "html" }, 502, /^text\/html/, "<html>"],
    [{ type: "html", status: 503 }, 503, /^text\/html/, "<html>"],
    [{ type: "empty" }, 502, /^text\/plain/, ""],
    [{ type: "empty", status: 200 }, 200, /^text\/plain/, ""],
    [{ type: "malformed" }, 200, /^application\/json/, '{"RequestId":'],
  ])("%j answers no usable body and does nothing", async (action, status, type, start) => {
    add(action);
    const answer = await ban();
    expect([answer.status, answer.headers["content-type"]]).toEqual([status, expect.stringMatching(type)]);
    expect(start === "" ? answer.text : answer.text.slice(0, start.length)).toBe(start);
    expect(answer.body).toEqual({});
    expect(Number(answer.headers["content-length"])).toBe(Buffer.byteLength(answer.text));
    expect(muted()).toBe(false);
  });

  test("delay waits before the operation, or after it", async () => {
    const before = add({ type: "delay", milliseconds: 20 }, { count: 1 });
    const slow = ban();
    while (before.hits === 0) await setImmediate();
    expect(muted()).toBe(false);
    expect((await slow).status).toBe(200);
    expect(muted()).toBe(true);

    emulator().setMute("app", "g", { mutedAll: false });
    add({ type: "delay", milliseconds: 1_000_000, when: "after" });
    const applied = new Promise<void>((resolve) => emulator().journal.listen(() => resolve()));
    const unanswered = ban();
    await applied;
    expect(muted()).toBe(true);
    await Promise.all([expect(unanswered).rejects.toMatchObject({ code: "ECONNRESET" }), emulator().close()]);
  });

  test("close closes the connection and does nothing", async () => {
    add({ type: "close" });
    await expect(ban()).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(muted()).toBe(false);
    expect(emulator().journal.calls().at(-1)).toMatchObject({ status: 0, applied: false, fault: "close" });
  });

  test("loseAnswer carries the operation out and closes the connection", async () => {
    add({ type: "loseAnswer" });
    await expect(ban()).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(muted()).toBe(true);
    expect(emulator().journal.calls().at(-1)).toMatchObject({ status: 0, applied: true, fault: "loseAnswer" });
  });

  test("truncate carries the operation out and breaks off in the body", async () => {
    add({ type: "truncate" });
    const message = signInHeader(emulator(), "BanLiveMessageGroup", group);
    const received = await new Promise<{ announced: number; received: number; complete: boolean }>(
      (resolve, reject) => {
        const outgoing = request(emulator().url + message.path, message, (incoming) => {
          let size = 0;
          incoming.on("data", (chunk: Buffer) => (size += chunk.length));
          incoming.on("error", () => undefined);
          incoming.on("close", () =>
            resolve({
              announced: Number(incoming.headers["content-length"]),
              received: size,
              complete: incoming.complete,
            }),
          );
        });
        outgoing.on("error", reject);
        outgoing.end();
      },
    );
    expect(received.complete).toBe(false);
    expect(received.received).toBe(received.announced >> 1);
    expect(muted()).toBe(true);
  });
});

describe("a rule", () => {
  const codes = async (calls: (() => Promise<Answer>)[]) => {
    const seen: unknown[] = [];
    for (const each of calls) seen.push((await each()).body["Code"] ?? "ok");
    return seen;
  };
  const throttle = { type: "throttle" } as const;

  test.each<[Omit<FaultRule, "action">, unknown[]]>([
    [{}, ["Throttling.User", "Throttling.User", "Throttling.User"]],
    [{ operation: "BanLiveMessageGroup" }, ["Throttling.User", "ok", "ok"]],
    [{ operation: ["BanLiveMessageGroup", "DescribeLiveMessageApp"] }, ["Throttling.User", "ok", "Throttling.User"]],
    [{ groupId: "g" }, ["Throttling.User", "Throttling.User", "ok"]],
    [{ groupId: "another" }, ["ok", "ok", "ok"]],
    [{ appId: "other" }, ["ok", "ok", "Throttling.User"]],
    [{ account: "1000000000000001" }, ["Throttling.User", "Throttling.User", "Throttling.User"]],
    [{ account: "2" }, ["ok", "ok", "ok"]],
    [{ count: 1 }, ["Throttling.User", "ok", "ok"]],
    [{ skip: 1, count: 1 }, ["ok", "Throttling.User", "ok"]],
    [{ probability: 0 }, ["ok", "ok", "ok"]],
  ])("%j hits the calls it matches", async (rule, expected) => {
    add(throttle, rule);
    const unban = () => call(emulator(), "UnbanLiveMessageGroup", group);
    const describeOther = () => call(emulator(), "DescribeLiveMessageApp", { AppId: "other" });
    expect(await codes([ban, unban, describeOther])).toEqual(expected);
  });

  test("with a probability hits the same calls on each run", async () => {
    emulator().switches.quota = false;
    const run = async () => {
      const fault = add(throttle, { probability: 0.5, seed: 7 });
      const seen = await codes(Array.from({ length: 40 }, () => ban));
      fault.remove();
      return seen;
    };
    const first = await run();
    expect(await run()).toEqual(first);
    expect(first.filter((code) => code === "ok").length).toBeGreaterThan(10);
    expect(first.filter((code) => code !== "ok").length).toBeGreaterThan(10);
  });

  test("is listed with its hits, and gone when removed", async () => {
    const fault = add(throttle, { operation: "BanLiveMessageGroup" });
    await ban();
    expect(emulator().faults.list()).toMatchObject([{ id: fault.id, hits: 1, rule: { action: throttle } }]);
    fault.remove();
    expect(emulator().faults.list()).toEqual([]);
    expect((await ban()).status).toBe(200);
    add(throttle);
    emulator().faults.clear();
    expect((await ban()).status).toBe(200);
  });

  test("delays and then acts when two match", async () => {
    add({ type: "delay", milliseconds: 1 });
    add(throttle);
    expect((await ban()).body["Code"]).toBe("Throttling.User");
    expect(
      emulator()
        .faults.list()
        .map(({ hits }) => hits),
    ).toEqual([1, 1]);
  });

  test("comes after the signature and does not use up the quota", async () => {
    add(throttle, { count: 10 });
    const wrong = { url: emulator().url, credentials: { ...emulator().credentials, accessKeySecret: "x" } };
    expect((await call(wrong, "BanLiveMessageGroup", group)).body["Code"]).toBe("SignatureDoesNotMatch");
    const all = await Promise.all(Array.from({ length: 20 }, ban));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(10);
  });

  test.each<[unknown, RegExp]>([
    [{}, /action/],
    [{ action: { type: "explode" } }, /one of throttle/],
    [{ action: { type: "error", code: "X" } }, /needs status/],
    [{ action: { type: "delay" } }, /needs milliseconds/],
    [{ action: { type: "error", code: "X", status: 99 } }, /status cannot be 99/],
    [{ action: { type: "close", when: "now" } }, /no member "when"/],
    [{ action: { type: "delay", milliseconds: 1, when: "now" } }, /before/],
    [{ action: throttle, operation: "Ban" }, /not an operation/],
    [{ action: throttle, probability: 2 }, /at most 1/],
    [{ action: throttle, times: 1 }, /no member "times"/],
  ])("%j is refused", (rule, message) => {
    expect(() => emulator().faults.add(rule as FaultRule)).toThrow(message);
  });
});

test("a connection that is kept alive goes on after a fault that answers", async () => {
  add({ type: "html" }, { count: 1 });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const statuses: (number | undefined)[] = [];
  for (let index = 0; index < 2; index++) {
    const message = signInHeader(emulator(), "BanLiveMessageGroup", group);
    statuses.push(
      await new Promise((resolve, reject) => {
        const outgoing = request(emulator().url + message.path, { ...message, agent }, (incoming) => {
          incoming.resume().on("end", () => resolve(incoming.statusCode));
        });
        outgoing.on("error", reject).end();
      }),
    );
  }
  agent.destroy();
  expect(statuses).toEqual([502, 200]);
});
