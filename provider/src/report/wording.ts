import { instantInWords } from "../text/instant";
import { plural } from "../text/plural";
import { secretValue } from "./declaredGroup";
import type { GroupReport, Outcome } from "./groupReport";
import type { People, Speech } from "./speech";
import type { SpeechReport } from "./speechReport";

/** What becomes of a group, in a few words. */
const outcomeLabels: Record<Outcome, string> = {
  new: "new",
  muted: "muted",
  opened: "opened",
  removed: "lifted, no longer managed",
  released: "no longer managed, stays as it is",
  changed: "other people",
  unaffected: "same people",
  unknown: "known during the update",
  restored: "gone, and still declared",
  gone: "gone",
};

/** What becomes of a group, and whether that is due by its window. */
export function describeOutcome({ outcome, due }: GroupReport): string {
  const label = outcomeLabels[outcome];
  return due === undefined ? label : `${label}, due: its window ${due.what} at ${instantInWords(due.at)}`;
}

/** Text with the ids in it kept apart, so that every format can mark them in its own way. */
export interface Phrase {
  text: string;
  ids: readonly string[];
}

/** Names some people. */
export function describePeople(people: People): Phrase {
  switch (people.kind) {
    case "nobody":
      return { text: "", ids: [] };
    case "users":
      return { text: "", ids: people.users };
    case "everyoneBut":
      return people.users.length === 0 ? { text: "everyone", ids: [] } : { text: "everyone but ", ids: people.users };
    case "unknown":
      return { text: "not known yet", ids: [] };
  }
}

/** Those who lose or gain speech with the mute of the group, and one by one. */
export function describeChange(
  people: People,
  label: "muted one by one" | "no longer muted one by one",
  oneByOne: People = { kind: "nobody" },
): Phrase[] {
  const parts = [describePeople(people)];
  if (oneByOne.kind !== "nobody") {
    const { text, ids } = describePeople(oneByOne);
    parts.push({ text: `${label}: ${text}`, ids });
  }
  return parts.filter(({ text, ids }) => text !== "" || ids.length > 0);
}

/** Names those who may speak. */
export function describeSpeech(speech: Speech | "gone"): Phrase {
  if (speech === "gone") return { text: "the group is gone", ids: [] };
  switch (speech.kind) {
    case "everyone":
      return { text: "everyone", ids: [] };
    case "only":
      return speech.users.length === 0
        ? { text: "nobody but the group's administrators", ids: [] }
        : { text: "", ids: speech.users };
    case "unknown":
      return { text: "known during the update", ids: [] };
    case "secret":
      return { text: "a secret list", ids: [] };
  }
}

/** The group as `app/group`, with what is not known yet said so. */
export function groupName({
  appId,
  groupId,
  resource,
  isMap,
}: Pick<GroupReport, "appId" | "groupId" | "resource" | "isMap">): string {
  const later = isMap ? "(groups known during the update)" : "(group known during the update)";
  const name = `${appId ?? "(app known during the update)"}/${groupId ?? later}`;
  return isMap || [appId, groupId].includes(secretValue) ? `${name} (${resource})` : name;
}

/** The whole report in one line. */
export function headline(report: SpeechReport): string {
  const found = findings(report);
  if (report.errors.length > 0) return `the preview failed${found === "" ? "" : `; as far as it got, ${found}`}`;
  return found || "nobody gains or loses speech";
}

function findings({ groups, changedUnseen }: SpeechReport): string {
  const outside = groups.filter((group) => group.drift ?? group.outcome === "gone").length;
  const changing = groups.filter((group) => group.outcome !== "unaffected" && group.outcome !== "gone");
  // A resource may be about many groups, and about something else.
  const found = [
    ...(outside === 0 ? [] : [plural(outside, "group")]),
    ...(changedUnseen === 0 ? [] : [plural(changedUnseen, outside === 0 ? "resource" : "more resource")]),
  ];
  const drifted = found.length === 0 ? "" : `${found.join(" and ")} changed outside of Pulumi`;
  if (changing.length === 0) return drifted;
  const due = changing.filter((group) => group.due).length;
  const changes =
    `${plural(changing.length, "group")} in this update: ${count(changing).join(", ")}` +
    (due === 0 ? "" : ` (${due} due by ${due === 1 ? "its window" : "their windows"})`);
  return drifted === "" ? changes : `${drifted}; ${changes}`;
}

/** How many groups come to which end: `2 opened, 1 muted`. */
export function count(groups: readonly GroupReport[]): string[] {
  const tally = new Map<string, number>();
  for (const { outcome } of groups) {
    const label = outcome === "changed" ? "with other people" : outcomeLabels[outcome].split(",")[0]!;
    tally.set(label, (tally.get(label) ?? 0) + 1);
  }
  return [...tally].map(([label, number]) => `${number} ${label}`);
}

const goneNote =
  "A group that is gone cannot be muted: an update fails until the service has the group again or its entry goes. The " +
  "service says the same of a group of another account: `livemessage whoami` tells which key was used.";

const maybeGoneNote =
  "The JSON of a destroy and that of a refresh look the same for some resources only (`--target`): if this was a refresh, " +
  "the groups reported as lifted are gone.";

const secretNote =
  "A preview shows that an AppMutes with secret lists changes, and not which lists. A secret list may be unchanged.";

const mapNote =
  "The groups of an AppMutes stand in one line where the preview hides them all: they are a secret, or known only during the update.";

/** What a reader must know to read the report right. */
export function notes({ groups, changedUnseen, maybeGone }: SpeechReport): string[] {
  const has = (outcome: Outcome): boolean => groups.some((group) => group.outcome === outcome);
  return [
    ...(has("new")
      ? ["The report assumes that a new group is open until now: a preview does not ask the service about it."]
      : []),
    ...(has("restored") || has("gone") ? [goneNote] : []),
    ...(groups.some(({ isMap }) => isMap) ? [mapNote] : []),
    ...(groups.some(({ outcome, after }) => outcome === "unknown" && after.kind === "secret") ? [secretNote] : []),
    ...(maybeGone ? [maybeGoneNote] : []),
    ...(changedUnseen > 0
      ? [
          `${plural(changedUnseen, "resource")} changed outside of Pulumi, and the JSON of a refresh does not say how. ` +
            "`pulumi preview --refresh --json` does.",
        ]
      : []),
    ...(groups.length > 0
      ? [
          "Administrators and the creator of a group may always speak; users " +
            `${groups.some(({ mutedOneByOne }) => mutedOneByOne) ? "whom others have " : ""}muted one by one stay muted.`,
        ]
      : []),
  ];
}
