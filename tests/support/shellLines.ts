import { pages, readPage } from "../unit/docs/support/pages";

/** A line that a page gives to a shell. */
export interface ShellLine {
  readonly page: string;
  /** Without the prompt; lines that a backslash joins are one. */
  readonly line: string;
}

/** Blocks that show what is printed, a picture or a file, by how they begin. */
const shown: readonly RegExp[] = [
  /^~ pulumi-nodejs:/,
  /^ *program {3,}/,
  /^mutes\.yaml:\d+:\d+: /,
  /^# yaml-language-server: /,
  /^The window of group /,
  /^s3:\/\//,
  /^\[mandatory\] /,
];

/** What all pages in English give to a shell, in order: translations have the same, says translations.test.ts. */
export function shellLines(): ShellLine[] {
  return pages
    .filter((page) => !/zh-CN|^CHANGELOG/.test(page))
    .flatMap((page) => shellLinesOf(readPage(page)).map((line) => ({ page, line })));
}

/** The lines of blocks that are indented, or fenced as a shell's or with no language. */
export function shellLinesOf(text: string): string[] {
  const fence = /^```(\w*)\n([^]*?)^```$/gm;
  const fenced = [...text.matchAll(fence)].flatMap(({ 1: language, 2: code, index }) =>
    ["", "sh", "bash", "shell", "console"].includes(language!) ? [{ index, code: commandsOf(language!, code!) }] : [],
  );
  // Blanks keep the places of what follows.
  const rest = text.replace(fence, (block) => block.replace(/[^\n]/g, " "));
  const indented = [...rest.matchAll(/(?<=(?:^|\n)\n)(?: {4}\S.*\n(?: {4}.*\n)*)/g)].map((match) => ({
    index: match.index,
    code: match[0].replace(/^ {4}/gm, ""),
  }));
  return [...fenced, ...indented]
    .sort((one, other) => one.index - other.index)
    .filter(({ code }) => !shown.some((start) => start.test(code)))
    .flatMap(({ code }) => code.replace(/\\\n\s*/g, "").split("\n"))
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
}

/** Of a session at a console, what was typed. */
function commandsOf(language: string, code: string): string {
  if (language !== "console") return code;
  const typed = code.split("\n").filter((line) => line.startsWith("$ "));
  return typed.map((line) => line.slice(2)).join("\n");
}
