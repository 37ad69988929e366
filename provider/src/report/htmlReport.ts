import type { GroupReport, Outcome, UsersChange } from "./groupReport";
import { style } from "./htmlStyle";
import type { People } from "./speech";
import type { SpeechReport } from "./speechReport";
import { visible } from "../text/visible";
import { count, describeOutcome, describePeople, describeSpeech, groupName, headline, notes } from "./wording";
import type { Phrase } from "./wording";

const badges: Partial<Record<Outcome, string>> = {
  opened: "open",
  removed: "open",
  new: "mute",
  muted: "mute",
  unknown: "warn",
  gone: "warn",
  restored: "warn",
};

/** The report as one HTML page that needs nothing else: no script, no font, no picture, no connection. */
export function renderHtml(report: SpeechReport): string {
  const { groups, others } = report;
  const affected = groups.filter((group) => group.outcome !== "unaffected" || group.drift);
  const unaffected = groups.filter((group) => !affected.includes(group));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Who may speak: ${escape(headline(report))}</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<p class="quiet">Who may speak</p>
<h1>${escape(headline(report))}</h1>
${notes(report)
  .map((note) => `<p class="quiet">${escape(note)}</p>`)
  .join("\n")}
${counts(groups)}
</header>
${errors(report.errors)}
${section("Groups where speech changes", affected.map(card))}
${section("Groups where it does not", unaffected.map(card))}
${section(
  "Other resources of this update",
  others.map(({ operation, type, name }) => `<p>${escape(operation)} ${id(type)} ${id(name)}</p>`),
)}
</main>
</body>
</html>
`;
}

function counts(groups: readonly GroupReport[]): string {
  const items = count(groups).map((text) => {
    const [number, ...label] = text.split(" ");
    return `<li><strong>${escape(number!)}</strong>${escape(label.join(" "))}</li>`;
  });
  return items.length === 0 ? "" : `<ul class="counts" aria-label="Groups by outcome">${items.join("")}</ul>`;
}

function section(title: string, parts: readonly string[]): string {
  return parts.length === 0 ? "" : `<section>\n<h2>${title}</h2>\n${parts.join("\n")}\n</section>`;
}

function errors(messages: readonly string[]): string {
  if (messages.length === 0) return "";
  const text = messages.map((message) => message.split("\n").map(visible).join("\n")).join("\n\n");
  return `<div class="warning" role="alert"><strong>The preview failed, so this report is not complete.</strong><pre>${escape(text)}</pre></div>`;
}

function card(group: GroupReport): string {
  const badge = `<span class="badge ${badges[group.outcome] ?? ""}">${escape(describeOutcome(group))}</span>`;
  const after = describeSpeech(group.outcome === "gone" ? "gone" : group.after);
  return `<article class="group">
<header><h3>${escape(visible(groupName(group)))}</h3>${badge}</header>
<dl>
${people("Lose speech", "lose", group.lose)}${people("Gain speech", "gain", group.gain)}${oneByOne(group.mutedOneByOne)}<dt>May speak then</dt><dd>${phrase(after)}</dd>
</dl>
${drift(group)}</article>`;
}

function drift({ drift: found }: GroupReport): string {
  if (!found) return "";
  return `<div class="drift">
<p>Changed outside of Pulumi since the last update</p>
<dl>
${people("Had lost speech", "lose", found.lose)}${people("Had gained speech", "gain", found.gain)}${oneByOne(found.mutedOneByOne)}<dt>Could speak</dt><dd>${phrase(describeSpeech(found.live))}</dd>
</dl>
</div>
`;
}

function oneByOne(change: UsersChange | undefined): string {
  if (change === undefined) return "";
  return people("Muted one by one", "lose", change.muted) + people("No longer muted one by one", "gain", change.freed);
}

/** One line of people; the sign says in black and white what the colour says. */
function people(label: string, kind: "gain" | "lose", who: People): string {
  if (who.kind === "nobody") return "";
  const sign = `<span class="sign" aria-hidden="true">${kind === "gain" ? "+" : "−"}</span>`;
  // Those who are named after "everyone but" are the ones that nothing happens to.
  const classes = who.kind === "everyoneBut" ? `${kind} others` : kind;
  return `<dt>${label}</dt><dd class="${classes}">${sign}${phrase(describePeople(who))}</dd>\n`;
}

function phrase({ text, ids }: Phrase): string {
  return (text === "" ? "" : `<span>${escape(text.trim())}</span>`) + ids.map(id).join("");
}

function id(text: string): string {
  return `<span class="id">${escape(visible(text))}</span>`;
}

function escape(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (char) => entities[char]!);
}
