import fc from "fast-check";
import { stringify } from "yaml";

import { parsePolicy } from "../../../provider/src/muteFile/policyFile";
import { policySchema } from "../../../provider/src/muteFile/policySchema";
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

test("the published schema refuses no id that the command accepts", () => {
  const validate = policySchema();
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 0, maxLength: 70 }), (id) => {
      const accepted = complaints(`defaults: {appId: demo}\nlists: {mods: [${JSON.stringify(id)}]}\ngroups: {}`) === "";
      return !accepted || validate({ lists: { mods: [id] }, groups: {} });
    }),
  );
});
