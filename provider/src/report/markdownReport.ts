import { plural } from "../text/plural";
import type { GroupReport } from "./groupReport";
import type { SpeechReport } from "./speechReport";
import { visible } from "../text/visible";
import { count, describeChange, describeOutcome, describeSpeech, groupName, headline, notes } from "./wording";
import type { Phrase } from "./wording";

/** Characters that a comment on GitHub holds. GitLab takes 1,000,000. */
export const commentLimit = 65_536;

/** First line of every report, by which a pipeline finds its own comment again. Invisible when rendered. */
export const reportMarker = "<!-- livemessage-report -->";

/**
 * The report as GitHub-flavoured Markdown.
 * @param limit Most UTF-16 units that the text may have. Groups that do not fit are counted at the end.
 */
export function renderMarkdown(report: SpeechReport, limit: number = commentLimit): string {
  const head = [reportMarker, `### Who may speak: ${headline(report)}`, ...errorLines(report)];
  const tail = [
    ...firstLines(
      report.others.map(({ operation, type, name }) => `- also: ${operation} ${code(type)} ${code(name)}`),
      "- and",
      "more change",
    ),
    ...notes(report).map((note) => `> ${note}`),
  ];
  for (let shown = fitting(report, limit - length(head) - length(tail)); shown >= 0; shown--) {
    const text = assemble(head, tables(report.groups.slice(0, shown)), omission(report.groups.slice(shown)), tail);
    if (text.length <= limit) return text;
  }
  // Not even the frame fits: say so rather than cut a sentence in two.
  const short = assemble(
    [reportMarker],
    [],
    [`Who may speak: ${headline(report)}. There is no room for the ${plural(report.groups.length, "group")}.`],
    [],
  );
  return short.length <= limit ? short : "";
}

/** A first guess at how many groups fit; the caller takes off the last few. */
function fitting({ groups }: SpeechReport, room: number): number {
  let used = 0;
  let shown = 0;
  while (shown < groups.length && used <= room) used += length(rows(groups[shown++]!));
  return shown;
}

function assemble(...blocks: string[][]): string {
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

function errorLines({ errors }: SpeechReport): string[] {
  if (errors.length === 0) return [];
  const lines = errors.flatMap((error) => error.split("\n")).map((line) => `    ${shortened(visible(line))}`);
  return [
    "",
    "**The preview failed, so this report is not complete:**",
    "",
    ...firstLines(lines, "    … and", "more line"),
  ];
}

/** So many lines of errors and of other resources are shown, each cut at so many characters. */
const mostLines = 40;
const mostCharacters = 400;

function firstLines(lines: readonly string[], and: string, what: string): string[] {
  const more = lines.length - mostLines;
  return more <= 0 ? [...lines] : [...lines.slice(0, mostLines), `${and} ${plural(more, what)}`];
}

function shortened(line: string): string {
  const more = line.length - mostCharacters;
  return more <= 0 ? line : `${line.slice(0, mostCharacters)}… (${plural(more, "more character")})`;
}

function tables(groups: readonly GroupReport[]): string[] {
  if (groups.length === 0) return [];
  const drifted = groups.filter((group) => group.drift);
  return [
    "| group | | lose speech | gain speech | may speak then |",
    "|---|---|---|---|---|",
    ...groups.map(row),
    ...(drifted.length === 0
      ? []
      : [
          "",
          "**Changed outside of Pulumi since the last update**",
          "",
          "| group | had lost speech | had gained speech | could speak when looked at |",
          "|---|---|---|---|",
          ...drifted.map(driftRow),
        ]),
  ];
}

function rows(group: GroupReport): string[] {
  return group.drift ? [row(group), driftRow(group)] : [row(group)];
}

function row(group: GroupReport): string {
  return cells([
    code(groupName(group)),
    describeOutcome(group),
    phrases(describeChange(group.lose, "muted one by one", group.mutedOneByOne?.muted)),
    phrases(describeChange(group.gain, "no longer muted one by one", group.mutedOneByOne?.freed)),
    phrase(describeSpeech(group.outcome === "gone" ? "gone" : group.after)),
  ]);
}

function driftRow({ drift, ...group }: GroupReport): string {
  if (!drift) return "";
  return cells([
    code(groupName(group)),
    phrases(describeChange(drift.lose, "muted one by one", drift.mutedOneByOne?.muted)),
    phrases(describeChange(drift.gain, "no longer muted one by one", drift.mutedOneByOne?.freed)),
    phrase(describeSpeech(drift.live)),
  ]);
}

function omission(groups: readonly GroupReport[]): string[] {
  if (groups.length === 0) return [];
  return [
    `**… and ${plural(groups.length, "more group")}** that this comment has no room for: ${count(groups).join(", ")}.`,
  ];
}

function cells(texts: string[]): string {
  // A pipe would end the cell, even inside of a code span.
  return `| ${texts.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
}

function phrases(parts: readonly Phrase[]): string {
  return parts.map(phrase).join("; ");
}

function phrase({ text, ids }: Phrase): string {
  return text + ids.map(code).join(", ");
}

/** A code span: ids never become links, mentions or markup. */
function code(text: string): string {
  const shown = visible(text);
  const fence = "`".repeat(Math.max(0, ...[...shown.matchAll(/`+/g)].map((run) => run[0].length)) + 1);
  const pad = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

function length(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
