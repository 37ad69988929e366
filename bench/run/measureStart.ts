import { spawn } from "node:child_process";
import path from "node:path";
import { credentials } from "@grpc/grpc-js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { pluginFolder } from "../../tools/plugin/builtPlugin";
import { exceptUsers } from "../contestants";
import type { StartContestant, StartFigures } from "../figures";
import { median } from "../report/median";

/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-assignment -- generated code without types */
const { ResourceProviderClient } = require("@pulumi/pulumi/proto/provider_grpc_pb");
const messages = require("@pulumi/pulumi/proto/provider_pb");
/* eslint-enable */

/** A process as the engine starts it, and the resource that it is asked about. */
interface Startable {
  readonly command: string;
  readonly args: readonly string[];
  readonly type: string;
  readonly inputs: object;
}

const group = { appId: "app", groupId: "group", muted: true };
const startables: Readonly<Record<StartContestant, Startable>> = {
  groupMute: dynamic("pulumi-alicloud-livemessage/provider"),
  plugin: {
    command: path.join(pluginFolder, "pulumi-resource-livemessage"),
    args: [],
    type: "livemessage:index:GroupMute",
    inputs: { ...group, exceptUsers },
  },
  noop: dynamic(path.resolve(__dirname, "../peers/noopProvider.js")),
};

function dynamic(module: string): Startable {
  const exempt = Object.fromEntries(exceptUsers.map((user) => [user, true]));
  const text = `exports.handler = () => require(${JSON.stringify(module)});`;
  return {
    command: process.execPath,
    args: [path.join(path.dirname(require.resolve("@pulumi/pulumi/package.json")), "cmd", "dynamic-provider")],
    type: "pulumi-nodejs:dynamic/livemessage:GroupMute",
    inputs: { ...group, exceptUsers: exempt, __provider: text },
  };
}

/** How long a new provider process takes to answer a check, and a diff after it. The contestants take turns. */
export async function measureStart(rounds: number): Promise<StartFigures[]> {
  const names = Object.keys(startables) as StartContestant[];
  const samples: Record<StartContestant, Answers[]> = { groupMute: [], plugin: [], noop: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) samples[name].push(await startOnce(startables[name]));
  }
  return names.map((contestant) => ({
    contestant,
    checkMs: median(samples[contestant].map(({ checkMs }) => checkMs)),
    diffMs: median(samples[contestant].map(({ diffMs }) => diffMs)),
    rounds,
  }));
}

interface Answers {
  checkMs: number;
  diffMs: number;
}

async function startOnce({ command, args, type, inputs }: Startable): Promise<Answers> {
  const started = performance.now();
  const child = spawn(command, [...args, "127.0.0.1:1"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const port = await new Promise<string>((resolve, reject) => {
      child.stdout.once("data", (text: Buffer) => resolve(text.toString().trim()));
      child.once("exit", (code) => reject(new Error(`the provider process ended with ${code ?? "a signal"}`)));
    });
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
    const urn = `urn:pulumi:dev::bench::${type}::group`;
    await ask(client, "check", request("CheckRequest", { urn, olds: {}, news: inputs }));
    const checkMs = performance.now() - started;
    await ask(client, "diff", request("DiffRequest", { urn, id: "app/group", olds: inputs, news: inputs }));
    return { checkMs, diffMs: performance.now() - started };
  } finally {
    child.removeAllListeners("exit");
    child.kill();
  }
}

/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-argument */
function request(kind: string, fields: { urn: string; id?: string; olds: object; news: object }): unknown {
  const message = new messages[kind]();
  message.setUrn(fields.urn);
  if (fields.id !== undefined) message.setId(fields.id);
  message.setOlds(Struct.fromJavaScript(fields.olds as any));
  message.setNews(Struct.fromJavaScript(fields.news as any));
  return message;
}

function ask(client: any, method: string, message: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    client[method](message, (error: Error | null, answer: unknown) => (error ? reject(error) : resolve(answer)));
  });
}
