import { existsSync, statSync } from "node:fs";
import path from "node:path";

import { anchors, pages, prose, readPage, workspace } from "./support/pages";

/** What is wrong with a link of a page; undefined where it leads somewhere. Hosts are not asked. */
function problem(page: string, link: string): string | undefined {
  if (/^[a-z]+:/.test(link)) return undefined;
  const [target = "", anchor] = link.split("#");
  const file = target === "" ? page : path.join(path.dirname(page), target);
  if (!existsSync(path.join(workspace, file))) return `${link}: no such file`;
  if (anchor === undefined) return undefined;
  if (statSync(path.join(workspace, file)).isDirectory()) return `${link}: an anchor of a folder`;
  return anchors(readPage(file)).includes(anchor) ? undefined : `${link}: no such heading`;
}

test("there are pages to look at", () => {
  expect(pages).toEqual(expect.arrayContaining(["README.md", "docs/README.md", "emulator/README.md"]));
});

test.each(pages)("%s: its links lead to files and headings", (page) => {
  const links = [...prose(readPage(page)).matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)/gm)];
  expect(links.flatMap(([, inline, reference]) => problem(page, (inline ?? reference)!) ?? [])).toEqual([]);
});

test("the README stays short", () => {
  expect(readPage("README.md").split("\n").length).toBeLessThan(200);
});
