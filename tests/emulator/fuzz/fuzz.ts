import { fork, type ChildProcess } from "node:child_process";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { nextRequest, rawBytes, type FuzzRequest, type Random } from "./hostileRequests";
import type { Endpoint, WireMessage } from "../support/signedCall";

/** What a run showed. */
export interface FuzzReport {
  readonly seed: number;
  readonly requests: number;
  /** How many requests of each kind were sent. */
  readonly kinds: Readonly<Record<string, number>>;
  /** How many answers had each status; 0 is a connection closed without one. */
  readonly statuses: Readonly<Record<string, number>>;
  /** What should not have happened. */
  readonly failures: readonly string[];
  /** Bytes of live heap after a fifth of the requests, and after all of them. */
  readonly heapEarly: number;
  readonly heapLate: number;
}

const hangMs = 20_000;
const together = 8;

/** Sends valid, broken and hostile requests to an emulator in a process of its own. */
export async function fuzz(options: { readonly seed: number; readonly requests: number }): Promise<FuzzReport> {
  const child = fork(join(__dirname, "target.cjs"), {
    execArgv: ["--expose-gc"],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const failures: string[] = [];
  child.stderr?.on("data", (chunk: Buffer) => failures.push(`the emulator complained: ${chunk.toString()}`));
  let stopping = false;
  child.on("exit", (code, signal) => {
    if (!stopping) failures.push(`the emulator ended with ${signal ?? code}`);
  });
  const agent = new Agent({ keepAlive: true, maxSockets: together });
  try {
    const { url } = (await message(child)) as { url: string };
    const endpoint = {
      url,
      credentials: { accessKeyId: "emulator-access-key-id", accessKeySecret: "emulator-access-key-secret" },
    };
    const random = sequence(options.seed);
    const [kinds, statuses]: Record<string, number>[] = [{}, {}];
    const count = (counts: Record<string, number> = {}, key: string | number) => (counts[key] = (counts[key] ?? 0) + 1);
    let heapEarly = 0;

    for (let sent = 0; sent < options.requests; sent += together) {
      if (heapEarly === 0 && sent >= options.requests / 5) heapEarly = await heapOf(child);
      const batch = Array.from({ length: Math.min(together, options.requests - sent) }, () =>
        attempt(endpoint, random, agent),
      );
      for (const { kind, status, failure } of await Promise.all(batch)) {
        count(kinds, kind);
        count(statuses, status);
        if (failure) failures.push(failure);
      }
      if (child.exitCode !== null) break;
    }
    const health = await exchange({ method: "GET", path: "/_emulator/health", headers: {}, body: "" }, url, agent);
    if (health !== 200) failures.push(`health answered ${health} in the end`);
    const heapLate = await heapOf(child);
    return { ...options, kinds: kinds ?? {}, statuses: statuses ?? {}, failures, heapEarly, heapLate };
  } finally {
    stopping = true;
    agent.destroy();
    child.kill();
  }
}

interface Attempt {
  readonly kind: string;
  readonly status: number;
  readonly failure: string | undefined;
}

async function attempt(endpoint: Endpoint, random: Random, agent: Agent): Promise<Attempt> {
  const dice = random();
  if (dice < 0.05) return rawAttempt("raw", endpoint, rawBytes(random));
  if (dice < 0.08) {
    const bytes = toBytes(nextRequest(endpoint, random).message);
    return rawAttempt("early close", endpoint, bytes.subarray(0, Math.floor(random() * bytes.length)));
  }
  if (dice < 0.12) {
    const pipeline = Array.from({ length: 4 }, () => nextRequest(endpoint, random));
    return pipelineAttempt(endpoint, pipeline);
  }
  const wanted = nextRequest(endpoint, random);
  const status = await raced(exchange(wanted.message, endpoint.url, agent));
  return { kind: wanted.kind, status, failure: judge(wanted, status) };
}

/** -1 is a hang. */
function judge({ kind, expected, message }: FuzzRequest, status: number): string | undefined {
  const ok = status === 200 ? expected !== "refused" : status >= 400 && status < 500 && expected !== "accepted";
  return ok ? undefined : `${kind} was answered with ${status}: ${JSON.stringify(message).slice(0, 300)}`;
}

/** The status of the answer; rejects if there is none. */
function exchange(wire: WireMessage, url: string, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const outgoing = request(
      url,
      {
        agent,
        method: wire.method,
        path: wire.path,
        headers: { ...wire.headers, "content-length": Buffer.byteLength(wire.body) },
      },
      (incoming) => incoming.resume().on("end", () => resolve(incoming.statusCode ?? 0)),
    );
    outgoing.on("error", () => resolve(0));
    outgoing.end(wire.body);
  });
}

async function rawAttempt(kind: string, endpoint: Endpoint, bytes: Buffer): Promise<Attempt> {
  const text = await raced(exchangeBytes(endpoint, bytes, true));
  const status = text === -1 ? -1 : Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0);
  const failure = status === -1 || status === 200 || status >= 500 ? `${kind} was answered with ${status}` : undefined;
  return { kind, status, failure };
}

async function pipelineAttempt(endpoint: Endpoint, pipeline: readonly FuzzRequest[]): Promise<Attempt> {
  const bytes = Buffer.concat(pipeline.map(({ message }, index) => toBytes(message, index === pipeline.length - 1)));
  const text = await raced(exchangeBytes(endpoint, bytes, false));
  if (text === -1) return { kind: "pipeline", status: -1, failure: "a pipeline hung" };
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3}) [A-Z][^\r]*\r\n/g)].map(([, status]) => Number(status));
  const failure =
    statuses.length === pipeline.length
      ? pipeline.map((each, index) => judge(each, statuses[index] ?? 0)).find((each) => each !== undefined)
      : `a pipeline of ${pipeline.map(({ kind }) => kind).join(", ")} was answered with ${statuses.join(", ")}`;
  return { kind: "pipeline", status: statuses[0] ?? 0, failure };
}

/** Everything that comes back until the connection closes; `leave` closes it from here once it has gone quiet. */
function exchangeBytes(endpoint: Endpoint, bytes: Buffer, leave: boolean): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(endpoint.url).port), "127.0.0.1");
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(Buffer.concat(chunks).toString("latin1")));
    socket.write(bytes, () => {
      if (leave) setTimeout(() => socket.destroy(), 5);
    });
  });
}

function toBytes({ method, path, headers, body }: WireMessage, last = false): Buffer {
  const lines = Object.entries({ ...headers, "content-length": String(Buffer.byteLength(body)) });
  if (last) lines.push(["connection", "close"]);
  const head = `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(body)]);
}

function raced<T>(promise: Promise<T>): Promise<T | -1> {
  let timer: NodeJS.Timeout | undefined;
  const hung = new Promise<-1>((resolve) => (timer = setTimeout(() => resolve(-1), hangMs)));
  return Promise.race([promise, hung]).finally(() => clearTimeout(timer));
}

function message(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", () => reject(new Error("The emulator has ended.")));
  });
}

async function heapOf(child: ChildProcess): Promise<number> {
  const answer = message(child);
  child.send("heap");
  return ((await answer) as { heapUsed: number }).heapUsed;
}

/** A linear congruential sequence: enough to pick from lists, and the same on every machine. */
function sequence(seed: number): Random {
  let state = BigInt(seed);
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number(state >> 40n) / 2 ** 24;
  };
}
