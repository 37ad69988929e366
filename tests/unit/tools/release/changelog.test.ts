import { closeUnreleased, notesOf } from "../../../../tools/release/changelog";

const changelog = "# Changelog\n\n## Unreleased\n\n- new\n\n## 0.1.0 (2026-01-31)\n\n- old\n";

test("the notes of a version are what stands below its heading", () => {
  expect(notesOf(changelog, "Unreleased")).toBe("- new");
  expect(notesOf(changelog, "0.1.0")).toBe("- old");
});

test("a version without a heading is an error", () => {
  expect(() => notesOf(changelog, "0.1")).toThrow('CHANGELOG.md has no heading "## 0.1"');
});

test("what is unreleased becomes a version, and the list begins anew", () => {
  const closed = closeUnreleased(changelog, "0.2.0", "2026-02-01");
  expect(closed).toContain("## 0.2.0 (2026-02-01)");
  expect(notesOf(closed, "Unreleased")).toBe("");
  expect(notesOf(closed, "0.2.0")).toBe("- new");
});

test("nothing that is unreleased is nothing to release", () => {
  const closed = closeUnreleased(changelog, "0.2.0", "2026-02-01");
  expect(() => closeUnreleased(closed, "0.3.0", "2026-02-02")).toThrow("nothing stands below Unreleased");
});
