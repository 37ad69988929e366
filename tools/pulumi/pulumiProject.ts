import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { cleanEnvironment } from "./cleanEnvironment";
import { engineEnvironment, executable, type PulumiEngine } from "./pulumiEngine";
import { runCommand, runToSuccess, type CommandResult } from "./runCommand";
import { readStackFiles, type StackFiles, type StackPlaces, withPlainConfig, writeStackFiles } from "./stackFiles";

const workspace = path.resolve(__dirname, "..", "..");
const stack = "dev";
const defaultTimeoutMs = 120_000;

/** Stacks that the engine has made, by what they depend on: another one like it need not be made by the engine. */
const madeStacks = new Map<string, StackFiles>();

export interface ProjectOptions {
  readonly engine: PulumiEngine;
  /** Text of the program, a CommonJS module; or of several files by name, `Pulumi.yaml` and `package.json` too if given. */
  readonly program: string | Readonly<Record<string, string>>;
  /** Name of the project. Default: "livemessage-project". */
  readonly name?: string;
  /** Stack configuration in clear, such as `{"livemessage:endpoint": "http://127.0.0.1:8080"}`. */
  readonly config?: Readonly<Record<string, string>>;
  /** Stack configuration that is kept encrypted. */
  readonly secretConfig?: Readonly<Record<string, string>>;
  /** Environment of every command, over this process's without the settings of other accounts and engines. */
  readonly env?: Readonly<Record<string, string>>;
  /** Folder that `node_modules` of the project stands for; false where the caller installs packages. Default: the workspace's. */
  readonly nodeModules?: string | false;
  /** Milliseconds after which a command is ended, and with it its children. Default: 120 000. */
  readonly timeoutMs?: number;
  /** Whether the engine's output is coloured. Default: false. */
  readonly colour?: boolean;
  /** Takes each command line before it is run, without the values of secrets, and its output as it comes. */
  readonly onCommand?: (commandLine: string) => void;
  readonly onOutput?: (text: string) => void;
}

/**
 * A project of a JavaScript program in a temporary folder, with one stack on a file backend and an engine home of its
 * own. Commands return whatever their exit code is; they reject only when they hang or cannot be started.
 */
export class PulumiProject {
  private constructor(
    /** Temporary folder of everything: project, backend, home. */
    readonly root: string,
    /** Folder of `Pulumi.yaml`. */
    readonly folder: string,
    private readonly options: ProjectOptions,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** @throws CommandFailedError if the stack cannot be made. */
  static async create(options: ProjectOptions): Promise<PulumiProject> {
    const root = await realpath(await mkdtemp(path.join(os.tmpdir(), "pulumi-project-")));
    const folders = Object.fromEntries(
      ["project", "home", "backend", "user"].map((name) => [name, path.join(root, name)]),
    );
    const { project = root, home = root, backend = root, user = root } = folders;
    await Promise.all(Object.values(folders).map((folder) => mkdir(folder)));
    const env = {
      ...engineEnvironment(options.engine, {
        base: cleanEnvironment(user),
        home,
        backendDir: backend,
        passphrase: "passphrase of a temporary stack",
      }),
      ...options.env,
    };
    const created = new PulumiProject(root, project, options, env);
    const { nodeModules = path.join(workspace, "node_modules") } = options;
    if (nodeModules !== false) await symlink(nodeModules, path.join(project, "node_modules"), "junction");
    await created.setProgram({
      "Pulumi.yaml": `name: ${options.name ?? "livemessage-project"}\nruntime: { name: nodejs, options: { typescript: false } }\n`,
      "package.json": `{ "name": "project", "private": true, "main": "index.js" }\n`,
      ...programFiles(options.program),
    });
    await created.makeStack({ backendDir: backend, settingsFile: path.join(project, `Pulumi.${stack}.yaml`) });
    return created;
  }

  /** Writes the program, or some of its files anew. */
  async setProgram(program: string | Readonly<Record<string, string>>): Promise<void> {
    const files = Object.entries(programFiles(program));
    await Promise.all(files.map(([name, text]) => writeFile(path.join(this.folder, name), text)));
  }

  /** Sets stack configuration, all of it in one command. */
  async setConfig(
    plain: Readonly<Record<string, string>>,
    secret: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const settings = [
      ...Object.entries(plain).flatMap(([key, value]) => ["--plaintext", `${key}=${value}`]),
      ...Object.entries(secret).flatMap(([key, value]) => ["--secret", `${key}=${value}`]),
    ];
    if (settings.length > 0) await this.runToSuccess("config", "set-all", "--stack", stack, ...settings);
  }

  /** Sets an environment variable for the commands from now on. */
  setVariable(name: string, value: string): void {
    this.env[name] = value;
  }

  up(...args: string[]): Promise<CommandResult> {
    return this.operate("up", "--yes", "--skip-preview", ...args);
  }

  /** With `--diff`, so that the output names each property that changes. */
  preview(...args: string[]): Promise<CommandResult> {
    return this.operate("preview", "--diff", ...args);
  }

  /** Exit code 0 only if the engine sees nothing to do. */
  previewExpectNoChanges(...args: string[]): Promise<CommandResult> {
    return this.operate("preview", "--diff", "--expect-no-changes", ...args);
  }

  refresh(...args: string[]): Promise<CommandResult> {
    return this.operate("refresh", "--yes", "--skip-preview", "--diff", ...args);
  }

  /** Looks for drift and writes nothing: the exit code is 0 only without drift. */
  detectDrift(...args: string[]): Promise<CommandResult> {
    return this.operate("refresh", "--preview-only", "--diff", "--expect-no-changes", ...args);
  }

  destroy(...args: string[]): Promise<CommandResult> {
    return this.operate("destroy", "--yes", "--skip-preview", ...args);
  }

  /** The stack's state as the engine exports it, with secrets encrypted. */
  async exportState(): Promise<StackState> {
    const { stdout } = await this.runToSuccess("stack", "export", "--stack", stack);
    return JSON.parse(stdout) as StackState;
  }

  /** Outputs of the program, those that are secret in clear too. */
  async outputs(): Promise<Record<string, unknown>> {
    const { stdout } = await this.runToSuccess("stack", "output", "--json", "--show-secrets", "--stack", stack);
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  /** Any command of the engine in the project's folder. */
  async run(...args: string[]): Promise<CommandResult> {
    return runCommand(this.command, this.announce(args), this.commandOptions);
  }

  /** An update that is cancelled, as by one Ctrl-C, when the signal is aborted. */
  async interruptedUp(interrupt: AbortSignal): Promise<CommandResult> {
    const args = this.announce(["up", "--yes", "--skip-preview", "--stack", stack]);
    return runCommand(this.command, args, { ...this.commandOptions, interrupt });
  }

  /** Removes the temporary folder. What the stack has made elsewhere stays. */
  async remove(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }

  /** The commands cost a second, so the files of a stack that was made in the same way are copied where there is one. */
  private async makeStack(places: StackPlaces): Promise<void> {
    const { name, engine, program, env = {}, config = {}, secretConfig = {}, onCommand } = this.options;
    const dependsOnMore =
      "Pulumi.yaml" in programFiles(program) || Object.keys(env).some((variable) => variable.startsWith("PULUMI_"));
    if (onCommand !== undefined || dependsOnMore) {
      await this.runToSuccess("stack", "init", stack);
      return this.setConfig(config, secretConfig);
    }
    const key = JSON.stringify([engine.version, name, secretConfig]);
    const made = madeStacks.get(key) ?? (await this.makeStackByCommands(places));
    madeStacks.set(key, made);
    await writeStackFiles(withPlainConfig(made, config), places);
  }

  private async makeStackByCommands(places: StackPlaces): Promise<StackFiles> {
    await this.runToSuccess("stack", "init", stack);
    await this.setConfig({}, this.options.secretConfig);
    return readStackFiles(places);
  }

  private operate(operation: string, ...args: string[]): Promise<CommandResult> {
    return this.run(operation, "--stack", stack, ...args);
  }

  private async runToSuccess(...args: string[]): Promise<CommandResult> {
    return runToSuccess(this.command, this.announce(args), this.commandOptions);
  }

  private announce(args: readonly string[]): string[] {
    this.options.onCommand?.(
      ["pulumi", ...args.map((arg, index) => (args[index - 1] === "--secret" ? hideValue(arg) : arg))].join(" "),
    );
    return [...args, "--non-interactive", "--color", this.options.colour === true ? "always" : "never"];
  }

  private get command(): string {
    return path.join(this.options.engine.binDir, executable("pulumi"));
  }

  private get commandOptions() {
    const { timeoutMs = defaultTimeoutMs, onOutput } = this.options;
    return { cwd: this.folder, env: this.env, timeoutMs, ...(onOutput === undefined ? {} : { onOutput }) };
  }
}

function programFiles(program: ProjectOptions["program"]): Readonly<Record<string, string>> {
  return typeof program === "string" ? { "index.js": program } : program;
}

/** The setting's key alone. */
function hideValue(setting: string): string {
  return setting.replace(/=.*/s, "=[secret]");
}

/** The parts of an exported stack that are looked at. */
export interface StackState {
  readonly deployment: {
    readonly resources?: readonly StateResource[];
    readonly pending_operations?: readonly unknown[];
  };
}

export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly initErrors?: readonly string[];
}
