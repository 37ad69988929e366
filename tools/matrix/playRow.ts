import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { startEmulator } from "alicloud-live-emulator";
import { pack } from "../packages/pack";
import { readManifest, workspace } from "../packages/packages";
import { oldestUsableVersion } from "../pulumi/engineVersions";
import type { PulumiEngine } from "../pulumi/pulumiEngine";
import { PulumiProject } from "../pulumi/pulumiProject";
import { type CommandResult, runToSuccess } from "../pulumi/runCommand";
import { managers } from "./managers";
import { programFiles, wrapper, wrapperFiles } from "./programs";
import type { Row } from "./rows";
import { toolFolders } from "./toolchain";

const name = "pulumi-alicloud-livemessage";
const sdk = "@pulumi/pulumi";

/** What rows share. */
export interface Place {
  readonly engine: PulumiEngine;
  /** The tarball of the package. */
  readonly tarball: string;
  /** Folder for what a row packs. */
  readonly folder: string;
}

/**
 * Installs the package from its tarball as a row says, and takes a program through preview, update, change and destroy on
 * an emulator; or sees it refused.
 * @throws ToolNotFoundError where a tool is missing, and any other error where the row fails
 */
export async function playRow(row: Row, place: Place): Promise<void> {
  const { manager = "npm", program = "commonjs", node = 22, runtime, typescript, refusal } = row;
  const use = managers[manager];
  const standIns = runtime === "bun" ? [await bunFolder(place)] : [];
  const searched = [...standIns, ...(await toolFolders(node, use)), place.engine.binDir, process.env.PATH].join(
    path.delimiter,
  );
  const emulator = await startEmulator({ quota: false });
  emulator.createApp({ appId: "app1" });
  emulator.createGroup("app1", "hall");
  const mute = () => emulator.state.group("app1", "hall")!.muteState();
  const project = await PulumiProject.create({
    engine: place.engine,
    nodeModules: false,
    name: "matrix",
    program: { ...programFiles(program, row.isNested ? wrapper : name, typescript), ...use.files },
    env: { PATH: searched, ...use.env },
    config: {
      "matrix:users": "host,mod1",
      "livemessage:endpoint": emulator.url,
      "alicloud:accessKey": emulator.credentials.accessKeyId,
    },
    secretConfig: { "alicloud:secretKey": emulator.credentials.accessKeySecret },
  });
  try {
    await project.setProgram({ "package.json": JSON.stringify(await manifest(row, place)) });
    const [command, ...args] = use.install;
    const env = { ...process.env, PATH: searched };
    await runToSuccess(command, args, { cwd: project.folder, env, timeoutMs: 300_000 });

    if (refusal) {
      const { exitCode, output } = await project.up();
      assert.notEqual(exitCode, 0, output);
      assert.match(output, refusal);
      assert.equal(mute().mutedAll, false);
      return;
    }
    const preview = await project.preview();
    expectSuccess(preview);
    assert.match(preview.output, /\+ 2 to create/);
    expectSuccess(await project.up());
    assert.deepEqual(mute().exempt.toSorted(), ["host", "mod1"]);
    await project.setConfig({ "matrix:users": "host,guest" });
    expectSuccess(await project.up());
    assert.deepEqual(mute().exempt.toSorted(), ["guest", "host"]);
    assert.deepEqual(await project.outputs(), { speakers: ["guest", "host"] });
    expectSuccess(await project.destroy());
    assert.equal(mute().mutedAll, false);
  } finally {
    await project.remove();
    await emulator.close();
  }
}

/**
 * A folder with a `node` that hands the program to Bun. It stands in for the language host of `runtime: bun`, which starts the
 * same module of @pulumi/pulumi by Bun.
 */
async function bunFolder({ folder }: Place): Promise<string> {
  const bin = path.join(folder, "bun-runs-programs");
  await mkdir(bin, { recursive: true });
  const script = [
    "#!/bin/sh",
    `PATH=\${PATH#*:}`,
    'case "$1" in -e | -p) exec node "$@" ;; esac',
    'case "$*" in */cmd/run*) exec bun "$@" ;; *) exec node "$@" ;; esac',
    "",
  ];
  await writeFile(path.join(bin, "node"), script.join("\n"), { mode: 0o755 });
  return bin;
}

async function manifest({ program, sdk: wanted, typescript, isNested }: Row, place: Place): Promise<object> {
  const tarball = `file:${place.tarball}`;
  const dependencies: Record<string, string> = {
    [sdk]: sdkVersion(wanted),
    ...(isNested ? { [wrapper]: `file:${await packWrapper(tarball, place)}` } : { [name]: tarball }),
    ...(typescript === undefined ? {} : { typescript }),
    ...(program === "typescript" ? { "@types/node": "20" } : {}),
  };
  return { name: "matrix", private: true, type: program === "esm" ? "module" : "commonjs", dependencies };
}

function sdkVersion(wanted: Row["sdk"]): string {
  if (wanted === "newest") return "latest";
  if (wanted === "oldest") return oldestUsableVersion;
  return readManifest(path.join(workspace, "node_modules", sdk)).version;
}

async function packWrapper(tarball: string, { folder }: Place): Promise<string> {
  const source = path.join(folder, wrapper);
  await mkdir(source, { recursive: true });
  for (const [file, text] of Object.entries(wrapperFiles({ [name]: tarball })))
    await writeFile(path.join(source, file), text);
  return path.join(folder, await pack(source, folder));
}

function expectSuccess({ exitCode, output }: CommandResult): void {
  assert.equal(exitCode, 0, output);
}
