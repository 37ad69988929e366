import { spawn } from "node:child_process";
import path from "node:path";
import { credentials } from "@grpc/grpc-js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { exceptUsers } from "../contestants";
import type { StartFigures } from "../figures";
import { median } from "../report/median";

/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-assignment -- generated code without types */
const { ResourceProviderClient } = require("@pulumi/pulumi/proto/provider_grpc_pb");
const messages = require("@pulumi/pulumi/proto/provider_pb");
/* eslint-enable */

const providerText = {
  groupMute: `exports.handler = () => require("pulumi-alicloud-livemessage/provider");`,
  noop: `exports.handler = () => require(${JSON.stringify(path.resolve(__dirname, "../peers/noopProvider.js"))});`,
};

/** How long a new provider process takes to answer a check, and a diff after it. The contestants take turns. */
export async function measureStart(rounds: number): Promise<StartFigures[]> {
  const names = ["groupMute", "noop"] as const;
  const samples = { groupMute: [] as Answers[], noop: [] as Answers[] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) samples[name].push(await startOnce(name));
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

async function startOnce(name: keyof typeof providerText): Promise<Answers> {
  const server = path.join(path.dirname(require.resolve("@pulumi/pulumi/package.json")), "cmd", "dynamic-provider");
  const started = performance.now();
  const child = spawn(process.execPath, [server, "127.0.0.1:1"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const port = await new Promise<string>((resolve, reject) => {
      child.stdout.once("data", (text: Buffer) => resolve(text.toString().trim()));
      child.once("exit", (code) => reject(new Error(`the provider process ended with ${code ?? "a signal"}`)));
    });
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
    const inputs = {
      appId: "app",
      groupId: "group",
      exceptUsers: Object.fromEntries(exceptUsers.map((user) => [user, true])),
      muted: true,
      __provider: providerText[name],
    };
    const urn = "urn:pulumi:dev::bench::pulumi-nodejs:dynamic/livemessage:GroupMute::group";
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
