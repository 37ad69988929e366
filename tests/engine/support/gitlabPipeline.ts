import { readFileSync } from "node:fs";

import { parse } from "yaml";

import { type CommandResult, runCommand } from "../../../tools/pulumi/runCommand";

type Variables = Readonly<Record<string, string>>;

interface Job {
  readonly extends?: string;
  readonly stage?: string;
  readonly rules?: readonly { readonly if: string; readonly when?: "never" }[];
  readonly variables?: Variables;
  readonly before_script?: readonly string[];
  readonly script?: readonly string[];
  readonly after_script?: readonly string[];
  readonly allow_failure?: { readonly exit_codes: readonly number[] };
}

/** A job as it was run. */
export interface JobResult extends CommandResult {
  readonly name: string;
  /** A job that failed in the way that it may is a warning. */
  readonly status: "success" | "warning" | "failed";
}

export interface GitlabRunnerOptions {
  readonly folder: string;
  /** Environment of every job. */
  readonly env: NodeJS.ProcessEnv;
  /** Variables of GitLab and of the project, by which rules choose jobs as well. */
  readonly variables: Variables;
}

/** Keys of the file that are no jobs. */
const sections = new Set(["stages", "default", "workflow", "variables", "include"]);

/**
 * Runs the jobs of a GitLab pipeline whose rules hold, stage by stage, as the shell of its runner does: before_script and
 * script are one script that ends at the first failure, with nothing on standard input; after_script is one of its own.
 */
export async function runPipeline(file: string, options: GitlabRunnerOptions): Promise<JobResult[]> {
  const pipeline = parse(readFileSync(file, "utf8")) as Record<string, Job> & { stages: readonly string[] };
  const jobs = Object.keys(pipeline)
    .filter((name) => !sections.has(name) && !name.startsWith("."))
    .map((name) => ({ name, job: withBase(pipeline, name) }))
    .filter(({ job }) => isChosen(job, options.variables));
  const results: JobResult[] = [];
  for (const stage of pipeline.stages) {
    for (const { name, job } of jobs.filter((one) => one.job.stage === stage)) {
      results.push(await runJob(name, job, options));
    }
    if (results.some(({ status }) => status === "failed")) break;
  }
  return results;
}

/** Maps are merged, and everything else is replaced. */
function withBase(pipeline: Record<string, Job>, name: string): Job {
  const job = pipeline[name];
  if (!job) throw new Error(`there is no job ${name} to extend`);
  if (job.extends === undefined) return job;
  const base = withBase(pipeline, job.extends);
  return { ...base, ...job, variables: { ...base.variables, ...job.variables } };
}

/** The first rule that holds decides; conditions are of the form `$NAME == "text"` or `$NAME == $OTHER`. */
function isChosen({ rules = [] }: Job, variables: Variables): boolean {
  const rule = rules.find((one) => {
    const comparison = /^\$(\w+) == (?:"([^"]*)"|\$(\w+))$/.exec(one.if);
    if (!comparison) throw new Error(`a rule of another form: ${one.if}`);
    const [, name, text, other] = comparison;
    return variables[name!] === (text ?? variables[other!]);
  });
  return rule !== undefined && rule.when !== "never";
}

async function runJob(name: string, job: Job, { folder, env, variables }: GitlabRunnerOptions): Promise<JobResult> {
  const expanded = Object.entries(job.variables ?? {}).map(([key, value]) => [
    key,
    value.replace(/\$(\w+)/g, (_, used: string) => variables[used] ?? ""),
  ]);
  const jobEnv = { ...env, ...variables, ...(Object.fromEntries(expanded) as Variables) };
  const bash = (lines: readonly string[]) =>
    runCommand("bash", ["--noprofile", "--norc", "-c", `set -eo pipefail\nset +o noclobber\n${lines.join("\n")}`], {
      cwd: folder,
      env: jobEnv,
      timeoutMs: 120_000,
    });
  const result = await bash([...(job.before_script ?? []), ...(job.script ?? [])]);
  // Its end says nothing about the job.
  if (job.after_script) await bash(job.after_script);
  const mayFail = job.allow_failure?.exit_codes.includes(result.exitCode) ?? false;
  return { ...result, name, status: result.exitCode === 0 ? "success" : mayFail ? "warning" : "failed" };
}
