import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { goBuild, requiredVersion } from "../go/goModule";
import { cacheFolder } from "../pulumi/engineCache";
import { publishOnce } from "../pulumi/publishOnce";
import { executable } from "../pulumi/pulumiEngine";

const goModule = path.join(__dirname, "server");
const serverModule = "github.com/johannesboyne/gofakes3";

/**
 * A server of the S3 protocol on this machine (gofakes3, MIT), for stacks whose state is in a bucket. It is built from its
 * Go modules, once, and keeps its buckets in memory.
 */
export class BucketServer {
  private constructor(
    private readonly child: ChildProcess,
    /** Of 127.0.0.1. */
    readonly port: number,
  ) {}

  /** @param report takes a line where the server has to be built. @throws CommandFailedError where it cannot be built */
  static async start(report: (line: string) => void = () => undefined): Promise<BucketServer> {
    const args = ["-host", "127.0.0.1:0", "-backend", "memory", "-autobucket", "-quiet"];
    const child = spawn(await serverFile(report), args, { stdio: ["ignore", "ignore", "pipe"] });
    process.once("exit", () => child.kill());
    for await (const line of createInterface(child.stderr)) {
      const port = /using port: (\d+)/.exec(line)?.[1];
      if (port !== undefined) return new BucketServer(child, Number(port));
    }
    throw new Error("the server of the bucket ended before it listened");
  }

  /**
   * Settings with which the engine keeps its state in a bucket, which is made where it is missing.
   * @param port of a proxy before the server. Default: its own
   */
  engineSettings(bucket: string, port = this.port): Record<string, string> {
    const endpoint = `http://127.0.0.1:${port}`;
    return {
      PULUMI_BACKEND_URL: `s3://${bucket}?endpoint=${endpoint}&s3ForcePathStyle=true&region=us-east-1`,
      AWS_ACCESS_KEY_ID: "key",
      AWS_SECRET_ACCESS_KEY: "secret",
    };
  }

  /** What a bucket holds: texts by key. */
  async objects(bucket: string): Promise<Map<string, string>> {
    const url = `http://127.0.0.1:${this.port}/${bucket}`;
    const get = async (address: string): Promise<string> => (await fetch(address)).text();
    const keys = [...(await get(url)).matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) => key);
    return new Map(await Promise.all(keys.map(async (key) => [key, await get(`${url}/${key}`)] as const)));
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, "exit");
    this.child.kill();
    await exit;
  }
}

/** The executable of the server, built where it is not in the cache. */
async function serverFile(report: (line: string) => void): Promise<string> {
  const version = await requiredVersion(goModule, serverModule);
  const folder = path.join(cacheFolder(), `gofakes3-${version}-${process.platform}-${process.arch}`);
  const name = executable("gofakes3");
  const build = async (staging: string): Promise<void> => {
    report(`building gofakes3 ${version}`);
    const command = `${serverModule}/cmd/gofakes3`;
    await goBuild({ module: goModule, command, output: path.join(staging, name) }, process.env);
  };
  await publishOnce(folder, build, report);
  return path.join(folder, name);
}
