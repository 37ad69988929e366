import assert from "node:assert/strict";
import { chmodSync, copyFileSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { goBuild, requiredVersion } from "../go/goModule";
import { cliModule, hostModule } from "../pulumi/engineVersions";
import { executable } from "../pulumi/pulumiEngine";
import { runToSuccess } from "../pulumi/runCommand";
import { type Workplace, workspace } from "./workplace";

/** What the engine needs for the program of a language. */
export interface LanguageProject {
  readonly program: Readonly<Record<string, string>>;
  /** Folders that come first on PATH: of a language host, and of what it runs. */
  readonly folders?: readonly string[];
  readonly nodeModules?: string;
}

/**
 * Installs or compiles the generated package of a language, with a program that uses it. Where there is a language host here,
 * the answer says how the engine runs the program.
 */
export type Language = (place: Workplace) => Promise<LanguageProject | "compiled" | "generated">;

const sdkModule = "github.com/pulumi/pulumi/sdk/v3";
const programs = path.join(__dirname, "programs");

const textOf = (file: string): Promise<string> => readFile(file, "utf8");

async function python(place: Workplace): Promise<LanguageProject> {
  const venv = place.path("venv");
  const python = path.join(venv, "bin", "python");
  const manifest = await textOf(require.resolve("@pulumi/pulumi/package.json"));
  const { version } = JSON.parse(manifest) as { version: string };
  await place.run(place.folder, "python3", "-m", "venv", venv);
  await place.run(
    place.folder,
    python,
    "-m",
    "pip",
    "install",
    "--quiet",
    `pulumi==${version}`,
    "mypy",
    place.sdk("python"),
  );
  // Checks the program's types against those of the package.
  await place.run(place.folder, python, "-m", "mypy", "--strict", path.join(programs, "__main__.py"));
  const hostFolder = place.path("python-host");
  mkdirSync(hostFolder);
  const host = "pulumi-language-python";
  const output = path.join(hostFolder, executable(host));
  await goBuild({ module: hostModule, command: `${sdkModule}/python/cmd/${host}`, output }, process.env);
  const args = ["list", "-mod=readonly", "-f", "{{.Dir}}", `${sdkModule}/python/cmd/${host}`];
  const source = await runToSuccess("go", args, { cwd: hostModule, timeoutMs: 60_000 });
  const runner = path.join(hostFolder, `${host}-exec`);
  copyFileSync(path.join(source.stdout.trim(), `../${host}-exec`), runner);
  chmodSync(runner, 0o755);
  return {
    // Of the options of a runtime this old host hears nothing from the CLI of today.
    folders: [hostFolder, path.join(venv, "bin")],
    program: {
      "Pulumi.yaml": `name: livemessage-project\nruntime: python\n`,
      "__main__.py": await textOf(path.join(programs, "__main__.py")),
    },
  };
}

async function nodejs(place: Workplace): Promise<LanguageProject> {
  const sdk = place.sdk("nodejs");
  const tsc = [require.resolve("typescript/bin/tsc"), "--skipLibCheck", "--ignoreDeprecations", "6.0"];
  await place.run(sdk, process.execPath, ...tsc, "-p", ".");
  const built = path.join(sdk, "bin");
  copyFileSync(path.join(sdk, "package.json"), path.join(built, "package.json"));
  const nodeModules = place.path("nodejs-modules");
  mkdirSync(nodeModules);
  const installed = path.join(workspace, "node_modules");
  for (const name of readdirSync(installed)) symlinkSync(path.join(installed, name), path.join(nodeModules, name));
  symlinkSync(built, path.join(nodeModules, "pulumi-livemessage"));
  const folder = place.path("nodejs-program");
  place.take("index.ts", "nodejs-program", "index.ts");
  symlinkSync(nodeModules, path.join(folder, "node_modules"));
  const options = ["--strict", "--module", "node16", "--moduleResolution", "node16", "--target", "es2022"];
  await place.run(folder, process.execPath, ...tsc, ...options, "--types", "node", "index.ts");
  return { nodeModules, program: { "index.js": await textOf(path.join(folder, "index.js")) } };
}

/** Compiles only: there is no language host for Go here. */
async function go(place: Workplace): Promise<"compiled"> {
  const sdk = place.sdk("go");
  const version = await requiredVersion(cliModule, "github.com/pulumi/pulumi/pkg/v3");
  const module = "example.com/pulumi-livemessage/sdk/go";
  writeFileSync(path.join(sdk, "go.mod"), `module ${module}\n\ngo 1.25\n\nrequire ${sdkModule} v${version}\n`);
  place.take("main.go", "sdks", "go", "program", "main.go");
  await place.run(sdk, "go", "mod", "tidy");
  await place.run(sdk, "go", "vet", "./...");
  return "compiled";
}

/** Generates only. @throws Error where a type or a look-up of the schema has no class */
async function dotnet(place: Workplace): Promise<"generated"> {
  const sdk = place.sdk("dotnet");
  await place.generate("dotnetGenerator", sdk);
  const schema = JSON.parse(await textOf(place.schema)) as Record<"resources" | "functions", Record<string, object>>;
  for (const token of [...Object.keys(schema.resources), ...Object.keys(schema.functions)]) {
    const [, , name = ""] = token.split(":");
    const className = name.charAt(0).toUpperCase() + name.slice(1);
    assert.match(await textOf(path.join(sdk, `${className}.cs`)), new RegExp(`class ${className}\\b`));
  }
  return "generated";
}

/** By their names. */
export const languages: Readonly<Record<string, Language>> = { python, nodejs, go, dotnet };
