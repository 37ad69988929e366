import { parseArgs } from "node:util";

import { suggestion } from "../text/suggestion";
import { UsageError } from "./command";
import type { Command, OptionValues, Surroundings } from "./command";
import { ExitCode } from "./exitCode";
import { commandHelp, commonOptions, programHelp } from "./help";
import { OutputError } from "./writeResult";
import { shown } from "../text/visible";

/**
 * Runs one command line.
 * @param args What stands after the name of the program.
 * @returns how to end, see ExitCode.
 */
export async function runCommand(
  args: readonly string[],
  commands: readonly Command[],
  version: string,
  world: Surroundings,
): Promise<number> {
  const [name, ...rest] = asked(args);
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    const text = programHelp(commands);
    if (name === undefined) world.err(text);
    else world.out(text);
    return name === undefined ? ExitCode.usage : ExitCode.ok;
  }
  if (name === "--version" || name === "-V" || name === "version") {
    world.out(`${version}\n`);
    return ExitCode.ok;
  }
  const command = commands.find((one) => one.name === name);
  try {
    if (!command) {
      throw new UsageError(
        `there is no command ${shown(name)}${suggestion(
          name,
          commands.map((one) => one.name),
        )}`,
      );
    }
    const { operands, options } = parse(command, rest);
    if (options["help"] === true) {
      world.out(commandHelp(command));
      return ExitCode.ok;
    }
    const isListed = command.operands.at(-1)?.endsWith("...") ?? false;
    const missing = command.operands.length - operands.length;
    if (missing > 0 || (missing < 0 && !isListed)) {
      const wanted = command.operands.length === 0 ? "no argument" : command.operands.join(" ");
      throw new UsageError(
        `${name} takes ${wanted}, and got ${operands.length === 0 ? "nothing" : operands.join(" ")}`,
      );
    }
    return await command.run(operands, options, world);
  } catch (error) {
    if (world.cancelled.aborted) {
      world.err("livemessage: cancelled\n");
      return ExitCode.cancelled;
    }
    if (error instanceof OutputError) {
      world.err(`${error.message}\n`);
      return ExitCode.problem;
    }
    if (!(error instanceof UsageError)) throw error;
    world.err(`livemessage: ${error.message}\nTry: livemessage ${command ? `${command.name} ` : ""}--help\n`);
    return ExitCode.usage;
  }
}

/** `help validate` asks what `validate --help` asks. */
function asked(args: readonly string[]): readonly string[] {
  const [name, about] = args;
  return name === "help" && about !== undefined && !about.startsWith("-") ? [about, "--help"] : args;
}

function parse(command: Command, args: string[]): { operands: string[]; options: OptionValues } {
  const known = { ...command.options, ...commonOptions };
  // Loose parsing, so that the complaint about an unknown option can be ours.
  const { tokens, values, positionals } = parseArgs({
    args,
    options: known,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const given = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!option) {
      const names = Object.keys(known).map((one) => `--${one}`);
      throw new UsageError(`unknown option ${token.rawName}${suggestion(token.rawName, names)}`);
    }
    if (option.type === "string" && !option.multiple && given.has(token.name)) {
      throw new UsageError(`${token.rawName} is given twice`);
    }
    given.add(token.name);
    if (option.type === "string" && !token.value) {
      throw new UsageError(`${token.rawName} needs a value: ${token.rawName} ${option.value ?? "TEXT"}`);
    }
    if (token.value?.startsWith("--") && !token.inlineValue) {
      throw new UsageError(
        `${token.rawName} needs a value before ${token.value} (or, if that is it, ${token.rawName}=${token.value})`,
      );
    }
    if (option.type === "boolean" && token.value !== undefined) throw new UsageError(`${token.rawName} takes no value`);
  }
  return { operands: positionals, options: { ...values } };
}
