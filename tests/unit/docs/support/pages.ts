import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export const workspace = path.resolve(__dirname, "../../../..");
const notOurs = new Set(["node_modules", "dist", "coverage", "results", "api", "reference", "release"]);

/** Every page of the repository, as a path from its top. */
export const pages: readonly string[] = pagesIn("");

function pagesIn(folder: string): string[] {
  return readdirSync(path.join(workspace, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return notOurs.has(entry.name) || entry.name === ".git" ? [] : pagesIn(file);
    return entry.name.endsWith(".md") ? [file] : [];
  });
}

export const readPage = (file: string): string => readFileSync(path.join(workspace, file), "utf8");

/** What is left of a page without its code blocks and code spans, in which `[a](b)` and `#` mean something else. */
export function prose(text: string): string {
  return text
    .replace(/^```[^]*?^```$/gm, "")
    .replace(/^ {4}.*$/gm, "")
    .replace(/`[^`\n]+`/g, (span) => "x".repeat(span.length));
}

/** Headings of a page, in order. */
export function headings(text: string): { level: number; title: string }[] {
  const lines = text.replace(/^```[^]*?^```$/gm, "").matchAll(/^(#+) (.+)$/gm);
  return [...lines].map(([, marks, title]) => ({ level: marks!.length, title: title! }));
}

/** The anchors of a page's headings, as GitHub makes them: letters, digits, `_` and `-` stay, and spaces become `-`. */
export function anchors(text: string): string[] {
  const seen = new Map<string, number>();
  return headings(text).map(({ title }) => {
    const shown = title.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
    const anchor = shown
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
      .replace(/ /g, "-");
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
}
