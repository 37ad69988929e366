import { findPulumi } from "../../../tools/pulumi/findPulumi";
import type { PulumiEngine } from "../../../tools/pulumi/pulumiEngine";

/** The first run on a machine may have to build the engine. */
const bringTimeoutMs = 40 * 60_000;
/** A scenario runs the engine a dozen times, each for a second or two. */
const scenarioTimeoutMs = 300_000;

/** Makes the engine ready before the tests of a file, and gives them the time that it takes. */
export function useEngine(): () => PulumiEngine {
  let engine: PulumiEngine | undefined;
  jest.setTimeout(scenarioTimeoutMs);
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
