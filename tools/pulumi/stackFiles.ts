import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parse, stringify } from "yaml";

/** A new stack, as the engine writes it to a file backend and beside the program. */
export interface StackFiles {
  /** Text by the file's path in the folder of the backend. */
  readonly backend: Readonly<Record<string, string>>;
  /** Of `Pulumi.STACK.yaml`. */
  readonly settings: string;
}

/** Where the files of a stack are. */
export interface StackPlaces {
  readonly backendDir: string;
  readonly settingsFile: string;
}

export async function readStackFiles({ backendDir, settingsFile }: StackPlaces): Promise<StackFiles> {
  const entries = await readdir(backendDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const texts = files.map(async (file) => [path.relative(backendDir, file), await readFile(file, "utf8")] as const);
  return {
    backend: Object.fromEntries(await Promise.all(texts)),
    settings: await readFile(settingsFile, "utf8"),
  };
}

export async function writeStackFiles({ backend, settings }: StackFiles, places: StackPlaces): Promise<void> {
  for (const [name, text] of Object.entries(backend)) {
    const file = path.join(places.backendDir, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await writeFile(places.settingsFile, settings);
}

/** Adds configuration in clear to that of `Pulumi.STACK.yaml`. */
export function withPlainConfig(files: StackFiles, plain: Readonly<Record<string, string>>): StackFiles {
  const settings = parse(files.settings) as { config?: Record<string, unknown> };
  return { ...files, settings: stringify({ ...settings, config: { ...settings.config, ...plain } }) };
}
