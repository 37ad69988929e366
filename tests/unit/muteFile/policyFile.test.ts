import fc from "fast-check";
import { stringify } from "yaml";

import { checkPolicy, parsePolicy } from "../../../provider/src/muteFile/policyFile";
import { editorSchema } from "../../../provider/src/muteFile/fileSchema";
import { compileSchema, policySchema } from "../../../provider/src/muteFile/policySchema";
import { complaints } from "./support/complaints";

describe("a mute file that is right", () => {
  test("keeps anchors, aliases, merge keys, comments and odd ids", () => {
    const policy = parsePolicy(
      `# who may speak
x-common: &quiet
  muted: true
  exceptLists: [moderators]
defaults: { appId: demo, dataCenter: cn-shanghai }
lists:
  moderators: &mods [host, mod1] # the night shift
  again: *mods
groups:
  hall: { <<: *quiet, exceptUsers: [guest] }
  lobby: { <<: [*quiet, { muted: false }] }
  __proto__: { exceptUsers: [constructor, "0", 名前] }
  "007":
  名前: {}
`,
      "mutes.yaml",
    );
    expect(Object.keys(policy.groups)).toEqual(["hall", "lobby", "__proto__", "007", "名前"]);
    expect(policy.groups["hall"]).toEqual({ muted: true, exceptLists: ["moderators"], exceptUsers: ["guest"] });
    expect(policy.groups["lobby"]).toEqual({ muted: true, exceptLists: ["moderators"] });
    expect(Object.getOwnPropertyDescriptor(policy.groups, "__proto__")?.value).toEqual({
      exceptUsers: ["constructor", "0", "名前"],
    });
    expect(policy.groups["007"]).toBeNull();
    expect(policy.lists).toEqual({ moderators: ["host", "mod1"], again: ["host", "mod1"] });
  });

  test("takes whole numbers as the text of ids and names, and YAML's own tags", () => {
    const text = `defaults: { appId: 7, exceptLists: [2024] }
lists: { 2024: [10086, !!str 0012, -5], none: !!seq [] }
groups: { 10010: , hall: { groupId: 9007199254740991, exceptUsers: ! [!!str x, ! 8] } }
`;
    expect(parsePolicy(text, "mutes.yaml")).toEqual({
      defaults: { appId: "7", exceptLists: ["2024"] },
      lists: { 2024: ["10086", "0012", "-5"], none: [] },
      groups: { 10010: null, hall: { groupId: "9007199254740991", exceptUsers: ["x", "8"] } },
    });
  });

  test("takes an id of the service with a character that nobody sees, where that is written out", () => {
    const text =
      "defaults: {appId: demo}\ngroups:\n  hall\\u{ad}:\n    exceptUsers: ['mod1\\u{200b}', 'a\\u{5c}u{x}']\n";
    expect(parsePolicy(text, "mutes.yaml").groups).toEqual({
      "hall\\u{ad}": { exceptUsers: ["mod1\\u{200b}", "a\\u{5c}u{x}"] },
    });
  });

  test("warns of ids that have a twin, once for each place", () => {
    const text =
      "defaults: {appId: demo}\nlists: {m: &m [host, Zoe\u0308], n: *m}\ngroups: {hall: {groupId: cafe\u0301}}\n";
    const { policy, warnings } = checkPolicy(() => text, "mutes.yaml");
    expect(policy.lists?.["m"]).toEqual(["host", "Zoe\u0308"]);
    expect(warnings).toEqual([
      {
        position: { line: 2, column: 22 },
        message:
          'user id "Zoe\u0308" is Zoe\\u{308}; Zo\\u{eb}, its usual form (NFC), looks the same and is another id to the service',
        excerpt: "  2 | lists: {m: &m [host, Zoe\u0308], n: *m}\n    |                      ^^^",
      },
      expect.objectContaining({ position: { line: 3, column: 26 } }),
    ]);
  });

  test("needs no app where the program gives it", () => {
    expect(complaints("groups: { hall: }", { appIdGiven: true })).toBe("");
  });

  test("takes any number of users for a group that is open", () => {
    const many = Array.from({ length: 40 }, (_, index) => `u${index}`);
    expect(
      complaints(`defaults: {appId: a, exceptLists: [x]}\nlists: {x: [${many.join()}]}\ngroups: {g: {muted: false}}`),
    ).toBe("");
  });

  test("takes thirty users from several lists, each counted once", () => {
    const ids = Array.from({ length: 30 }, (_, index) => `u${index}`);
    expect(
      complaints(
        `defaults: {appId: a, exceptLists: [x, y]}\nlists: {x: [${ids.join()}], y: [${ids.slice(3).join()}]}\ngroups: {g: {exceptUsers: [u0]}}`,
      ),
    ).toBe("");
  });
});

test("whatever stands in a file, it is read or refused with places in it", () => {
  const odd = fc.constantFrom<unknown>(
    null,
    7,
    true,
    "",
    "host",
    "a,b",
    [],
    ["host", 3, null],
    [["x"]],
    {},
    { host: 1 },
  );
  const group = fc.oneof(
    odd,
    fc.record(
      { appId: odd, groupId: odd, dataCenter: odd, muted: odd, exceptLists: odd, exceptUsers: odd, other: odd },
      { requiredKeys: [] },
    ),
  );
  const document = fc.oneof(
    odd,
    fc.record(
      {
        defaults: group,
        lists: fc.oneof(odd, fc.dictionary(fc.constantFrom("mods", "host", "__proto__"), odd)),
        groups: fc.oneof(odd, fc.dictionary(fc.constantFrom("hall", "", "__proto__", "x,y"), group)),
        extra: odd,
      },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(document, (value) => {
      const said = complaints(stringify(value));
      if (said !== "") expect(said).toMatch(/^mutes\.yaml:\d+:\d+: /);
    }),
    { numRuns: 500 },
  );
});

test("an editor takes whole numbers for ids as well, and for nothing else", () => {
  const validate = compileSchema(editorSchema());
  const numbers = { defaults: { appId: 7, exceptLists: [1] }, lists: { 1: [2] }, groups: { 3: { groupId: 4 } } };
  expect(validate(numbers)).toBe(true);
  expect(validate({ ...numbers, groups: { 3: { muted: 1 } } })).toBe(false);
  expect(validate({ ...numbers, defaults: { dataCenter: 1 } })).toBe(false);
  expect(validate({ ...numbers, defaults: { mutedUntil: 2026 } })).toBe(false);
  expect(validate({ ...numbers, defaults: { mutedUntil: "2026-03-01T20:00:00Z" } })).toBe(true);
});

test("the published schema refuses no id that the command accepts", () => {
  const validate = policySchema();
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 0, maxLength: 70 }), (id) => {
      const accepted = complaints(`defaults: {appId: demo}\nlists: {mods: [${JSON.stringify(id)}]}\ngroups: {}`) === "";
      return !accepted || validate({ lists: { mods: [id] }, groups: {} });
    }),
  );
});
