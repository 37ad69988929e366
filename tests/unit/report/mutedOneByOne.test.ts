import { renderHtml } from "../../../provider/src/report/htmlReport";
import { renderMarkdown } from "../../../provider/src/report/markdownReport";
import type { PreviewDigest } from "../../../provider/src/report/previewDigest";
import { reportSpeech } from "../../../provider/src/report/speechReport";
import { groupMuteDescription } from "../../../provider/src/properties/groupMute";
import { toUserMap } from "../../../provider/src/properties/userMap";

const type = groupMuteDescription.token;
const urn = `urn:pulumi:dev::event::${type}::hall`;
const stack = {
  op: "same",
  urn: "urn:pulumi:dev::event::pulumi:pulumi:Stack::s",
  newState: { type: "pulumi:pulumi:Stack" },
};

function state(mutedUsers: unknown, muted = true) {
  const users = Array.isArray(mutedUsers) ? toUserMap(mutedUsers as string[]) : mutedUsers;
  const properties = { appId: "app1", groupId: "hall", muted, exceptUsers: { host: true }, mutedUsers: users };
  return { type, inputs: properties, outputs: properties };
}

function rows(...steps: PreviewDigest["steps"]): string[] {
  const report = reportSpeech({ steps: [stack, ...steps] });
  const names = (text: string) => ["raider1", "raider2", "raider3"].filter((name) => text.includes(name));
  const markdown = renderMarkdown(report);
  expect(names(renderHtml(report))).toEqual(names(markdown));
  return markdown.split("\n").filter((line) => line.startsWith("| `"));
}

test("users who are muted and freed one by one are named, and the others are not", () => {
  const update = {
    op: "update",
    urn,
    oldState: state(["raider1", "raider2"]),
    newState: state(["raider2", "raider3"]),
  };
  expect(rows(update)).toEqual([
    "| `app1/hall` | other people | muted one by one: `raider3` | no longer muted one by one: `raider1` | `host` |",
  ]);
});

test("a new resource mutes its users, and one that goes frees them, be the group open", () => {
  expect(rows({ op: "create", urn, newState: state(["raider1"]) })).toEqual([
    "| `app1/hall` | new | everyone but `host`; muted one by one: `raider1` |  | `host` |",
  ]);
  expect(rows({ op: "delete", urn, oldState: state(["raider1"], false) })).toEqual([
    "| `app1/hall` | lifted, no longer managed |  | no longer muted one by one: `raider1` | everyone |",
  ]);
});

test("a declared user who was freed elsewhere is drift, and the update mutes the user again", () => {
  const recorded = { op: "refresh", urn, oldState: state(["raider1", "raider2"]), newState: state(["raider2"]) };
  const update = { op: "update", urn, oldState: state(["raider2"]), newState: state(["raider1", "raider2"]) };
  expect(rows(recorded, update)).toEqual([
    "| `app1/hall` | other people | muted one by one: `raider1` |  | `host` |",
    "| `app1/hall` |  | no longer muted one by one: `raider1` | `host` |",
  ]);
});

test("a list that is a secret before and after may be the same", () => {
  expect(rows({ op: "update", urn, oldState: state("[secret]"), newState: state("[secret]") })).toEqual([
    "| `app1/hall` | same people |  |  | `host` |",
  ]);
});
