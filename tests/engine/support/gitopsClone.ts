import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import { type Emulator, startEmulator } from "alicloud-live-emulator";

import { writeCalls } from "../../../tools/journal/writeCalls";
import { cleanEnvironment } from "../../../tools/pulumi/cleanEnvironment";
import { engineEnvironment } from "../../../tools/pulumi/pulumiEngine";
import { runToSuccess } from "../../../tools/pulumi/runCommand";
import { loadOnFirstUse } from "../../support/loadOnFirstUse";
import { useEngine } from "./useEngine";

const workspace = path.resolve(__dirname, "../../..");
export const gitopsExample = path.join(workspace, "examples", "gitops");

/** Ten pipelines, each of several commands of the engine. */
export const flowTimeoutMs = 600_000;

/** Variables that a forge gives to every job. */
const stackSettings = { PULUMI_CONFIG_PASSPHRASE: "passphrase of a temporary stack" };

/** A clone of the example with its packages installed and its stack made, and where its jobs run. */
export interface GitopsClone {
  readonly folder: string;
  /** For what the forge leaves behind. */
  readonly forgeFolder: string;
  /** Environment of a job, without anything that only one forge gives. */
  readonly env: NodeJS.ProcessEnv;
  readonly settings: { readonly PULUMI_BACKEND_URL: string; readonly PULUMI_CONFIG_PASSPHRASE: string };
  /** Replaces a part of the mute file. */
  readonly edit: (from: string, to: string) => Promise<void>;
}

/** The emulator with the groups of the example, and clones of the example; anew for each test. */
export function useGitopsClone() {
  const engine = useEngine();
  let root: string;
  let emulator: Emulator;
  beforeEach(async () => {
    root = await realpath(await mkdtemp(path.join(os.tmpdir(), "gitops-")));
    emulator = await startEmulator();
    emulator.createApp({ appId: "demo" });
    for (const id of ["hall", "foyer", "backstage", "lobby"]) emulator.createGroup("demo", id);
  });
  afterEach(async () => {
    await emulator.close();
    await rm(root, { recursive: true, force: true });
  });

  return {
    emulator: (): Emulator => emulator,
    exempt: (groupId: string): string[] | "open" => {
      const state = emulator.state.group("demo", groupId)!.muteState();
      return state.mutedAll ? [...state.exempt].sort() : "open";
    },
    writes: (): number => writeCalls(emulator).length,
    async clone(): Promise<GitopsClone> {
      const folder = path.join(root, "clone");
      await cp(gitopsExample, folder, { recursive: true, filter: (file) => !file.includes("node_modules") });
      await installPackages(path.join(folder, "node_modules"));
      await Promise.all(["home", "state", "user", "forge"].map((name) => mkdir(path.join(root, name))));
      const env = {
        ...engineEnvironment(engine(), {
          base: cleanEnvironment(path.join(root, "user")),
          home: path.join(root, "home"),
        }),
        ...loadOnFirstUse,
        ALIBABA_CLOUD_ENDPOINT_LIVE: emulator.url,
      };
      const settings = { ...stackSettings, PULUMI_BACKEND_URL: `file://${path.join(root, "state")}` };
      await runToSuccess("pulumi", ["stack", "init", "dev", "--non-interactive"], {
        cwd: folder,
        env: { ...env, ...settings },
        timeoutMs: 60_000,
      });
      const file = path.join(folder, "mutes.yaml");
      const edit = async (from: string, to: string): Promise<void> => {
        const text = await readFile(file, "utf8");
        expect(text).toContain(from);
        await writeFile(file, text.replace(from, to));
      };
      return { folder, forgeFolder: path.join(root, "forge"), env, settings, edit };
    },
  };
}

/** The workspace's packages, and the command of ours where `npx` looks for it. */
async function installPackages(target: string): Promise<void> {
  const source = path.join(workspace, "node_modules");
  await mkdir(path.join(target, ".bin"), { recursive: true });
  const names = (await readdir(source)).filter((name) => !name.startsWith("."));
  await Promise.all(names.map((name) => symlink(path.join(source, name), path.join(target, name), "junction")));
  await symlink(path.join(workspace, "provider/bin/livemessage.js"), path.join(target, ".bin/livemessage"));
}
