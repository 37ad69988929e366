import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { writeArchives } from "../archives/writeArchives";
import { pack } from "../packages/pack";
import { packageFolders, readManifest, workspace } from "../packages/packages";
import { runToSuccess } from "../pulumi/runCommand";
import { absoluteLinks } from "./absoluteLinks";
import { notesOf } from "./changelog";
import { versionOf } from "./setVersion";

/** What a release is made for. */
export interface ReleaseOptions {
  /** Folder for the files; it is emptied first. */
  readonly destination: string;
  /** Address of the repository on GitHub. Without it the packages name none, and links of their READMEs stay relative. */
  readonly repository?: string;
  /** Takes what CHANGELOG.md has below Unreleased where it does not name the version. */
  readonly dryRun: boolean;
  /** Whether the plugin's archives have executables; else all have the script, and nothing is downloaded. Default: true. */
  readonly executables?: boolean;
}

/**
 * Makes the files of a release: a tarball per package, the archives of the plugin, the notes, and SHA256SUMS of them.
 * @returns the names of the files
 * @throws where versions differ, or CHANGELOG.md does not name the version
 */
export async function buildRelease({
  destination,
  repository,
  dryRun,
  executables = true,
}: ReleaseOptions): Promise<string[]> {
  const version = versionOf(workspace);
  const changelog = await readFile(path.join(workspace, "CHANGELOG.md"), "utf8");
  const notes = notesOf(changelog, dryRun && !changelog.includes(`## ${version}`) ? "Unreleased" : version);
  await rm(destination, { recursive: true, force: true });
  await mkdir(destination, { recursive: true });
  for (const folder of packageFolders) await packForRelease(folder, destination, version, repository);
  await writeArchives(destination, version, { executables, report: (line) => void process.stderr.write(`${line}\n`) });
  await writeFile(path.join(destination, "notes.md"), `${notes}\n`);
  const names = (await readdir(destination)).sort();
  const sums = names.map(async (name) => `${await sha256(path.join(destination, name))}  ${name}\n`);
  await writeFile(path.join(destination, "SHA256SUMS"), (await Promise.all(sums)).join(""));
  return [...names, "SHA256SUMS"];
}

/** Packs a package whose package.json and README name the repository. */
async function packForRelease(
  folder: string,
  destination: string,
  version: string,
  repository?: string,
): Promise<void> {
  const temporary = await mkdtemp(path.join(os.tmpdir(), "release-"));
  try {
    const tarball = await pack(path.join(workspace, folder), temporary);
    await runToSuccess("tar", ["-xzf", tarball], { cwd: temporary, timeoutMs: 60_000 });
    const staged = path.join(temporary, "package");
    if (repository !== undefined) await nameRepository(staged, folder, version, repository);
    await pack(staged, destination);
  } finally {
    await rm(temporary, { recursive: true });
  }
}

async function nameRepository(staged: string, folder: string, version: string, repository: string): Promise<void> {
  const manifest = {
    ...readManifest(staged),
    repository: { type: "git", url: `git+${repository}.git`, directory: folder },
    homepage: `${repository}/tree/v${version}/${folder}#readme`,
    bugs: `${repository}/issues`,
  };
  await writeFile(path.join(staged, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
  const readme = path.join(staged, "README.md");
  await writeFile(readme, absoluteLinks(await readFile(readme, "utf8"), folder, repository, `v${version}`));
}

async function sha256(file: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
}
