import fc from "fast-check";

import { hiddenCharacter } from "../../../provider/src/text/visible";
import { serviceId, writtenId } from "../../../provider/src/text/writtenId";

const anyId = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 2 }),
      fc.constantFrom("\\", "\\u{", "u{200b}", "\u200b", "5c", "}"),
    ),
  )
  .map((parts) => parts.join(""));

test("every id of the service is written in one way without hidden characters, and means that id", () => {
  fc.assert(
    fc.property(anyId, (id) => {
      expect(hiddenCharacter(writtenId(id))).toBeUndefined();
      expect(serviceId(writtenId(id))).toBe(id);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ["mod1", "mod1"],
  ["mod1\u200b", "mod1\\u{200b}"],
  ["\\u{200b}", "\\u{5c}u{200b}"],
  ["a\\b", "a\\b"],
  ["名前\u3000", "名前\\u{3000}"],
])("%j is written %j", (id, written) => {
  expect(writtenId(id)).toBe(written);
});

test("what is no number of a character is text", () => {
  expect(serviceId("\\u{110000}\\u{}\\u{xyz}")).toBe("\\u{110000}\\u{}\\u{xyz}");
});
