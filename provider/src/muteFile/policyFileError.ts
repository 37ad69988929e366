import { plural } from "../text/plural";
import { visible } from "../text/visible";
import type { Position } from "./sourceLines";
import { PackageError } from "../errors/packageError";

/** One problem of a mute file with its place. */
export interface PolicyFileProblem {
  /** Absent where the file as a whole is meant (it cannot be read). */
  position?: Position;
  message: string;
  /** The source line with carets under what is meant. */
  excerpt?: string;
}

/** So many problems are in the message; the rest is counted. */
const mostInMessage = 50;

/**
 * A mute file that cannot be used. It holds all problems, in the order of the file.
 *
 * @example
 * ```ts
 * try {
 *   MutePolicy.fromFile("mutes.yaml");
 * } catch (error) {
 *   if (!(error instanceof PolicyFileError)) throw error;
 *   for (const { position, message } of error.problems) console.error(`line ${position?.line}: ${message}`);
 * }
 * ```
 */
export class PolicyFileError extends PackageError {
  /** The mark of pulumi.RunError: the engine then shows the message alone, without the stack of the program. */
  readonly __pulumiRunError = true;
  static override readonly kind = "PolicyFileError";

  constructor(
    readonly file: string,
    readonly problems: readonly PolicyFileProblem[],
  ) {
    const more = problems.length - mostInMessage;
    super(
      [
        ...problems.slice(0, mostInMessage).map((problem) => renderPolicyFileProblem(file, problem)),
        ...(more > 0 ? [`${visible(file)}: and ${plural(more, "more problem")}`] : []),
      ].join("\n"),
    );
  }
}

/** Whether an error is that of a mute file which cannot be used. */
export function isPolicyFileError(error: unknown): error is PolicyFileError {
  return error instanceof PolicyFileError;
}

/** `FILE:LINE:COLUMN: message`, and the line with carets below it. */
export function renderPolicyFileProblem(file: string, { position, message, excerpt }: PolicyFileProblem): string {
  const name = visible(file);
  const place = position ? `${name}:${position.line}:${position.column}` : name;
  return `${place}: ${visible(message)}${excerpt === undefined ? "" : `\n${excerpt}`}`;
}
