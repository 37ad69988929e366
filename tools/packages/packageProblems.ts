import { readFile } from "node:fs/promises";
import type { Analysis, Problem } from "@arethetypeswrong/core" with { "resolution-mode": "import" };

/**
 * What users of a packed package would stumble on: files that package.json names and the package lacks, and entries whose
 * types TypeScript does not find, or takes for another kind of module than Node.js does. Empty where all is well.
 * @param tarball path of the .tgz
 */
export async function packageProblems(tarball: string): Promise<string[]> {
  const data = new Uint8Array(await readFile(tarball));
  return [...(await publishProblems(data.buffer)), ...(await typeProblems(data))];
}

async function publishProblems(tarball: ArrayBuffer): Promise<string[]> {
  const { publint } = await import("publint");
  const { formatMessage } = await import("publint/utils");
  const { messages, pkg } = await publint({ pack: { tarball }, level: "warning", strict: true });
  return messages.map((message) => `publint: ${formatMessage(message, pkg) ?? message.code}`);
}

async function typeProblems(tarball: Uint8Array): Promise<string[]> {
  const { checkPackage, createPackageFromTarballData } = await import("@arethetypeswrong/core");
  const { problemKindInfo } = await import("@arethetypeswrong/core/problems");
  const result = await checkPackage(createPackageFromTarballData(tarball));
  if (!result.types) return ["types: the package has none"];
  return result.problems
    .filter((problem) => !excused(problem, result))
    .map((problem) => {
      const { title } = problemKindInfo[problem.kind];
      const where = "entrypoint" in problem ? ` (${problem.entrypoint}, ${problem.resolutionKind})` : "";
      return `types: ${title}${where}`;
    });
}

/** The rules of `moduleResolution: node10` know no `exports`, and JSON has no types. */
function excused(problem: Problem, { entrypoints }: Analysis): boolean {
  if (!("entrypoint" in problem)) return false;
  const { entrypoint, resolutionKind } = problem;
  if (resolutionKind === "node10" && entrypoint !== ".") return true;
  return entrypoint.endsWith(".json") && entrypoints[entrypoint]!.resolutions[resolutionKind].resolution !== undefined;
}
