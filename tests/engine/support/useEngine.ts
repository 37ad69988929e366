import { findPulumi } from "../../../tools/pulumi/findPulumi";
import type { PulumiEngine } from "../../../tools/pulumi/pulumiEngine";

/** The first run on a machine may have to build the engine. */
const bringTimeoutMs = 40 * 60_000;

/** Makes the engine ready before the tests of a file. */
export function useEngine(): () => PulumiEngine {
  let engine: PulumiEngine | undefined;
  beforeAll(async () => {
    engine = await findPulumi({ report: reportUnlessQuick });
  }, bringTimeoutMs);
  return () => {
    if (engine === undefined) throw new Error("the engine is there only once the tests run");
    return engine;
  };
}

function reportUnlessQuick(line: string): void {
  if (/building|downloading|waiting/.test(line)) process.stderr.write(`pulumi: ${line}\n`);
}
