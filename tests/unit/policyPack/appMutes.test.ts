import { createRequire } from "node:module";
import { appMutesTypes } from "../../../policy-pack/src/mutes";
import { destroyProtection } from "../../../policy-pack/src/policies/destroyProtection";
import { exemptUsersLimit } from "../../../policy-pack/src/policies/exemptUsersLimit";
import { exemptUsersPatterns } from "../../../policy-pack/src/policies/exemptUsersPatterns";
import { moderatorStaysExempt } from "../../../policy-pack/src/policies/moderatorStaysExempt";
import { neverOpen } from "../../../policy-pack/src/policies/neverOpen";
import { unknownValue } from "../../../provider/src/properties/unknown";

/** How the pack's library hands out what a preview cannot know. */
const { unknownCheckingProxy } = createRequire(require.resolve("../../../policy-pack/package.json"))(
  "@pulumi/policy/proxy",
) as { unknownCheckingProxy: (props: object) => object };

/** What policies get of a resource. */
type PolicyResource = Parameters<typeof destroyProtection.validateStack>[0]["resources"][number];

/** An AppMutes as the engine hands it to a policy. */
function appMutes(groups: unknown, { appId = "app", protect = false } = {}): PolicyResource {
  const props = unknownCheckingProxy({ appId, groups });
  return { type: appMutesTypes[0]!, props, urn: `urn:${appId}`, opts: { protect } } as unknown as PolicyResource;
}

const exempt = (...users: string[]) => ({ exceptUsers: Object.fromEntries(users.map((user) => [user, true])) });

/** The same resource of the plugin. */
function ofPlugin(groups: Readonly<Record<string, { muted?: boolean; exceptUsers?: object }>>): PolicyResource {
  const entries = Object.entries(groups).map(([id, { exceptUsers, ...mute }]) => [
    id,
    { ...mute, ...(exceptUsers && { exceptUsers: Object.keys(exceptUsers) }) },
  ]);
  return { ...appMutes(Object.fromEntries(entries)), type: appMutesTypes[1]! };
}

/** What a policy says, and what it ended with. */
function violations(policy: { validateResource?: unknown }, config: object, resource: PolicyResource) {
  const validate = policy.validateResource as (args: object, report: (text: string) => void) => void;
  return told((report) => validate({ ...resource, getConfig: () => config }, report));
}

function ofStack(config: object, resources: PolicyResource[]) {
  return told((report) => destroyProtection.validateStack({ resources, getConfig: () => config } as never, report));
}

function told(run: (report: (text: string, urn?: string) => void) => unknown): string[] {
  const texts: string[] = [];
  try {
    run((text, urn) => texts.push(urn === undefined ? text : `${urn} ${text}`));
  } catch (error) {
    texts.push(`ended: ${(error as Error).message}`);
  }
  return texts;
}

const groups = {
  hall: exempt("host"),
  foyer: exempt(),
  yard: exempt(),
  lobby: { muted: false },
  garden: exempt("mod-1", "mod-2", "host"),
};

test.each([
  [
    moderatorStaysExempt,
    {},
    ["2 groups (foyer, yard): Nobody may speak: exceptUsers is empty. Exempt at least one moderator."],
  ],
  [
    moderatorStaysExempt,
    { moderators: ["mod-1"] },
    ["3 groups (hall, foyer, yard): No moderator may speak: exempt at least one of mod-1."],
  ],
  [exemptUsersLimit, { maximum: 2 }, ["group garden: 3 users are exempt, and 2 may be."]],
  [
    exemptUsersPatterns,
    { patterns: ["mod-\\d"] },
    [
      "group hall: 1 of 1 exempt users match none of the patterns mod-\\d.",
      "group garden: 1 of 3 exempt users match none of the patterns mod-\\d.",
    ],
  ],
  [
    neverOpen,
    { groups: ["app/lobby", "app/hall", "other/foyer"] },
    ["group lobby: must never be open: leave out muted: false."],
  ],
])("$name names the groups of an AppMutes, those with the same problem together: %#", (policy, config, texts) => {
  expect(violations(policy, config, appMutes(groups))).toEqual(texts);
  expect(violations(policy, config, ofPlugin(groups))).toEqual(texts);
});

test("what hundreds of groups break is cut to what can be read", () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`g${index}`, exempt()]));
  const [only, ...others] = violations(moderatorStaysExempt, {}, appMutes(many));
  expect(only).toMatch(/^500 groups \(g0, (g\d+, ){18}g19 and 480 more\): Nobody may speak: /);
  expect(others).toEqual([]);

  const ways = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [
      `g${index}`,
      exempt(...Array.from({ length: index + 1 }, (_, n) => `u${n}`)),
    ]),
  );
  const lines = violations(exemptUsersLimit, { maximum: 0 }, appMutes(ways));
  expect(lines).toHaveLength(21);
  expect(lines.at(-1)).toMatch(/^10 groups \(g20, .*\): they break this rule in other ways\.$/);
});

test("a group that a preview cannot know hides no other", () => {
  const later = { ...groups, later: unknownValue, users: { exceptUsers: unknownValue } };
  expect(violations(exemptUsersLimit, { maximum: 2 }, appMutes(later))).toEqual([
    "group garden: 3 users are exempt, and 2 may be.",
    expect.stringMatching(/^ended: .*\.groups\.later can't be known during preview/) as string,
  ]);
  expect(violations(exemptUsersLimit, { maximum: 2 }, appMutes(unknownValue))).toEqual([
    expect.stringMatching(/^ended: .*\.groups can't be known during preview/),
  ]);
});

describe("destroy protection", () => {
  const wanted = (...names: string[]) => ({ groups: names.map((name) => `app/${name}`) });

  test("is satisfied by groups of a protected AppMutes", () => {
    expect(ofStack(wanted("hall", "lobby"), [appMutes(groups, { protect: true })])).toEqual([]);
  });

  test("names the groups of an AppMutes that is not protected, and those that no resource has", () => {
    expect(
      ofStack(wanted("hall", "foyer", "gone", "lost"), [appMutes(groups), appMutes(groups, { appId: "other" })]),
    ).toEqual([
      "urn:app The mutes of app/hall, app/foyer need the resource option protect: true.",
      "app/gone, app/lost have to have mutes in this stack.",
    ]);
  });

  test("does not miss a group that may be in what a preview cannot know", () => {
    expect(ofStack(wanted("hall", "gone"), [appMutes(groups), appMutes(unknownValue)])).toEqual([
      "urn:app The mute of app/hall needs the resource option protect: true.",
      expect.stringMatching(/^ended: .* can't be known during preview/),
    ]);
  });
});
