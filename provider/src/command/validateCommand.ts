import { isPolicyFileError, renderPolicyFileProblem } from "../policy/policyFileError";
import { readPolicyFile } from "../policy/policyFile";
import { styled } from "./styled";
import type { Command } from "./command";
import { ExitCode } from "./exitCode";

/** Checks a mute file without any connection: for editors, pre-commit hooks and pipelines. */
export const validateCommand: Command = {
  name: "validate",
  summary: "check a mute file, offline",
  description: `Checks the file against its schema and against the limits of the service, and shows every problem
with its line. Needs no credentials and no connection. With --json it prints an object with "file", "ok"
and "problems", each with "line", "column" and "message".`,
  operands: ["FILE"],
  options: {
    "app-given": { type: "boolean", help: "The program gives the app, so the file need not" },
    json: { type: "boolean", help: "Print the result as JSON" },
  },
  run([file], options, world) {
    try {
      const policy = readPolicyFile(file!, { appIdGiven: options["app-given"] === true });
      const groups = Object.keys(policy.groups).length;
      if (options["json"] === true) world.out(`${JSON.stringify({ file, ok: true, groups, problems: [] }, null, 2)}\n`);
      else world.err(`${file}: ${groups} group${groups === 1 ? "" : "s"}, no problems\n`);
      return ExitCode.ok;
    } catch (error) {
      if (!isPolicyFileError(error)) throw error;
      if (options["json"] === true) {
        const problems = error.problems.map(({ position, message }) => ({ ...position, message }));
        world.out(`${JSON.stringify({ file, ok: false, problems }, null, 2)}\n`);
        return ExitCode.problem;
      }
      for (const problem of error.problems) {
        const [first, ...rest] = renderPolicyFileProblem(file!, problem).split("\n");
        world.err(`${styled("bold", first!, world.coloursErr)}\n`);
        for (const [index, line] of rest.entries())
          world.err(`${index === 1 ? styled("red", line, world.coloursErr) : line}\n`);
      }
      const count = error.problems.length;
      world.err(`${count} problem${count === 1 ? "" : "s"}\n`);
      return ExitCode.problem;
    }
  },
};
