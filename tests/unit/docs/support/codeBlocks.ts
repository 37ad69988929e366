import { readdirSync } from "node:fs";
import path from "node:path";

import { pages, readPage, workspace } from "./pages";

/** A piece of code that readers may copy. */
export interface CodeBlock {
  /** Page or source file, and which of its blocks this is: `docs/apps.md 1`. */
  readonly name: string;
  readonly code: string;
}

/** The fenced blocks of all pages in a language, such as `ts`. Translations have the same: translations.test.ts. */
export function blocksOfPages(language: string): CodeBlock[] {
  return pages
    .filter((page) => !page.includes("zh-CN"))
    .flatMap((page) => numbered(page, fenced(readPage(page), language)));
}

/** What doc comments of the packages show with `@example`. */
export function examplesOfSources(): CodeBlock[] {
  const folders = ["provider/src", "emulator/src"];
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(workspace, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => path.join(folder, name)),
  );
  return files.flatMap((file) => {
    const comments = [...readPage(file).matchAll(/^\/\*\*\n[^]*?^ \*\/$/gm)].map(([text]) =>
      text.replace(/^ \* ?/gm, ""),
    );
    return numbered(
      file,
      comments.filter((text) => text.includes("@example")).flatMap((text) => fenced(text, "ts")),
    );
  });
}

function fenced(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))].map(([, code]) => code!);
}

function numbered(file: string, codes: readonly string[]): CodeBlock[] {
  return codes.map((code, index) => ({ name: `${file} ${index + 1}`, code }));
}
