import { appMutesDescription } from "../../../provider/src/properties/appMutes";
import { groupMuteDescription } from "../../../provider/src/properties/groupMute";
import { renderHtml } from "../../../provider/src/report/htmlReport";
import { renderMarkdown } from "../../../provider/src/report/markdownReport";
import type { PreviewResource } from "../../../provider/src/report/previewDigest";
import { reportSpeech } from "../../../provider/src/report/speechReport";
import { headline } from "../../../provider/src/report/wording";

interface Mute {
  muted: boolean;
  mutedFrom?: string;
  mutedUntil?: string;
}

/** The hall as a resource of its own, and in an AppMutes. */
const forms: [string, (mute: Mute) => PreviewResource][] = [
  [
    "GroupMute",
    (mute) =>
      resource(groupMuteDescription.token, { appId: "app", groupId: "hall", exceptUsers: { host: true }, ...mute }),
  ],
  [
    "AppMutes",
    (mute) =>
      resource(appMutesDescription.token, { appId: "app", groups: { hall: { exceptUsers: { host: true }, ...mute } } }),
  ],
];
const resource = (type: string, inputs: Record<string, unknown>): PreviewResource => ({
  type,
  inputs,
  outputs: inputs,
});
const mutedFrom = "2026-03-01T18:00:00+08:00";
const mutedUntil = "2026-03-01T20:00:00+08:00";

describe.each(forms)("%s", (_, of) => {
  /** The report of an update after a refresh that has found a group as it was left, or in another state. */
  function report(left: Mute, wanted: Mute, found: Mute = left, now = mutedUntil) {
    const urn = `urn:pulumi:dev::p::${of(left).type}::mute`;
    const steps = [
      { op: "refresh", urn, oldState: of(left), newState: of(found) },
      { op: "update", urn, oldState: of(found), newState: of(wanted) },
    ];
    return reportSpeech({ steps }, Date.parse(now));
  }

  test("a window that began or ended is due, and nothing that somebody did", () => {
    const ended = report({ muted: true, mutedUntil }, { muted: false, mutedUntil });
    expect(ended.groups).toMatchObject([{ outcome: "opened", due: { what: "ended", at: mutedUntil } }]);
    expect(ended.groups[0]).not.toHaveProperty("drift");
    expect(headline(ended)).toBe("1 group in this update: 1 opened (1 due by its window)");
    const words = "opened, due: its window ended at 2026-03-01T20:00:00+08:00 (12:00 UTC)";
    expect(renderMarkdown(ended)).toContain(`| ${words} |`);
    expect(renderHtml(ended)).toContain(`>${words}</span>`);

    const began = report({ muted: false, mutedFrom, mutedUntil }, { muted: true, mutedFrom, mutedUntil });
    expect(began.groups).toMatchObject([{ outcome: "muted", due: { what: "began", at: mutedFrom } }]);
  });

  test("the same window in other words is the same", () => {
    const { groups } = report({ muted: true, mutedUntil: "2026-03-01T12:00:00Z" }, { muted: false, mutedUntil });
    expect(groups).toMatchObject([{ due: { what: "ended", at: mutedUntil } }]);
  });

  test.each<[string, Mute, Mute]>([
    ["a window that was edited", { muted: true, mutedUntil }, { muted: false, mutedUntil: mutedFrom }],
    ["a window that is new", { muted: true }, { muted: false, mutedUntil }],
    ["a window that was taken out", { muted: false, mutedUntil }, { muted: true }],
    ["a mute without a window", { muted: true }, { muted: false }],
  ])("%s is not due", (_what, left, wanted) => {
    const { groups } = report(left, wanted);
    expect(groups).toHaveLength(1);
    expect(groups[0]).not.toHaveProperty("due");
  });

  test("a window that has not begun, since the clock was moved back, has not ended", () => {
    const window = { mutedFrom, mutedUntil };
    const open = (now: string) =>
      report({ muted: true, ...window }, { muted: false, ...window }, undefined, now).groups;
    expect(open(mutedUntil)).toMatchObject([{ outcome: "opened", due: { what: "ended", at: mutedUntil } }]);
    const [before] = open("2026-03-01T17:59:59+08:00");
    expect(before).toMatchObject({ outcome: "opened" });
    expect(before).not.toHaveProperty("due");
  });

  test("what somebody opened within the window is drift, and not due", () => {
    const within = { muted: true, mutedUntil };
    const { groups } = report(within, within, { muted: false, mutedUntil });
    expect(groups).toMatchObject([{ outcome: "muted", drift: { live: { kind: "everyone" } } }]);
    expect(groups[0]).not.toHaveProperty("due");
  });
});
