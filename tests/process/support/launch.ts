import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { type ChildProcess, spawn } from "node:child_process";
import { loadOnFirstUse } from "../../support/loadOnFirstUse";
import { face } from "./face";

export interface ProviderProcessOptions {
  /** A project's folder, with `node_modules` in it. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Processes of one run have the same. Default: one that no other process has. */
  readonly engineAddress?: string;
  /** What the engine hands on of its own flags, before the address. */
  readonly engineFlags?: readonly string[];
  /** What state keeps of the resources' provider. Default: that of a GroupMute. */
  readonly text?: string;
}

/** A process, a client of it, and what it has printed. */
export interface RunningProcess {
  readonly child: ChildProcess;
  readonly client: ResourceProviderClient;
  readonly chunks: string[];
}

/** Starts a process as the engine does. */
export async function launch({
  folder,
  env,
  engineAddress,
  engineFlags = [],
}: ProviderProcessOptions): Promise<RunningProcess> {
  const child = spawn(process.execPath, [face.script, ...engineFlags, engineAddress!], {
    cwd: folder,
    env: { ...loadOnFirstUse, ...env, PULUMI_NODEJS_PROJECT: "process-test", PULUMI_NODEJS_STACK: "dev" },
    // As the engine starts it, which says nothing on the standard input, but keeps it open.
    stdio: ["pipe", "pipe", "pipe"],
  });
  const printed: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => printed.push(text));
  const port = await new Promise<string>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the provider process ended with ${code}: ${printed.join("")}`)));
    let first = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed.push(text);
      first += text;
      if (first.includes("\n")) resolve(first.split("\n", 1)[0] ?? "");
    });
  });
  printed.length = 0;
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  return { child, client, chunks: printed };
}
