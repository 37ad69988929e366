import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { servedBy } from "../../provider/src/faces/plugin/served";
import { goBuild } from "../go/goModule";
import { executable } from "../pulumi/pulumiEngine";
import { runToSuccess } from "../pulumi/runCommand";

export const workspace = path.resolve(__dirname, "../..");
const minutes = 60_000;

/** A folder in which packages are generated, installed and compiled; `node_modules` of it is the workspace's. */
export class Workplace {
  constructor(readonly folder: string) {
    symlinkSync(path.join(workspace, "node_modules"), this.path("node_modules"), "junction");
  }

  path(...names: string[]): string {
    return path.join(this.folder, ...names);
  }

  /** The generated package of a language. */
  sdk(language: string, ...names: string[]): string {
    return this.path("sdks", language, ...names);
  }

  /** Copies a program to where it is compiled. */
  take(program: string, ...to: string[]): void {
    const file = this.path(...to);
    mkdirSync(path.dirname(file), { recursive: true });
    cpSync(path.join(__dirname, "programs", program), file);
  }

  /** Runs a command in a folder of this place. @throws CommandFailedError */
  async run(folder: string, command: string, ...args: string[]): Promise<void> {
    await runToSuccess(command, args, { cwd: folder, timeoutMs: 10 * minutes, env: { ...process.env, GOWORK: "off" } });
  }

  /** Has the engine's generators write the packages of Python, Node.js and Go. They refuse a schema that is not one. */
  async generateSdks(version: string): Promise<void> {
    writeFileSync(this.schema, JSON.stringify(servedBy(version).schema()));
    await this.generate("generator", this.path("sdks"));
  }

  /** Builds a generator of this folder, and has it write what it makes of the schema. */
  async generate(name: string, folder: string): Promise<void> {
    const generator = this.path(executable(name));
    await goBuild({ module: path.join(__dirname, name), command: ".", output: generator }, process.env);
    await this.run(this.folder, generator, this.schema, folder);
  }

  /** The file of the plugin's schema. */
  get schema(): string {
    return this.path("schema.json");
  }
}
