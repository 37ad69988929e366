import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { pluginFolder } from "../../../tools/plugin/builtPlugin";
import type { PulumiEngine } from "../../../tools/pulumi/pulumiEngine";

/** What a kill hits: the engine itself, or the process of the provider, which is the one for dynamic resources or the plugin. */
export type Victim = "engine" | "provider";

const commands = {
  engine: "pulumi",
  dynamicProvider: "pulumi-resource-pulumi-nodejs",
  plugin: "pulumi-resource-livemessage",
} as const;
/** What is on the command line of a process of its kind. */
const signs: Readonly<Record<Victim, RegExp>> = {
  engine: /pulumi/,
  provider: /dynamic-provider|pulumi-resource-livemessage/,
};

/** An engine whose processes can be found and killed: its commands note their process ids before they run. */
export class KillableEngine {
  readonly engine: PulumiEngine;
  private readonly folder: string;

  constructor(original: PulumiEngine, folder: string) {
    this.folder = folder;
    const binDir = path.join(folder, "bin");
    mkdirSync(binDir, { recursive: true });
    const noted: readonly string[] = Object.values(commands);
    for (const file of readdirSync(original.binDir)) {
      const [from, to] = [path.join(original.binDir, file), path.join(binDir, file)];
      if (!noted.includes(file)) symlinkSync(from, to);
    }
    this.note("engine", path.join(binDir, commands.engine), path.join(original.binDir, commands.engine));
    // As the plugin itself does, but in the process whose id was noted.
    const script = "$(node -p \"require.resolve('@pulumi/pulumi/cmd/dynamic-provider')\")";
    this.note("provider", path.join(binDir, commands.dynamicProvider), "node", script);
    this.note("provider", path.join(binDir, commands.plugin), path.join(pluginFolder, commands.plugin));
    this.engine = { ...original, binDir };
  }

  /** Kills the newest process of its kind that is there; false if none is. */
  kill(victim: Victim): boolean {
    const pid = this.running(victim).at(-1);
    return pid !== undefined && this.killIfThere(pid);
  }

  private killIfThere(pid: number): boolean {
    try {
      process.kill(pid, "SIGKILL");
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
      return false;
    }
  }

  /** Waits until the processes of the provider have ended; whatever is left of them after the time is the answer. */
  async providersLeft(withinMs: number): Promise<number[]> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const left = this.running("provider");
      if (left.length === 0 || Date.now() > deadline) return left;
      await delay(50);
    }
  }

  /** Ends programs (of the project in that folder) and language hosts whose engine was killed, and which nobody would end. */
  killPrograms(projectFolder: string): void {
    const running = existsSync("/proc") ? readdirSync("/proc").map(Number).filter(Number.isInteger) : [];
    const ours = [projectFolder, path.join(this.folder, "bin")];
    const programs = running.filter((pid) => ours.some((folder) => commandLine(pid).includes(folder)));
    for (const pid of programs) this.killIfThere(pid);
  }

  /** Writes a command that notes its process id, and becomes another command. */
  private note(victim: Victim, file: string, ...command: string[]): void {
    const run = command.map((part) => `"${part}"`).join(" ");
    writeFileSync(file, `#!/bin/sh\necho $$ >> "${this.pidFile(victim)}"\nexec ${run} "$@"\n`);
    chmodSync(file, 0o755);
  }

  /** Process ids of those that have not ended, oldest first. */
  private running(victim: Victim): number[] {
    const file = this.pidFile(victim);
    const noted = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").map(Number) : [];
    return noted.filter((pid) => signs[victim].test(commandLine(pid)));
  }

  private pidFile(victim: Victim): string {
    return path.join(this.folder, `${victim}.pids`);
  }
}

/** Of a process that is there no more it is empty. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
