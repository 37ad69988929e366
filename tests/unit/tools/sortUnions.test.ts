import { sortUnions } from "../../../tools/apiReport/sortUnions";

test.each([
  ["status: SwitchRow<403 | 400>;", "status: SwitchRow<400 | 403>;"],
  ['type A = "b" | "c d" | "a";', 'type A = "a" | "b" | "c d";'],
  ['type A = Omit<B1 | 2, "y" | "x">;', 'type A = Omit<B1 | 2, "x" | "y">;'],
])("%s becomes %s", (given, sorted) => {
  expect(sortUnions(given)).toBe(sorted);
  expect(sortUnions(sorted)).toBe(sorted);
});
