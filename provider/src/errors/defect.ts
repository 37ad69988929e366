import { inspect } from "node:util";

/** Where defects of the package are reported: its own page, since a package may be installed from anywhere. */
const where = "the maintainers of pulumi-alicloud-livemessage";

/** What to tell of an error that the package did not mean to throw: all that is known of it, and what to do. */
export function asDefect(error: unknown): string {
  const known = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : inspect(error);
  return (
    `This is a defect of pulumi-alicloud-livemessage, not of your program. Nothing is lost: run again, and report it to ` +
    `${where} with this text:\n${known}`
  );
}
