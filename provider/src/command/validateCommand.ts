import { isPolicyFileError, renderPolicyFileProblem } from "../muteFile/policyFileError";
import type { PolicyFileProblem } from "../muteFile/policyFileError";
import { checkPolicy, mostFileBytes } from "../muteFile/policyFile";
import { plural } from "../text/plural";
import { styled } from "./styled";
import { UsageError } from "./command";
import type { Command, Surroundings } from "./command";
import { ExitCode } from "./exitCode";
import { textOf } from "./textOf";

/** What the check of one file says. */
interface Checked {
  file: string;
  /** Absent where the file is not right. */
  groups?: number;
  problems: readonly PolicyFileProblem[];
  /** What is right, and better known. */
  warnings: readonly PolicyFileProblem[];
}

/** Checks mute files without any connection: for editors, pre-commit hooks and pipelines. */
export const validateCommand: Command = {
  name: "validate",
  summary: "check mute files, offline",
  description: `Checks each file against its schema and against the limits of the service, and shows every problem
with its line; - reads standard input. Needs no credentials and no connection. A warning is no problem. With
--json it prints an object with "file", "ok", "problems" and, where there are any, "warnings", each with
"line", "column" and "message"; for several files, an object with "ok" and "files", a list of such objects.`,
  operands: ["FILE..."],
  options: {
    "app-given": { type: "boolean", help: "The program gives the app, so the files need not" },
    json: { type: "boolean", help: "Print the result as JSON" },
  },
  async run(files, options, world) {
    if (files.filter((file) => file === "-").length > 1) throw new UsageError("standard input can be read once only");
    const results: Checked[] = [];
    for (const file of files) results.push(await check(file, options["app-given"] === true, world));
    const broken = results.filter(({ problems }) => problems.length > 0).length;
    if (options["json"] === true) {
      const all = results.map(asJson);
      world.out(`${JSON.stringify(all.length === 1 ? all[0] : { ok: broken === 0, files: all }, null, 2)}\n`);
    } else {
      for (const result of results) tell(result, world);
      const count = results.reduce((sum, { problems }) => sum + problems.length, 0);
      const where = files.length === 1 ? "" : ` in ${broken} of ${files.length} files`;
      if (broken > 0) world.err(`${plural(count, "problem")}${where}\n`);
    }
    return broken === 0 ? ExitCode.ok : ExitCode.problem;
  },
};

async function check(file: string, appIdGiven: boolean, world: Surroundings): Promise<Checked> {
  try {
    const read = await textOf(file, mostFileBytes, world);
    const { policy, warnings } = checkPolicy(read, file, { appIdGiven });
    return { file, groups: Object.keys(policy.groups).length, problems: [], warnings };
  } catch (error) {
    if (!isPolicyFileError(error)) throw error;
    return { file, problems: error.problems, warnings: [] };
  }
}

function asJson({ file, groups, problems, warnings }: Checked): object {
  const listed = (all: readonly PolicyFileProblem[]) => all.map(({ position, message }) => ({ ...position, message }));
  return {
    file,
    ok: problems.length === 0,
    ...(groups === undefined ? {} : { groups }),
    problems: listed(problems),
    ...(warnings.length === 0 ? {} : { warnings: listed(warnings) }),
  };
}

/** So many problems of a file are told; the rest is counted. */
const mostTold = 100;

function tell({ file, groups, problems, warnings }: Checked, world: Surroundings): void {
  tellAll(file, problems, "problem", world);
  tellAll(
    file,
    warnings.map((warning) => ({ ...warning, message: `warning: ${warning.message}` })),
    "warning",
    world,
  );
  if (groups === undefined) return;
  const warned = warnings.length === 0 ? "" : `, ${plural(warnings.length, "warning")}`;
  world.err(`${file}: ${plural(groups, "group")}, no problems${warned}\n`);
}

function tellAll(file: string, found: readonly PolicyFileProblem[], kind: string, world: Surroundings): void {
  for (const one of found.slice(0, mostTold)) {
    const [first, ...rest] = renderPolicyFileProblem(file, one).split("\n");
    world.err(`${styled("bold", first!, world.coloursErr)}\n`);
    for (const [index, line] of rest.entries())
      world.err(`${index === 1 ? styled("red", line, world.coloursErr) : line}\n`);
  }
  const more = found.length - mostTold;
  if (more > 0) world.err(`${file}: and ${plural(more, `more ${kind}`)}; --json lists them all\n`);
}
