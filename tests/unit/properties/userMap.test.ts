import fc from "fast-check";
import { fromUserMap, toUserMap } from "../../../provider/src/properties/userMap";

/** The engine takes a map with this key for a secret. */
const secretMark = "4dabf18193072939515e22adb298388d";
const userId = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8, unit: "grapheme" }),
  fc.constantFrom(
    "__proto__",
    "__x",
    "'",
    "''",
    "'__proto__'",
    "constructor",
    "toString",
    "0",
    "10",
    "9",
    "-1",
    secretMark,
  ),
);
const sorted = (ids: string[]) => [...new Set(ids)].sort();

test("a list becomes a map and the same set of users again", () => {
  fc.assert(
    fc.property(fc.array(userId), (ids) => {
      expect(fromUserMap(toUserMap(ids))).toEqual(sorted(ids));
    }),
  );
});

test("the map survives JSON and has no key that the engine hides or takes for a mark", () => {
  fc.assert(
    fc.property(fc.array(userId), (ids) => {
      const users = toUserMap(ids);
      const copy: unknown = JSON.parse(JSON.stringify(users));
      expect(fromUserMap(copy)).toEqual(sorted(ids));
      expect(Object.keys(users).filter((key) => key.startsWith("__") || key === secretMark)).toEqual([]);
    }),
  );
});

test("order and repetition make no other map", () => {
  fc.assert(
    fc.property(fc.array(userId), (ids) => {
      expect(JSON.stringify(toUserMap([...ids, ...ids].reverse()))).toBe(JSON.stringify(toUserMap(ids)));
    }),
  );
});

test.each<[unknown, string[]]>([
  [undefined, []],
  [null, []],
  ["host", []],
  [{}, []],
  [
    ["b", "a", "b"],
    ["a", "b"],
  ],
])("%j is read as %j", (users, ids) => {
  expect(fromUserMap(users)).toEqual(ids);
});
