import { readFileSync } from "node:fs";
import { join } from "node:path";

import { renderMarkdown, reportMarker } from "../../../provider/src/report/markdownReport";
import { parsePreview } from "../../../provider/src/report/parsePreview";
import { reportSpeech } from "../../../provider/src/report/speechReport";
import { headline } from "../../../provider/src/report/wording";

/** The JSON that the engine printed (CLI 3.259.0), less its source positions and times. */
function report(name: string) {
  return reportSpeech(parsePreview(readFileSync(join(__dirname, "previews", `${name}.json`), "utf8")));
}

function lines(name: string): string[] {
  return report(name).groups.map(
    (group) =>
      `${group.appId ?? "?"}/${group.groupId ?? "?"} ${group.outcome} gain=${people(group.gain)} lose=${people(group.lose)}`,
  );
}

function people(who: { kind: string; users?: readonly string[] }): string {
  return who.users ? `${who.kind}(${who.users.join()})` : who.kind;
}

test("the first update", () => {
  expect(lines("firstUp")).toEqual([
    "demo/forced new gain=nobody lose=everyoneBut(a)",
    "demo/from new gain=nobody lose=everyoneBut(a)",
    "demo/hall new gain=nobody lose=everyoneBut(host,mod1)",
    "demo/kept new gain=nobody lose=everyoneBut(a)",
    "demo/lobby new gain=nobody lose=nobody",
    "demo/old new gain=nobody lose=everyoneBut(a)",
    "demo/renamed new gain=nobody lose=everyoneBut(a)",
    "demo/same new gain=nobody lose=everyoneBut(a)",
  ]);
});

test("additions, removals, new, deleted, kept, renamed, replaced and forcibly replaced groups", () => {
  expect(lines("change")).toEqual([
    "demo/from removed gain=everyoneBut(a) lose=nobody",
    "demo/old removed gain=everyoneBut(a) lose=nobody",
    "demo/to new gain=nobody lose=everyoneBut(a)",
    "demo/u2 new gain=nobody lose=everyoneBut(demo/hall)",
    "demo/x-demo/hall new gain=nobody lose=everyoneBut(a)",
    "demo/lobby muted gain=nobody lose=everyoneBut()",
    "demo/hall changed gain=users(new1) lose=users(mod1)",
    "demo/kept released gain=nobody lose=nobody",
    "demo/forced unaffected gain=nobody lose=nobody",
    "demo/renamed unaffected gain=nobody lose=nobody",
  ]);
});

test("unknown ids, unknown users, an unknown flag and a secret list", () => {
  expect(lines("unknown").filter((line) => !line.includes("removed"))).toEqual([
    "demo/g3 unknown gain=nobody lose=unknown",
    "demo/g4 unknown gain=nobody lose=unknown",
    "?/g new gain=nobody lose=everyoneBut(a)",
    "demo/? new gain=nobody lose=everyoneBut(a)",
    "demo/fresh new gain=nobody lose=everyoneBut(host)",
    "demo/hall changed gain=nobody lose=users(mod1)",
    "demo/same changed gain=unknown lose=unknown",
    "demo/kept released gain=nobody lose=nobody",
    "demo/lobby released gain=nobody lose=nobody",
  ]);
});

test("AppMutes with unknown ids, entries, users and flags, and with secret maps, entries and lists", () => {
  expect(lines("appMutesUnknown")).toEqual([
    "[secret]/[secret] unknown gain=unknown lose=unknown",
    "app1/? unknown gain=nobody lose=unknown",
    "app1/a unknown gain=unknown lose=unknown",
    "app1/b unknown gain=unknown lose=unknown",
    "app1/c unknown gain=unknown lose=unknown",
    "app1/foyer unknown gain=nobody lose=unknown",
    "app1/hall unknown gain=unknown lose=unknown",
    "app1/q unknown gain=nobody lose=unknown",
    "app1/z unknown gain=nobody lose=unknown",
  ]);
  const text = renderMarkdown(report("appMutesUnknown"));
  expect(text).toContain("| `[secret]/[secret] (all)` |");
  expect(text).toContain("| `app1/(groups known during the update) (unknown)` |");
  expect(text).toContain("> The groups of an AppMutes stand in one line where the preview hides them all:");
  expect(text).toContain("> A preview shows that an AppMutes with secret lists changes, and not which lists.");
});

test("an AppMutes that drifted and is replaced, and one with a secret map that goes", () => {
  expect(lines("appMutesDrift")).toEqual([
    "[secret]/[secret] removed gain=unknown lose=nobody",
    "app2/foyer new gain=nobody lose=everyoneBut()",
    "app2/hall new gain=nobody lose=everyoneBut(x)",
    "app1/foyer released gain=nobody lose=nobody",
    "app1/hall released gain=nobody lose=nobody",
  ]);
  expect(report("appMutesDrift").groups.map(({ resource, drift }) => [resource, drift?.gain.kind])).toEqual([
    ["all", undefined],
    ["plain/foyer", undefined],
    ["plain/hall", undefined],
    ["plain/foyer", undefined],
    ["plain/hall", "everyoneBut"],
  ]);
  expect(report("appMutesDrift").others).toEqual([]);
});

test("drift, from a preview that refreshes", () => {
  expect(report("drift").groups.map(({ groupId, outcome, drift }) => ({ groupId, outcome, drift }))).toEqual([
    {
      groupId: "old",
      outcome: "restored",
      drift: {
        recorded: { kind: "only", users: ["a"] },
        live: "gone",
        gain: { kind: "nobody" },
        lose: { kind: "nobody" },
      },
    },
    {
      groupId: "same",
      outcome: "muted",
      drift: {
        recorded: { kind: "only", users: ["a"] },
        live: { kind: "everyone" },
        gain: { kind: "everyoneBut", users: ["a"] },
        lose: { kind: "nobody" },
      },
    },
    {
      groupId: "hall",
      outcome: "changed",
      drift: {
        recorded: { kind: "only", users: ["host", "mod1"] },
        live: { kind: "only", users: ["host", "intruder"] },
        gain: { kind: "users", users: ["intruder"] },
        lose: { kind: "users", users: ["mod1"] },
      },
    },
  ]);
});

test("a refresh alone tells what is gone, and says that it does not tell the rest", () => {
  expect(lines("refresh")).toEqual(["demo/old gone gain=nobody lose=nobody"]);
  expect(report("refresh").changedUnseen).toBe(2);
  expect(renderMarkdown(report("refresh"))).toContain(
    "2 resources changed outside of Pulumi, and the JSON of a refresh does not say how. `pulumi preview --refresh --json` does.",
  );
});

test("the Markdown of a drift night", () => {
  expect(renderMarkdown(report("drift"))).toBe(`${reportMarker}
### Who may speak: 3 groups changed outside of Pulumi; 3 groups in this update: 1 gone, 1 muted, 1 with other people

| group | | lose speech | gain speech | may speak then |
|---|---|---|---|---|
| \`demo/old\` | gone, and still declared | everyone but \`a\` |  | \`a\` |
| \`demo/same\` | muted | everyone but \`a\` |  | \`a\` |
| \`demo/hall\` | other people | \`intruder\` | \`mod1\` | \`host\`, \`mod1\` |

**Changed outside of Pulumi since the last update**

| group | had lost speech | had gained speech | could speak when looked at |
|---|---|---|---|
| \`demo/old\` |  |  | the group is gone |
| \`demo/same\` |  | everyone but \`a\` | everyone |
| \`demo/hall\` | \`mod1\` | \`intruder\` | \`host\`, \`intruder\` |

> A group that is gone cannot be muted: an update fails until the service has the group again or its entry goes. The service says the same of a group of another account: \`livemessage whoami\` tells which key was used.
> Administrators and the creator of a group may always speak; users muted one by one stay muted.
`);
});

test("what the engine complained about is in the report", () => {
  const failed = reportSpeech(
    parsePreview(
      '{"duration":1,"diagnostics":[{"severity":"error","message":"boom\\nat \\u001b[90mhome\\u001b[39m"},{"severity":"info","message":"x"}]}',
    ),
  );
  expect(failed.errors).toEqual(["boom\nat home"]);
  expect(renderMarkdown(failed)).toContain(
    "### Who may speak: the preview failed\n\n**The preview failed, so this report is not complete:**\n\n    boom\n    at home",
  );
  const cutShort = { ...report("drift"), errors: ["boom"] };
  expect(headline(cutShort)).toMatch(/^the preview failed; as far as it got, 3 groups changed outside of Pulumi;/);
});
