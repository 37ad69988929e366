import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { audit } from "./audit";
import { pack } from "./pack";
import { packageProblems } from "./packageProblems";
import { packageFolders, workspace } from "./packages";

/** `npm run check:packages`: packs and checks each package, or checks the tarballs that are named. Ends with 1 for problems. */
async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const temporary = await mkdtemp(path.join(os.tmpdir(), "packages-"));
  try {
    const packed = async (): Promise<string[]> => {
      const files: string[] = [];
      for (const folder of packageFolders) files.push(await pack(path.join(workspace, folder), temporary));
      return files.map((file) => path.join(temporary, file));
    };
    for (const tarball of given.length > 0 ? given : await packed()) {
      print(path.basename(tarball), await packageProblems(tarball));
    }
    if (given.length > 0) return;
    const audited = await audit(workspace);
    if ("skipped" in audited)
      process.stdout.write(`audit: skipped, since the registry gave no answer: ${audited.skipped}\n`);
    else print("audit", audited.problems);
  } finally {
    await rm(temporary, { recursive: true });
  }
}

function print(what: string, problems: readonly string[]): void {
  if (problems.length > 0) process.exitCode = 1;
  const lines = problems.length === 0 ? [" no problems"] : problems.map((problem) => `\n  ${problem}`);
  process.stdout.write(`${what}:${lines.join("")}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
