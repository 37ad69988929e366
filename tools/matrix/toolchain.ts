import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { cacheFolder } from "../pulumi/engineCache";
import { runToSuccess } from "../pulumi/runCommand";
import type { ManagerUse } from "./managers";

/** A tool of a row is not to be had on this machine. */
export class ToolNotFoundError extends Error {
  override readonly name = "ToolNotFoundError";
}

/**
 * Folders that come first on PATH: of a version of Node.js, and of a package manager. Both come from npm, into the cache.
 * @param node major version
 * @throws ToolNotFoundError
 */
export async function toolFolders(node: number, { tool }: ManagerUse): Promise<string[]> {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const nodeFolder = await bring(`node-${platform}-${process.arch}`, String(node));
  const folders = [path.join(nodeFolder, "node_modules", "node", "bin")];
  if (tool) folders.push(path.join(await bring(tool.name, tool.version), "node_modules", ".bin"));
  return folders;
}

/** Installs a package by itself; its folder in `node_modules` is named `node` for the binaries of Node.js. */
async function bring(name: string, version: string): Promise<string> {
  const folder = path.join(cacheFolder(), "matrix", `${name.replace("/", "+")}-${version}`);
  const installed = path.join(folder, "installed");
  if (existsSync(installed)) return folder;
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "package.json"), "{}");
  const spec = name.startsWith("node-") ? `node@npm:${name}@${version}` : `${name}@${version}`;
  try {
    await runToSuccess("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", spec], {
      cwd: folder,
      timeoutMs: 300_000,
    });
  } catch (error) {
    throw new ToolNotFoundError(`${name} ${version} is not to be had: ${(error as Error).message}`);
  }
  await writeFile(installed, "");
  return folder;
}
