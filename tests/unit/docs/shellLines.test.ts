import { parse } from "yaml";
import { marks, markOf, walkedPages } from "../../support/markedLines";
import { shellLines, shellLinesOf } from "../../support/shellLines";
import { readPage } from "./support/pages";

const lines = shellLines();
const isWalked = (page: string): boolean => (walkedPages as readonly string[]).includes(page);

test("lines are found in indented blocks and in fences, without output and comments", () => {
  const page = [
    "Text:\n\n    npm ci\n    # why\n    npm test\n",
    "```console\n$ npx one\nprinted\n```\n",
    "```\npulumi up\n```\n\n```ts\nconst no = 1;\n```\n",
    "```sh\ncurl -X POST \\\n  http://host\n```\n\n- item\n  - item\n",
  ];
  expect(shellLinesOf(page.join("\n"))).toEqual([
    "npm ci",
    "npm test",
    "npx one",
    "pulumi up",
    "curl -X POST http://host",
  ]);
});

test("every line of a page that is for a shell runs in guides.test.ts, or is marked", () => {
  const open = lines.filter((one) => !isWalked(one.page) && markOf(one) === undefined);
  expect(open).toEqual([]);
});

test("a new line on another page is found", () => {
  expect(markOf({ page: "docs/architecture.md", line: "docker run mutes" })).toBeUndefined();
});

test("every mark has a line that it is about", () => {
  const used = new Set(lines.map(markOf));
  expect(marks.filter((mark) => !used.has(mark))).toEqual([]);
});

test("every page that is walked has a line to run", () => {
  const run = new Set(lines.filter((one) => markOf(one) === undefined).map(({ page }) => page));
  expect(walkedPages.filter((page) => !run.has(page))).toEqual([]);
});

test.each(marks.flatMap(({ sameIn }) => (sameIn === undefined ? [] : [sameIn])))(
  "%s does what the pages say: %s",
  (file, text) => {
    expect(readPage(file)).toContain(text);
  },
);

/** What a line sets in a project without a namespace; the id of a list's element goes. */
const ownKey = /^pulumi config set (?:--\S+ (?:prod )?)*'?(\w+)(?:\[\d+\])?'? /;

test.each(lines.filter(({ page, line }) => page.startsWith("examples/") && ownKey.test(line)))(
  "$page: its project knows what it sets: $line",
  ({ page, line }) => {
    const { config } = parse(readPage(page.replace("README.md", "Pulumi.yaml"))) as { config: object };
    expect(Object.keys(config)).toContain(ownKey.exec(line)![1]);
  },
);
