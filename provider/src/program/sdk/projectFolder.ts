import * as pulumi from "@pulumi/pulumi";
import { existsSync } from "node:fs";
import path from "node:path";

/**
 * The folder of `Pulumi.yaml`; undefined where there is none. The program runs in another one where the project's `main`
 * is in a folder of its own. Not every language host tells the SDK, so else it is looked for as the command `pulumi` does.
 */
export function projectFolder(): string | undefined {
  const known = pulumi.getRootDirectory();
  if (path.isAbsolute(known) && isProject(known)) return known;
  for (let folder = process.cwd(); ; folder = path.dirname(folder)) {
    if (isProject(folder)) return folder;
    if (folder === path.dirname(folder)) return undefined;
  }
}

function isProject(folder: string): boolean {
  return ["yaml", "yml", "json"].some((ending) => existsSync(path.join(folder, `Pulumi.${ending}`)));
}
