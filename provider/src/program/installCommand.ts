import { existsSync } from "node:fs";
import path from "node:path";

/** Lock files, and the command of the package manager that writes each. */
const addCommands: readonly (readonly [lockFile: string, command: string])[] = [
  ["pnpm-lock.yaml", "pnpm add"],
  ["yarn.lock", "yarn add"],
  ["bun.lock", "bun add"],
  ["bun.lockb", "bun add"],
  ["package-lock.json", "npm install"],
];

/**
 * The command that adds packages to a project, in words of the package manager whose lock file is nearest above.
 * @param folder of the project
 * @returns such as "pnpm add @pulumi/alicloud"; with npm where there is no lock file
 */
export function installCommand(packages: readonly string[], folder: string): string {
  const command = addCommands.find(([lockFile]) => existsSync(path.join(folder, lockFile)))?.[1];
  const parent = path.dirname(folder);
  if (command === undefined && parent !== folder) return installCommand(packages, parent);
  return `${command ?? "npm install"} ${packages.join(" ")}`;
}
