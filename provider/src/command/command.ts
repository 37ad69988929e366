import type { ParseArgsConfig } from "node:util";
import { PackageError } from "../errors/packageError";

/** The outside world of a command; tests bring their own. */
export interface Surroundings {
  /** Writes a result. */
  out(text: string): void;
  /** Writes what is not a result: problems, progress. */
  err(text: string): void;
  /** Whether results go to a terminal that takes colours. */
  coloursOut: boolean;
  /** Whether messages go to a terminal that takes colours, and where a line can be written over. */
  coloursErr: boolean;
  env: NodeJS.ProcessEnv;
  /** What comes in on standard input: all of it, or more than so many bytes. */
  readInput(mostBytes: number): Promise<Uint8Array>;
  /** Asks a question on the terminal; true for yes. Absent where there is no terminal. */
  confirm?(question: string): Promise<boolean>;
  /** Fires when the user presses Ctrl-C. */
  cancelled: AbortSignal;
}

/** An option with its line of help. */
export type CommandOption = NonNullable<ParseArgsConfig["options"]>[string] & {
  /** What stands for the value in the help, for instance `FILE`. */
  value?: string;
  help: string;
};

/** Options as they were given. */
export type OptionValues = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** One command of the program. */
export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** What a reader of its --help wants to know besides. */
  description: string;
  /** Names of the arguments that it must be given; of a last one with `...`, one or more. */
  operands: readonly string[];
  options: Record<string, CommandOption>;
  /** @returns how to end, see ExitCode. */
  run(operands: string[], options: OptionValues, world: Surroundings): number | Promise<number>;
}

/** The command was called in a way that it does not know. */
export class UsageError extends PackageError {
  static override readonly kind = "UsageError";
}

/** A text option that may be left out. */
export function optional(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}
