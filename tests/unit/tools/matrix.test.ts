import { rows } from "../../../tools/matrix/rows";
import { plainOutcome, table } from "../../../tools/matrix/table";

test("each row has a name of its own", () => {
  const names = rows.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test("an outcome says what the row leaves out", () => {
  expect(plainOutcome({ row: { name: "plain" }, result: "works" })).toEqual({
    name: "plain",
    "package manager": "npm",
    program: "commonjs",
    typescript: "",
    node: 22,
    "@pulumi/pulumi": "pinned",
    result: "works",
  });
});

test("reasons are below the table", () => {
  const row = { name: "ts", program: "typescript", manager: "pnpm", node: 24, sdk: "oldest", isNested: true } as const;
  expect(
    table([{ row, result: "not tried", reason: "there is no pnpm" }])
      .split("\n")
      .slice(2),
  ).toEqual([
    "| ts | pnpm | typescript, nested | of @pulumi/pulumi | 24 | oldest | not tried |",
    "",
    "ts: there is no pnpm",
    "",
  ]);
});
