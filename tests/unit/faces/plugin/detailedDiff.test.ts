import fc from "fast-check";
import { detailedDiff } from "../../../../provider/src/faces/plugin/detailedDiff";

const paths = (name: string, old: unknown, wanted: unknown) => Object.fromEntries(detailedDiff(name, old, wanted));

test.each<[string, unknown, unknown, Record<string, string>]>([
  ["a user who comes", ["anna", "host"], ["anna", "bob", "host"], { "exceptUsers[1]": "add" }],
  ["a user who goes", ["anna", "host"], ["host"], { "exceptUsers[0]": "delete" }],
  ["one for another", ["anna", "host"], ["bob", "host"], { "exceptUsers[0]": "update" }],
  ["two at two places", ["a", "c"], ["b", "c", "d"], { "exceptUsers[0]": "update", "exceptUsers[2]": "add" }],
  ["no difference", ["anna"], ["anna"], {}],
  ["a list that is not known yet", ["anna"], "04da6b54", { exceptUsers: "update" }],
  ["a first value", undefined, ["anna"], { exceptUsers: "add" }],
])("users: %s", (_, old, wanted, expected) => {
  expect(paths("exceptUsers", old, wanted)).toEqual(expected);
});

test("groups and users in them are named one by one, ids of any kind as the engine reads them", () => {
  const old = { hall: { exceptUsers: ["host"] }, "room-1": { exceptUsers: [] }, gone: { muted: false } };
  const wanted = { hall: { exceptUsers: ["anna", "host"] }, "room-1": { muted: false }, 'a"b': { exceptUsers: [] } };
  expect(paths("groups", old, wanted)).toEqual({
    "groups.hall.exceptUsers[0]": "add",
    'groups["room-1"].exceptUsers': "delete",
    'groups["room-1"].muted': "add",
    "groups.gone": "delete",
    'groups["a\\"b"]': "add",
  });
});

test("every user who comes or goes has a place, and nobody else", () => {
  const users = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f")).map((ids) => ids.sort());
  fc.assert(
    fc.property(users, users, (old, wanted) => {
      const named = [...detailedDiff("users", old, wanted)].flatMap(([path, kind]) => {
        const index = Number(/\[(\d+)\]$/.exec(path)![1]);
        return [kind === "add" ? [] : [`-${old[index]}`], kind === "delete" ? [] : [`+${wanted[index]}`]].flat();
      });
      const gone = old.filter((user) => !wanted.includes(user)).map((user) => `-${user}`);
      const come = wanted.filter((user) => !old.includes(user)).map((user) => `+${user}`);
      expect(named.sort()).toEqual([...gone, ...come].sort());
    }),
  );
});
