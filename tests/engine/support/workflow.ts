import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import { parse } from "yaml";

import { runCommand, type CommandResult } from "../../../tools/pulumi/runCommand";

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What a runner gives to a job. */
export interface RunnerOptions {
  readonly folder: string;
  /** Environment of every step; what actions would have set belongs in here. */
  readonly env: NodeJS.ProcessEnv;
  /** Values of expressions, such as `{"vars.PULUMI_STACK": "dev"}`. Every other expression is an error. */
  readonly expressions: Readonly<Record<string, string>>;
}

/** A step as it was run. */
export interface StepResult extends CommandResult {
  readonly name: string;
}

/**
 * Runs the shell steps of the only job of a GitHub workflow as its runner does: `bash -eo pipefail` on a script, with
 * GITHUB_ENV, GITHUB_OUTPUT and GITHUB_STEP_SUMMARY; after a failure only steps that say so. Actions are left out.
 * @returns the steps that ran, and what they wrote to the summary
 */
export async function runWorkflow(
  file: string,
  { folder, env, expressions }: RunnerOptions,
): Promise<{ steps: StepResult[]; summary: string; failed: StepResult | undefined }> {
  const workflow = parse(readFileSync(file, "utf8")) as {
    env: Record<string, string>;
    jobs: Record<string, { steps: Step[] }>;
  };
  const [job] = Object.values(workflow.jobs);
  const scratch = await mkdtemp(path.join(os.tmpdir(), "workflow-"));
  const known: Record<string, string> = { ...expressions };
  const fill = (text: string): string =>
    text.replace(/\$\{\{ *([\w.]+) *\}\}/g, (_, name: string) => {
      const value = known[name];
      if (value === undefined) throw new Error(`${file}: nothing stands for ${name}`);
      return value;
    });
  const filled = (values: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value)]));

  let jobEnv: NodeJS.ProcessEnv = { ...env, ...filled(workflow.env) };
  const steps: StepResult[] = [];
  let failed: StepResult | undefined;
  const files = { GITHUB_ENV: "env", GITHUB_OUTPUT: "output", GITHUB_STEP_SUMMARY: "summary" };
  try {
    for (const [name, base] of Object.entries(files)) {
      jobEnv[name] = path.join(scratch, base);
      await writeFile(jobEnv[name], "");
    }
    for (const step of job!.steps) {
      for (const id of job!.steps.flatMap((one) => one.id ?? [])) known[`steps.${id}.outputs.code`] ??= "";
      if (step.run === undefined || !shouldRun(step, known, failed !== undefined)) continue;
      if (/\$\{\{/.test(step.run)) throw new Error(`${file}: an expression in a script may inject code: ${step.run}`);
      const script = path.join(scratch, "step.sh");
      await writeFile(script, step.run);
      const result = await runCommand("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
        cwd: folder,
        env: { ...jobEnv, ...filled(step.env) },
        timeoutMs: 120_000,
      });
      const done = { ...result, name: step.name ?? step.run };
      steps.push(done);
      if (result.exitCode !== 0) failed ??= done;
      jobEnv = { ...jobEnv, ...(await settings(path.join(scratch, files.GITHUB_ENV))) };
      for (const [name, value] of Object.entries(await settings(path.join(scratch, files.GITHUB_OUTPUT)))) {
        if (step.id !== undefined) known[`steps.${step.id}.outputs.${name}`] = value;
      }
      await writeFile(path.join(scratch, files.GITHUB_OUTPUT), "");
    }
    return { steps, failed, summary: await readFile(path.join(scratch, files.GITHUB_STEP_SUMMARY), "utf8") };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Conditions of the forms that the examples use: comparisons joined by `&&`, and `always()`. */
function shouldRun(step: Step, known: Readonly<Record<string, string>>, hasFailed: boolean): boolean {
  const parts = (step.if ?? "success()").split("&&").map((part) => part.trim());
  const always = parts.includes("always()");
  if (hasFailed && !always) return false;
  return parts.every((part) => {
    if (part === "always()" || part === "success()") return true;
    const comparison = /^([\w.]+) (==|!=) '([^']*)'$/.exec(part);
    if (!comparison) throw new Error(`a condition of another form: ${part}`);
    const [, name, operator, value] = comparison;
    return ((known[name!] ?? "") === value) === (operator === "==");
  });
}

async function settings(file: string): Promise<Record<string, string>> {
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
}
