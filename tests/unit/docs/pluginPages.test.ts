import { readFileSync } from "node:fs";
import path from "node:path";
import { readPage, workspace } from "./support/pages";

const { version } = JSON.parse(readFileSync(path.join(workspace, "provider/package.json"), "utf8")) as {
  version: string;
};

/* `npm run test:languages` runs or compiles these programs. */
test.each([
  ["python", "__main__.py"],
  ["typescript", "index.ts"],
  ["go", "main.go"],
])("the page for %s has the program that is tested, and the version of the package", (language, program) => {
  const page = readPage(`docs/plugin-${language}.md`);
  const [, code] = /```\w+\n([^]*?)```/.exec(page)!;
  expect(code).toBe(readFileSync(path.join(workspace, "tools/languages/programs", program), "utf8"));
  expect(page).toContain(`resource-livemessage-v${version}/`);
  expect(readPage("docs/plugin.md")).toContain(`(plugin-${language}.md)`);
});

test("the page of the plugin names the version of the package", () => {
  const named = [...readPage("docs/plugin.md").matchAll(/(?:livemessage[ -]v?|version: ")(\d+\.\d+\.\d+)/g)];
  expect(named.map(([, each]) => each)).toEqual(named.map(() => version));
  expect(named.length).toBeGreaterThan(1);
});
