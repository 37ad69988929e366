import { renderHtml } from "../report/htmlReport";
import { commentLimit, renderMarkdown } from "../report/markdownReport";
import { parsePreview } from "../report/parsePreview";
import { PreviewFormatError } from "../report/previewFormatError";
import { reportSpeech } from "../report/speechReport";
import { headline } from "../report/wording";
import { TextFileError } from "../text/textFile";
import { optional, UsageError } from "./command";
import type { Command, OptionValues, Surroundings } from "./command";
import { ExitCode } from "./exitCode";
import { expectApart, standardOutput } from "./outputFiles";
import { textOf } from "./textOf";
import { timeOfWorld } from "./timeOfWorld";
import { expectWritable, writeResult } from "./writeResult";

/** A larger file is no preview. 5000 groups take some 30 MB. */
const mostPreviewBytes = 200_000_000;

/** Says who gains and who loses speech by an update, from the JSON of its preview. */
export const reportCommand: Command = {
  name: "report",
  summary: "who gains and who loses speech, from the JSON of a preview",
  description: `Lists the groups one by one, those of a GroupMute and those in an AppMutes.
PREVIEW.json is the output of \`pulumi preview --json\`; - reads standard input. With --refresh, the preview also
shows drift: the report then lists what changed outside of Pulumi, and what the update will repair. (The JSON of
\`pulumi refresh --preview-only\` shows which groups are gone, and not how the others changed.)
The JSON does not say that a mandatory policy stopped the preview: pass the exit code of the preview as --exit-code,
so that the report says so. (Not for a preview with --expect-no-changes, which fails for every change.)
The command also reads the events that PULUMI_ENABLE_STREAMING_JSON_PREVIEW prints; these include policies. It skips
lines around the JSON.
Without --markdown, --html and --json, the command prints Markdown. A FILE of - is standard output.`,
  operands: ["PREVIEW.json"],
  options: {
    markdown: { type: "string", value: "FILE", help: "Write the Markdown to FILE" },
    html: { type: "string", value: "FILE", help: "Write one self-contained HTML page to FILE" },
    limit: {
      type: "string",
      value: "N",
      help: `Characters that the Markdown may have (default ${commentLimit}, GitHub's)`,
    },
    "exit-code": {
      type: "string",
      value: "N",
      help: "Exit code of the preview; if it is not 0, the preview is reported as failed",
    },
    json: { type: "boolean", help: "Print the report as JSON" },
  },
  async run([file], options, world) {
    const limit = parseLimit(options);
    const exitCode = parseExitCode(options);
    const now = timeOfWorld(world);
    const markdown = optional(options, "markdown");
    const html = optional(options, "html");
    const json = options["json"] === true;
    await expectApart({ "--markdown": markdown, "--html": html, "--json": json ? standardOutput : undefined }, file!);
    for (const output of [markdown, html]) {
      if (output !== undefined) await expectWritable(output, true);
    }
    let report;
    try {
      const read = await textOf(file!, mostPreviewBytes, world);
      report = reportSpeech(parsePreview(read()), now);
    } catch (error) {
      if (error instanceof TextFileError) world.err(`${file}: ${error.message}\n`);
      else if (error instanceof PreviewFormatError) world.err(`${file}: ${error.message}\n`);
      else throw error;
      return ExitCode.problem;
    }
    if (exitCode !== 0 && report.errors.length === 0) report.errors.push(silentFailure(exitCode));
    if (markdown !== undefined) await write(markdown, renderMarkdown(report, limit), world);
    if (html !== undefined) await write(html, renderHtml(report), world);
    if (json) world.out(`${JSON.stringify({ headline: headline(report), ...report }, null, 2)}\n`);
    else if (markdown === undefined && html === undefined) world.out(renderMarkdown(report, limit));
    return report.errors.length > 0 ? ExitCode.problem : ExitCode.ok;
  },
};

async function write(file: string, text: string, world: Surroundings): Promise<void> {
  await writeResult(file, text, world);
  if (file !== standardOutput) world.err(`wrote ${file}\n`);
}

/** The engine leaves what policies say out of the JSON (CLI 3.259.0). */
function silentFailure(exitCode: number): string {
  return `The preview ended with exit code ${exitCode}, and its JSON does not say why.
A mandatory policy ends it so: the log of the preview has what was violated.`;
}

function parseExitCode(options: OptionValues): number {
  const code = optional(options, "exit-code") ?? "0";
  if (!/^\d+$/.test(code)) throw new UsageError("--exit-code is a whole number");
  return Number(code);
}

function parseLimit(options: OptionValues): number {
  const limit = optional(options, "limit");
  if (limit === undefined) return commentLimit;
  if (!/^\d+$/.test(limit) || Number(limit) < 200) throw new UsageError("--limit is a number from 200 on");
  return Number(limit);
}
