import {
  type LateMutes,
  mayBeAmong,
  noteOfKnown,
  noteOfLate,
  stillLate,
} from "../../../provider/src/handover/lateMutes";
import type { Wanted } from "../../../provider/src/handover/subject";

/** What is late after these notes. */
const lateAfter = (...notes: Wanted[]): LateMutes[] =>
  stillLate((key) => notes.filter((note) => note.key === key).map(({ members = [] }) => members));

const unknown = { id: "a" };
const ofGroup = { id: "b", groupIds: ["hall", "foyer"] };
const sure = { id: "c", appId: "app1", groupIds: ["hall"] };

test("mutes are late from the one note to the other, each by itself", () => {
  expect(lateAfter()).toEqual([]);
  const late = [unknown, ofGroup, sure].map(noteOfLate);
  expect(lateAfter(...late)).toEqual([unknown, ofGroup, sure]);
  expect(lateAfter(...late, noteOfKnown(ofGroup))).toEqual([unknown, sure]);
});

test.each<[LateMutes, string, string, boolean]>([
  [unknown, "app1", "hall", true],
  [{ id: "d", appId: "app1" }, "app1", "hall", true],
  [{ id: "d", appId: "app1" }, "app2", "hall", false],
  [ofGroup, "app2", "hall", true],
  [ofGroup, "app2", "yard", false],
  [sure, "app1", "hall", true],
  [sure, "app1", "foyer", false],
  [sure, "app2", "hall", false],
])("%j may be those of %s/%s: %s", (late, appId, groupId, expected) => {
  expect(mayBeAmong(late, appId, new Set(["lobby", groupId]))).toBe(expected);
});
