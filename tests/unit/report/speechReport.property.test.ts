import fc from "fast-check";

import { toExemptUsers } from "../../../provider/src/exemptUsers";
import { renderHtml } from "../../../provider/src/report/htmlReport";
import { renderMarkdown } from "../../../provider/src/report/markdownReport";
import { GROUP_MUTE_TYPE } from "../../../provider/src/report/declaredGroup";
import type { PreviewDigest, PreviewResource, PreviewStep } from "../../../provider/src/report/previewDigest";
import type { People } from "../../../provider/src/report/speech";
import { reportSpeech } from "../../../provider/src/report/speechReport";

/*
 * The model knows nothing of steps: a world is who may speak in which group, before and after, and the answer is
 * asked of every person alone. The digest is written from the same world the way the engine writes it.
 */

interface Mute {
  muted: boolean;
  users: string[];
}
/** One group: what state records, what is live, what the program wants, and through which resource. */
interface Group {
  id: string;
  recorded?: Mute;
  live?: Mute;
  wanted?: Mute;
  renamed: boolean;
  retain: boolean;
  forced: boolean;
}

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const PEOPLE = ["a", "b", "c", "__proto__", "名前", "`|*"];
const somebodyElse = "somebody else";

const mute = fc.record({ muted: fc.boolean(), users: fc.uniqueArray(fc.constantFrom(...PEOPLE)) });
const world = fc.record({
  refresh: fc.boolean(),
  groups: fc.uniqueArray(
    fc.record(
      {
        id: fc.constantFrom("g1", "g2", "g3", "g4", "__proto__", "0", "g|`<b>"),
        recorded: mute,
        live: mute,
        wanted: mute,
        renamed: fc.boolean(),
        retain: fc.boolean(),
        forced: fc.boolean(),
      },
      { requiredKeys: ["id", "renamed", "retain", "forced"] },
    ),
    { selector: (group) => group.id, maxLength: 7 },
  ),
  unknownUsers: fc.boolean(),
});

function resource(group: Group, mute: Mute): PreviewResource {
  const properties = {
    appId: "demo",
    groupId: group.id,
    muted: mute.muted,
    exceptUsers: toExemptUsers(mute.users),
  };
  return {
    type: GROUP_MUTE_TYPE,
    inputs: properties,
    outputs: { ...properties, requestId: "R" },
    ...(group.retain ? { retainOnDelete: true } : {}),
  };
}

/** What a run finds before it does anything: as refreshed, or else as recorded. */
function found(group: Group, refresh: boolean): Mute | undefined {
  return group.recorded && refresh ? group.live : group.recorded;
}

function digest(groups: Group[], refresh: boolean): PreviewDigest {
  const urn = (name: string): string => `urn:pulumi:dev::mutes::${GROUP_MUTE_TYPE}::${name}`;
  const root = (op: string): PreviewStep => ({
    op,
    urn: "urn:pulumi:dev::mutes::pulumi:pulumi:Stack::mutes-dev",
    newState: { type: "pulumi:pulumi:Stack" },
  });
  const steps: PreviewStep[] = refresh ? [root("refresh")] : [];
  const deletes: PreviewStep[] = [];
  for (const group of groups) {
    if (group.recorded && refresh) {
      const state = resource(group, group.recorded);
      steps.push({ op: "refresh", urn: urn(group.id), oldState: state, newState: state });
    }
  }
  steps.push(root("same"));
  for (const group of groups) {
    const old = found(group, refresh);
    const oldState = old && resource(group, old);
    const newState = group.wanted && resource(group, group.wanted);
    if (oldState && newState && group.renamed) {
      steps.push({ op: "create", urn: urn(`${group.id}-new`), newState });
      deletes.push({ op: "delete", urn: urn(group.id), oldState });
    } else if (oldState && newState) {
      const same = JSON.stringify(old) === JSON.stringify(group.wanted);
      const op = group.forced ? "replace" : same ? "same" : "update";
      steps.push({ op, urn: urn(group.id), oldState, newState });
    } else if (newState) steps.push({ op: "create", urn: urn(group.id), newState });
    else if (oldState) deletes.push({ op: "delete", urn: urn(group.id), oldState });
  }
  return { steps: [...steps, ...deletes] };
}

function maySpeak(mute: Mute | undefined, person: string): boolean {
  return !mute?.muted || mute.users.includes(person);
}

/** Who may speak after the update, by the rules of the resource and not by the steps. */
function afterwards(group: Group, before: Mute | undefined): Mute | undefined {
  if (group.wanted) return group.wanted;
  return before && group.retain ? before : undefined;
}

function includes(people: People, person: string): boolean {
  if (people.kind === "users") return people.users.includes(person);
  return people.kind === "everyoneBut" && !people.users.includes(person);
}

test("the report says of every person in every group what the model says", () => {
  fc.assert(
    fc.property(world, ({ groups, refresh }) => {
      const reported = new Map(reportSpeech(digest(groups, refresh)).groups.map((group) => [group.groupId, group]));
      for (const group of groups) {
        const before = found(group, refresh);
        const after = afterwards(group, before);
        const report = reported.get(group.id);
        for (const person of [...PEOPLE, somebodyElse]) {
          const change = Number(maySpeak(after, person)) - Number(maySpeak(before, person));
          const told = report ? Number(includes(report.gain, person)) - Number(includes(report.lose, person)) : 0;
          expect({ group, person, told }).toEqual({ group, person, told: change });
          const isDrift = refresh && group.recorded !== undefined && group.live !== undefined && report !== undefined;
          if (!isDrift) continue;
          const drifted = Number(maySpeak(group.live, person)) - Number(maySpeak(group.recorded, person));
          const drift = report.drift;
          const driftTold = drift ? Number(includes(drift.gain, person)) - Number(includes(drift.lose, person)) : 0;
          expect({ group, person, driftTold }).toEqual({ group, person, driftTold: drifted });
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("a list that is not known yet is never said to leave somebody as they were", () => {
  fc.assert(
    fc.property(mute, (before) => {
      const group: Group = { id: "g", recorded: before, renamed: false, retain: false, forced: false };
      const old = resource(group, before);
      const next = { ...old, inputs: { ...old.inputs, muted: true, exceptUsers: UNKNOWN } };
      const [report] = reportSpeech({
        steps: [{ op: "update", urn: "a::b::c::g", oldState: old, newState: next }],
      }).groups;
      expect(report).toMatchObject({ outcome: "unknown", lose: { kind: "unknown" } });
      expect(report!.gain.kind).toBe(before.muted ? "unknown" : "nobody");
    }),
  );
});

test("Markdown keeps its limit, and every group is shown or counted", () => {
  fc.assert(
    fc.property(world, fc.integer({ min: 400, max: 3000 }), ({ groups, refresh }, limit) => {
      const report = reportSpeech(digest(groups, refresh));
      const text = renderMarkdown(report, limit);
      expect(text.length).toBeLessThanOrEqual(limit);
      const table = text.split("**Changed outside")[0]!;
      const rows = table.split("\n").filter((line) => line.startsWith("| `")).length;
      const rest = Number(/… and (\d+) more group/.exec(text)?.[1] ?? /: (\d+) groups?; no room/.exec(text)?.[1] ?? 0);
      expect(rows + rest).toBe(report.groups.length);
    }),
  );
});

test("no id can break out of the page or of a cell", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1 }), (id) => {
      const group: Group = { id, wanted: { muted: true, users: [id] }, renamed: false, retain: false, forced: false };
      const report = reportSpeech(digest([group], false));
      const html = renderHtml(report).replace(
        /<\/?(?:!doctype|html|head|meta|title|style|body|main|header|p|h1|h2|h3|ul|li|strong|section|article|span|dl|dt|dd)\b[^<>]*>/g,
        "",
      );
      expect(html.replace(/<!doctype html>/, "")).not.toMatch(/</);
      const row = renderMarkdown(report)
        .split("\n")
        .filter((line) => line.startsWith("| `"));
      expect(row).toHaveLength(1);
      expect(row[0]!.match(/(?<!\\)\|/g)).toHaveLength(6);
    }),
  );
});
