import { headings, pages, readPage } from "./support/pages";

/** Pages in Chinese and the English ones that they translate. */
const translations = pages.flatMap((page) => {
  const original = page.replace("docs/zh-CN/", "docs/").replace(/\.zh-CN\.md$/, ".md");
  return original === page ? [] : [[page, original] as const];
});

test("the README and the guides are translated", () => {
  expect(translations.map(([page]) => page)).toEqual(
    expect.arrayContaining([
      "README.zh-CN.md",
      ...["README", "adopt", "change", "drift", "review", "windows"].map((name) => `docs/zh-CN/${name}.md`),
    ]),
  );
});

test.each(translations)("%s has the headings of %s", (page, original) => {
  expect(levels(page)).toEqual(levels(original));
});

test.each(translations)("%s has the code of %s", (page, original) => {
  expect(code(page)).toEqual(code(original));
});

test.each(translations)("%s has the tables of %s, with the same names in the first column", (page, original) => {
  expect(firstColumns(page)).toEqual(firstColumns(original));
});

test.each(translations)("%s has as many list items in each section as %s", (page, original) => {
  expect(sections(page).map(listItems)).toEqual(sections(original).map(listItems));
});

test.each(translations)("%s has the names in code of %s, section by section", (page, original) => {
  expect(sections(page).map(namesInCode)).toEqual(sections(original).map(namesInCode));
});

/** What stands under each heading, without fenced blocks. */
const sections = (page: string): string[] =>
  readPage(page)
    .replace(/^```[^]*?^```$/gm, "")
    .split(/^#+ .*$/m);

const listItems = (section: string): number => [...section.matchAll(/^ *(?:-|\d+\.) /gm)].length;

const namesInCode = (section: string): string[] =>
  [...new Set([...section.matchAll(/`([^`]+)`/g)].map(([, name]) => name!))].sort();

const levels = (page: string): number[] => headings(readPage(page)).map(({ level }) => level);

/** Fenced and indented blocks; where they are not within a list. */
function code(page: string): string[] {
  return [...readPage(page).matchAll(/^```[^]*?^```$|(?:(?<=\n\n)|(?<=^ {4}.*\n))(?: {4}.*\n)+/gm)].map(([block]) =>
    block.trimEnd(),
  );
}

/** A row per line: the code spans and numbers of its first cell, in no order, since sentences differ in theirs. */
function firstColumns(page: string): string[][] {
  const rows = readPage(page).matchAll(/^\|(.*?)(?<!\\)\|/gm);
  return [...rows].map(([, cell]) => (cell!.match(/`[^`]+`|\b\d+\b/g) ?? []).sort());
}
