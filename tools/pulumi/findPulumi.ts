import { buildSource } from "./buildSource";
import { downloadSource } from "./downloadSource";
import { cacheSource } from "./engineCache";
import type { EngineSource, Report } from "./engineSource";
import { pathSource } from "./pathSource";
import type { PulumiEngine } from "./pulumiEngine";

export interface FindOptions {
  /** Environment that says what is on PATH and where the cache is. Default: this process's. */
  readonly env?: NodeJS.ProcessEnv;
  /** Takes a line for each step. Default: the standard error. */
  readonly report?: Report;
  /** Where to look, in order. Default: PATH, cache, official download, build from the Go modules. */
  readonly sources?: readonly EngineSource[];
}

/** No source had an engine. The message lists each of them with its reason. */
export class EngineNotFoundError extends Error {
  override readonly name = "EngineNotFoundError";

  constructor(readonly attempts: readonly { readonly source: string; readonly reason: string }[]) {
    const list = attempts.map(({ source, reason }) => `  - ${source}: ${reason.replaceAll("\n", "\n    ")}`);
    super(
      `No Pulumi engine to be had. Tried in this order:\n${list.join("\n")}\n` +
        "Install Pulumi (https://www.pulumi.com/docs/install/), or Go (https://go.dev/dl/), and try again.",
    );
  }
}

/** Finds the Pulumi engine, or brings it into the user's cache. */
export async function findPulumi(options: FindOptions = {}): Promise<PulumiEngine> {
  const { env = process.env, report = reportToStandardError } = options;
  const sources = options.sources ?? [pathSource(env), cacheSource(env), downloadSource(env), buildSource(env)];
  const attempts: { source: string; reason: string }[] = [];
  for (const source of sources) {
    const started = performance.now();
    const line = (text: string): void => report(`${source.name}: ${text} [${seconds(started)}]`);
    try {
      const engine = await source.find((text) => report(`${source.name}: ${text}`));
      line(`Pulumi ${engine.version} in ${engine.binDir}`);
      return engine;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      attempts.push({ source: source.name, reason });
      line(reason.split("\n", 1)[0] ?? reason);
    }
  }
  throw new EngineNotFoundError(attempts);
}

function reportToStandardError(line: string): void {
  process.stderr.write(`pulumi: ${line}\n`);
}

function seconds(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}
