import fc from "fast-check";

import { renderHtml } from "../../../provider/src/report/htmlReport";
import { renderMarkdown } from "../../../provider/src/report/markdownReport";
import type { GroupReport } from "../../../provider/src/report/groupReport";
import type { People, SpeechChange } from "../../../provider/src/report/speech";
import { reportSpeech } from "../../../provider/src/report/speechReport";
import { type Change, expected, seen } from "./support/speechOutcomes";
import {
  digest,
  type Group,
  type Mute,
  mute,
  audience,
  refreshDigest,
  resource,
  unknownValue,
  world,
} from "./support/speechWorld";

const everybody = [...audience, "somebody else"];

function maySpeak(mute: Mute | undefined, person: string): boolean {
  return !mute?.muted || mute.users.includes(person);
}

function includes(people: People, person: string): boolean {
  if (people.kind === "users") return people.users.includes(person);
  return people.kind === "everyoneBut" && !people.users.includes(person);
}

/** What is told of every person is so however the update ends, and nothing is left open that is certain. */
function expectTold(told: SpeechChange | undefined, changes: Change[], context: object): void {
  const sides = { gain: 1, lose: -1 } as const;
  for (const side of ["gain", "lose"] as const) {
    const people = told?.[side] ?? { kind: "nobody" };
    if (people.kind === "unknown") {
      if (changes.length === 1)
        expect({ ...context, side, told: people }).toEqual({ ...context, side, told: "certain" });
      continue;
    }
    for (const person of everybody) {
      const happens = changes.map(
        ({ before, after }) => Number(maySpeak(after, person)) - Number(maySpeak(before, person)) === sides[side],
      );
      const is = includes(people, person);
      // Only a mismatch is worth the comparison with its context.
      if (happens.some((one) => one !== is)) {
        expect({ ...context, changes, side, person, told: is }).toEqual({
          ...context,
          changes,
          side,
          person,
          told: happens,
        });
      }
    }
  }
}

test("the report says of every person in every group what the model says", () => {
  fc.assert(
    fc.property(world, ({ groups, refresh }) => {
      const reports = reportSpeech(digest(groups, refresh)).groups;
      const wanted = groups.flatMap((group) => expected(group, refresh));
      const reportOf = (groupId: string | undefined, name: string): GroupReport | undefined =>
        reports.find((one) =>
          groupId === undefined || one.groupId === undefined || one.appId === undefined
            ? groupId === undefined && (one.groupId === undefined || one.appId === undefined) && one.resource === name
            : one.groupId === groupId,
        );
      for (const { groupId, resource, changes } of wanted) {
        expectTold(reportOf(groupId, resource), changes, { groups, groupId, resource });
      }
      for (const report of reports) {
        expect(wanted.some(({ groupId, resource }) => reportOf(groupId, resource) === report)).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test("a preview that refreshes tells of every person what changed outside of Pulumi", () => {
  fc.assert(
    fc.property(world, ({ groups }) => {
      const known = reportSpeech(digest(groups, true)).groups.filter(({ appId }) => appId !== undefined);
      const reports = new Map(known.map((one) => [one.groupId, one]));
      for (const group of groups) {
        const { id, recorded, live, wanted, target, secret } = group;
        const report = reports.get(id);
        if (!recorded || !live) {
          // What is gone is told where the program sets it up again; else there is nothing to do.
          const isRestored = recorded !== undefined && wanted !== undefined && target === undefined;
          expect({ group, live: report?.drift?.live }).toEqual({ group, live: isRestored ? "gone" : undefined });
          if (isRestored) expect(report).toMatchObject({ outcome: "restored" });
        } else if (report) {
          const changes = seen(recorded, secret).flatMap((before) =>
            seen(live, secret).map((after) => ({ before, after })),
          );
          const isHidden = secret && recorded.muted && live.muted;
          if (isHidden) expect({ group, drift: report.drift }).toEqual({ group, drift: undefined });
          else expectTold(report.drift, changes, { group });
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test("a refresh alone tells which groups are gone, and how many changed", () => {
  fc.assert(
    fc.property(world, ({ groups }) => {
      const { groups: reports, changedUnseen } = reportSpeech(refreshDigest(groups));
      const gone = groups.filter(({ recorded, live }) => recorded && !live).map(({ id }) => id);
      expect(reports.map(({ groupId }) => groupId).sort()).toEqual(gone.sort());
      for (const { outcome, gain, lose } of reports) {
        expect({ outcome, gain, lose }).toEqual({
          outcome: "gone",
          gain: { kind: "nobody" },
          lose: { kind: "nobody" },
        });
      }
      const changed = groups.filter(
        ({ recorded, live }) => recorded && live && JSON.stringify(recorded) !== JSON.stringify(live),
      );
      expect(changedUnseen).toBe(changed.length);
    }),
  );
});

test("a list that is not known yet is never said to leave somebody as they were", () => {
  fc.assert(
    fc.property(mute, (before) => {
      const group: Group = { id: "g", recorded: before, renamed: false, retain: false };
      const old = resource(group, before);
      const next = { ...old, inputs: { ...old.inputs, muted: true, exceptUsers: unknownValue } };
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
      const rest = Number(
        /… and (\d+) more group/.exec(text)?.[1] ?? /no room for the (\d+) group/.exec(text)?.[1] ?? 0,
      );
      expect(rows + rest).toBe(report.groups.length);
    }),
  );
});

test("no id can break out of the page or of a cell", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1 }), (id) => {
      const group: Group = { id, wanted: { muted: true, users: [id] }, renamed: false, retain: false };
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
