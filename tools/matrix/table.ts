import type { Row } from "./rows";

/** What came of a row. */
export interface Outcome {
  readonly row: Row;
  /** "refused" where the row is to be refused, and was. */
  readonly result: "works" | "refused" | "not tried" | "failed";
  /** Why it was not tried, or how it failed. */
  readonly reason?: string;
}

/** The outcome as `--json` prints it: the row with what it leaves out. */
export function plainOutcome({ row, result, reason }: Outcome): Readonly<Record<string, string | number>> {
  const { name, manager = "npm", program = "commonjs", node = 22, sdk = "pinned", typescript, isNested, runtime } = row;
  return {
    name,
    "package manager": manager,
    program: [program, ...(isNested ? ["nested"] : []), ...(runtime ? [`by ${runtime}`] : [])].join(", "),
    typescript: typescript ?? (program === "typescript" ? "of @pulumi/pulumi" : ""),
    node,
    "@pulumi/pulumi": sdk,
    result,
    ...(reason === undefined ? {} : { reason }),
  };
}

/** A table in Markdown; reasons are below it, since some are long. */
export function table(outcomes: readonly Outcome[]): string {
  const plain = outcomes.map(plainOutcome);
  const columns = ["name", "package manager", "program", "typescript", "node", "@pulumi/pulumi", "result"];
  const lines = [columns, columns.map(() => "---"), ...plain.map((one) => columns.map((column) => one[column]))];
  const reasons = plain.filter(({ reason }) => reason !== undefined).map((one) => `\n${one.name}: ${one.reason}\n`);
  return [...lines.map((cells) => `| ${cells.join(" | ")} |\n`), ...reasons].join("");
}
