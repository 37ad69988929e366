import { brief, hiddenCharacter, quoted, shown, visible } from "../../../provider/src/text/visible";

test.each<[name: string, text: string, shown: string]>([
  ["a control character", "a\u001b[2J", "a\\u{1b}[2J"],
  ["a zero-width space", "a\u200b", "a\\u{200b}"],
  ["an order of text", "\u202emod\u2069", "\\u{202e}mod\\u{2069}"],
  ["a joiner", "a\u200d\ufeff", "a\\u{200d}\\u{feff}"],
  ["a soft hyphen", "mod\u00ad1", "mod\\u{ad}1"],
  ["fillers", "\u115f\u3164\uffa0", "\\u{115f}\\u{3164}\\u{ffa0}"],
  ["a blank of Braille", "\u2800", "\\u{2800}"],
  ["a musical sign that is drawn as nothing", "\u{1d159}", "\\u{1d159}"],
  ["variation selectors", "a\ufe0f\u{e0100}", "a\\u{fe0f}\\u{e0100}"],
  ["tags", "\u{e0001}\u{e0061}", "\\u{e0001}\\u{e0061}"],
  ["a grapheme joiner", "a\u034f", "a\\u{34f}"],
  ["what is not assigned, and what never is", "\u0378\ufdd0\u{10ffff}", "\\u{378}\\u{fdd0}\\u{10ffff}"],
  ["what is private", "\ue000", "\\u{e000}"],
  ["half of a pair", "a\ud83d!", "a\\u{d83d}!"],
  ["white space that looks like a space", "a\u00a0b\u3000\u2028", "a\\u{a0}b\\u{3000}\\u{2028}"],
  ["what a wrong encoding leaves", "Zo\ufffd", "Zo\\u{fffd}"],
  ["what has a look", "名前 Zoë Zoe\u0308 😀 أحمد -_.", "名前 Zoë Zoe\u0308 😀 أحمد -_."],
])("%s", (_name, text, shown) => {
  expect(visible(text)).toBe(shown);
  expect(hiddenCharacter(text) === undefined).toBe(shown === text);
});

test("a name in quotes has its quotes and backslashes marked, and what is written out as it is", () => {
  expect(quoted('a"\\b\n')).toBe('"a\\"\\\\b\\n"');
  expect(quoted("mod1\u200b")).toBe('"mod1\\u{200b}"');
  expect(quoted("mod1\\u{200b}")).toBe('"mod1\\u{200b}"');
});

test("whatever is given is shown in short, with its hidden characters written out", () => {
  const itself: Record<string, unknown> = {};
  itself["itself"] = itself;
  expect(["a\u200b", 5, null, undefined, 10n, [{ a: "b\u200b" }], itself].map(shown)).toEqual([
    '"a\\u{200b}"',
    "5",
    "null",
    "undefined",
    "10",
    '[{"a":"b\\u{200b}"}]',
    "an object that refers to itself",
  ]);
  expect(shown(["x".repeat(1000)])).toBe(`["${"x".repeat(78)}… (1004 characters)`);
});

test("a long text is cut and counted, not in the middle of a character", () => {
  expect(brief("x".repeat(200))).toBe("x".repeat(200));
  expect(brief("x".repeat(10_000_000))).toBe(`${"x".repeat(80)}… (10000000 characters)`);
  expect(quoted(`${"x".repeat(79)}${"😀".repeat(100)}`)).toBe(`"${"x".repeat(79)}…" (279 characters)`);
});
