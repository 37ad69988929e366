import { readFileSync } from "node:fs";
import { join } from "node:path";
import { switchTable } from "alicloud-live-emulator";

const readme = readFileSync(join(__dirname, "../../../emulator/README.md"), "utf8").split("\n");

test.each(Object.entries(switchTable))(
  "the README lists %s with its values and the reason for the default",
  (name, row) => {
    const shown = (value: unknown) => `\`${String(value)}\``;
    const values = row.values === "number" ? "a whole number" : row.values.map(shown).join(", ");
    const cells = [shown(name), shown(row.default), values, row.reason];
    expect(readme).toContain(`| ${cells.join(" | ")} |`);
  },
);
