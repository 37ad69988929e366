import { appIdProblem, groupIdProblem, idWarning, userIdProblem } from "../../../provider/src/properties/idRules";

const rules = { app: appIdProblem, group: groupIdProblem, user: userIdProblem };
const orWrittenOut = ": remove it, or write it out where the id at the service really has it";

describe.each(Object.entries(rules))("the id of a %s", (_, problem) => {
  test.each([
    ["mod1\u200b", `has \\u{200b} in it, which is invisible${orWrittenOut}`],
    ["mod\u202e1", `has \\u{202e} in it, which is invisible${orWrittenOut}`],
    ["\u3164", `has \\u{3164} in it, which is invisible${orWrittenOut}`],
    ["mod1\ufeff", `has \\u{feff} in it, which is invisible${orWrittenOut}`],
    ["❤\ufe0f", `has \\u{fe0f} in it, which is invisible${orWrittenOut}`],
    ["a\u{e0061}b", `has \\u{e0061} in it, which is invisible${orWrittenOut}`],
    ["a\u0378b", `has \\u{378} in it, which is no character of Unicode${orWrittenOut}`],
    ["a\ue000b", `has \\u{e000} in it, which is a private-use character${orWrittenOut}`],
    ["Zo\ufffd", `has \\u{fffd} in it, what a wrong encoding leaves of a character${orWrittenOut}`],
    ["a\ud83d", "has \\u{d83d} in it, half of a character: remove it"],
    ["a\u0007", "has a control character in it"],
    ["a\\u{d83d}", "writes out half of a character, which no id has"],
    ["a\\u{200B}", "writes out characters in another way than a\\u{200b}: write it so"],
    ["mod\\u{31}", "writes out characters in another way than mod1: write it so"],
    ["a\\u{x}", "writes out characters in another way than a\\u{5c}u{x}: write it so"],
  ])("%j", (id, expected) => {
    expect(problem(id)).toBe(expected);
  });

  test.each(["mod1", "mod-1_2.3", "10086", "名前", "Zoë", "Zoe\u0308", "😀", "a\\b", "mod1\\u{200b}", "a\\u{5c}u{x}"])(
    "%j is one",
    (id) => {
      expect(problem(id)).toBeUndefined();
    },
  );
});

test("white space that is written out is white space", () => {
  expect(userIdProblem("a\\u{3000}")).toBe("has white space in it");
  expect(userIdProblem("a\\u{2c}b")).toBe("has a comma, and commas separate ids in a call");
  expect(appIdProblem("a\\u{2f}b")).toBe("has a slash in it");
  expect(groupIdProblem("hall\\u{a0}")).toBe("begins or ends with white space");
  expect(groupIdProblem("the hall")).toBeUndefined();
  expect(groupIdProblem("the\u00a0hall")).toContain("has \\u{a0} in it, which looks like a space");
  expect(groupIdProblem("the\\u{a0}hall")).toBeUndefined();
});

test("the length is that of the id at the service", () => {
  expect(userIdProblem(`${"x".repeat(61)}\\u{200b}`)).toBeUndefined();
  expect(userIdProblem(`${"x".repeat(62)}\\u{200b}`)).toContain("is 65 bytes long");
});

test("an id that has a twin draws a warning with both", () => {
  expect(idWarning("Zoe\u0308")).toBe(
    "is Zoe\\u{308}; Zo\\u{eb}, its usual form (NFC), looks the same and is another id to the service",
  );
  for (const id of ["Zoë", "host", "名前", "Zoe\\u{308}"]) expect(idWarning(id)).toBeUndefined();
});
