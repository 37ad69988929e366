import { build, type BuildOptions } from "esbuild";
import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";

/** A package that went into a bundle. */
interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Text of its licence files. Empty where it ships none. */
  readonly text: string;
}

/** Bundles a file with all that it loads, and writes the licences of the packages in it beside the bundle. */
export async function bundle(entry: string, outfile: string, more: BuildOptions = {}): Promise<void> {
  const { metafile } = await build({
    ...more,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20.19",
    metafile: true,
    logLevel: "warning",
    logOverride: { "import-is-undefined": "error" },
  });
  const packages = new Map(
    Object.keys(metafile.inputs)
      .map((input) => packageFolder(path.resolve(input)))
      .filter((folder) => folder !== undefined)
      .map((folder) => [folder, readPackage(folder)]),
  );
  if (packages.size > 0)
    await writeFile(`${outfile}.LICENSES.txt`, [...packages.values()].map(notice).sort().join("\n"));
}

function packageFolder(file: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];
}

function readPackage(folder: string): BundledPackage {
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as Omit<BundledPackage, "text">;
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|notice|copying)/i.test(name));
  const texts = files.map((name) => readFileSync(path.join(folder, name), "utf8").trim());
  if (!manifest.license) throw new Error(`${folder} names no licence`);
  return { ...manifest, text: texts.join("\n\n") };
}

function notice({ name, version, license, text }: BundledPackage): string {
  return `${name} ${version}: ${license}\n${text === "" ? "" : `\n${text}\n`}`;
}
