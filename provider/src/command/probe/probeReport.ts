import type { NotProbed, ProbeRow } from "./probeRow";
import type { Verdict } from "./verdict";

/** One line of the report. */
export interface ReportRow {
  readonly switch: string;
  readonly question: string;
  readonly status: Verdict["status"];
  /** The value of the switch; absent where none was found. */
  readonly value?: string | boolean | number;
  /** What was seen, or why nothing was tried. */
  readonly seen: string;
}

/** What a probe came to. Ids of the account are not in it, so that it can be shown to anybody. */
export interface ProbeReport {
  /** ISO 8601. */
  readonly at: string;
  /** Version of this package. */
  readonly version: string;
  readonly endpoint: string;
  readonly calls: number;
  /** The switches that were found, as the emulator takes them. */
  readonly switches: Readonly<Record<string, string | boolean | number>>;
  readonly rows: readonly ReportRow[];
}

const withoutApp = "needs an app of its own, which no call deletes: --make-app";

/** The rows of a report: first what was found, in the order of the probes, then what is unclear, then what was not probed. */
export function reportRows(
  rows: readonly ProbeRow[],
  verdicts: ReadonlyMap<string, Verdict>,
  notProbed: readonly NotProbed[],
): ReportRow[] {
  const run = rows.map(({ name, question }): ReportRow => {
    // Only those that need an app are ever left out.
    const verdict = verdicts.get(name) ?? { status: "not probed", seen: withoutApp };
    return { switch: name, question, ...verdict };
  });
  const rest = notProbed.map(({ name, question, reason }): ReportRow => ({
    switch: name,
    question,
    status: "not probed",
    seen: reason,
  }));
  const all = [...run, ...rest];
  return (["found", "unclear", "not probed"] as const).flatMap((status) => all.filter((row) => row.status === status));
}

/** The switches that were found, by name. */
export function switchesOf(rows: readonly ReportRow[]): ProbeReport["switches"] {
  return Object.fromEntries(
    rows.flatMap(({ switch: name, value }): [string, string | boolean | number][] =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

/** The report as Markdown: a command for the emulator, and a table to paste into an issue. */
export function renderProbeReport({ at, version, endpoint, calls, switches, rows }: ProbeReport): string {
  const flags = Object.entries(switches).map(([name, value]) => `--switch ${name}=${String(value)}`);
  const command = ["npx alicloud-live-emulator", ...flags].join(" \\\n  ");
  const lines = rows.map(({ switch: name, question, status, value, seen }) => {
    const answer = value === undefined ? status : `\`${String(value)}\``;
    return `| \`${name}\` | ${cell(question)} | ${answer} | ${cell(seen)} |`;
  });
  return `## What the service does

Seen by \`livemessage probe\` ${version} at ${endpoint} on ${at.slice(0, 10)}, with ${calls} calls.

| switch | question | answer | seen |
|---|---|---|---|
${lines.join("\n")}

The emulator does the same with:

\`\`\`sh
${command}
\`\`\`
`;
}

function cell(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").replace(/\|/g, "\\|");
}
