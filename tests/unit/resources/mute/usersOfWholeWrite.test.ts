import { namedUsers } from "../../../../provider/src/resources/mute/usersOfWholeWrite";

const crowd = (count: number, name: string) => Array.from({ length: count }, (_, index) => `${name}${index}`).sort();

test("a write of the whole mute names first whom it exempts, who could speak else", () => {
  const [before, wanted] = [crowd(25, "a"), crowd(10, "z")];
  const mute = { muted: true, exceptUsers: ["host", ...wanted] };
  const now = { mutedAll: true, exempt: before, mutedUsers: [] };
  const named = namedUsers(mute, [...before, ...crowd(40, "troll"), ...wanted], now);
  expect(named.slice(0, 10)).toEqual(wanted);
  expect(named).toHaveLength(30);
  expect(named.slice(10).every((user) => before.includes(user))).toBe(true);
});

test("a write of the whole mute names all who are muted one by one, where it can", () => {
  const all = crowd(30, "troll");
  expect(
    namedUsers({ muted: true, exceptUsers: ["host"] }, all, { mutedAll: true, exempt: [], mutedUsers: [] }),
  ).toEqual(all);
});
