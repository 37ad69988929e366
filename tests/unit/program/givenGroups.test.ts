import * as pulumi from "@pulumi/pulumi";
import { AppMutes, type AppMutesArgs } from "../../../provider/src/program/appMutes";
import { givenGroups } from "../../../provider/src/program/givenGroups";
import { GroupMute } from "../../../provider/src/program/groupMute";
import { MutePolicy, type MutePolicyArgs } from "../../../provider/src/program/mutePolicy";
import { unknownValue } from "../../../provider/src/properties/unknown";

beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }),
    call: () => ({}),
  }),
);

/** 5,000 groups, of which each fiftieth is this. */
function groups(wrong: (index: number) => unknown): AppMutesArgs["groups"] {
  const entries = Array.from({ length: 5000 }, (_, index): [string, unknown] => [
    `g${index}`,
    index % 50 === 0 ? wrong(index) : { exceptUsers: ["host"] },
  ]);
  return Object.fromEntries(entries) as AppMutesArgs["groups"];
}

const declare = (name: string, wrong: (index: number) => unknown) => () =>
  new AppMutes(name, { appId: name, groups: groups(wrong) });

function failureOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    return (error as Error).message.split("\n");
  }
  return [];
}

test("all that is wrong with 5,000 groups is told at once, the first of it by name", () => {
  const wrong = [new Set(["host"]), { muted: null }, false, { exceptUsers: new Map() }];
  const lines = failureOf(declare("mixed", (index) => wrong[(index / 50) % 4]));
  expect(lines).toHaveLength(21);
  expect(lines[0]).toBe('AppMutes "mixed": groups.g0 cannot be a Set ([...set] makes a list of it)');
  expect(lines.at(-1)).toBe("  and 80 more problems");

  const few = { hall: false, foyer: { muted: null, exceptUsers: new Set() }, yard: ["host"] };
  expect(failureOf(() => new AppMutes("few", { appId: "few", groups: few } as unknown as AppMutesArgs))).toEqual([
    'AppMutes "few": groups.foyer.exceptUsers cannot be a Set ([...set] makes a list of it)',
    '  the group "hall" must be a plain object such as { exceptUsers: ["host"] }, not a boolean',
    '  group "foyer": muted has no value: give one, or leave muted out',
    '  the group "yard" must be a plain object such as { exceptUsers: ["host"] }, not a list',
  ]);
});

test("outputs without a value are one error, once all are known", async () => {
  const empty = [pulumi.output(undefined), { muted: Promise.resolve(null) }, { exceptUsers: pulumi.secret(undefined) }];
  const { whenKnown } = givenGroups(
    'AppMutes "event"',
    groups((index) => empty[(index / 50) % 3]),
  );
  const lines = await whenKnown!.catch((error: Error) => error.message.split("\n"));
  expect(lines).toHaveLength(21);
  expect(lines?.[0]).toBe('AppMutes "event": the group "g0" has no value: the output for it is empty');
  expect(lines?.[1]).toMatch(/^ {2}group "g50": muted has no value: the output that is given for it is empty\./);
  expect(lines?.at(-1)).toBe("  and 80 more problems");
});

test("outputs with values, and such as a preview cannot know, are no error", async () => {
  const unknown = new (
    pulumi.output("") as unknown as { constructor: new (...args: unknown[]) => pulumi.Output<never> }
  ).constructor(
    new Set(),
    Promise.resolve(unknownValue),
    Promise.resolve(false),
    Promise.resolve(false),
    Promise.resolve(new Set()),
  );
  const later = {
    hall: pulumi.output({}),
    foyer: { muted: Promise.resolve(false) },
    yard: unknown,
    lobby: { muted: unknown },
  };
  await givenGroups('AppMutes "event"', later).whenKnown;
  expect(givenGroups('AppMutes "event"', { hall: {} }).whenKnown).toBeUndefined();
});

test("groups that two resources declare are told at once", () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`g${index}`, {}]));
  new AppMutes("first", { appId: "twice", groups: many });
  const lines = failureOf(() => new AppMutes("second", { appId: "twice", groups: many }));
  expect(lines).toHaveLength(21);
  expect(lines[1]).toContain('AppMutes "second" and AppMutes "first" declare the same group "g1" of app "twice"');
  expect(lines.at(-1)).toBe("  and 10 more problems");
});

test("groups of a policy that exempt too many are told at once", () => {
  const crowd = Array.from({ length: 31 }, (_, index) => `u${index}`);
  const lines = failureOf(
    () =>
      new MutePolicy("crowds", {
        defaults: { appId: "crowds", exceptLists: ["crowd"] },
        lists: { crowd },
        groups: { hall: {}, foyer: { exceptUsers: ["host"] }, lobby: { muted: false }, yard: { exceptLists: [] } },
      }),
  );
  expect(lines).toEqual([
    'MutePolicy "crowds" cannot be used:',
    expect.stringContaining('groups.hall: group "hall" exempts 31 users, 1 more than') as string,
    expect.stringContaining('groups.foyer: group "foyer" exempts 32 users, 2 more than') as string,
  ]);
});

test.each(["group", "app"] as const)(
  "wrong ids of a policy are told at once, with one resource per %s",
  (oneResourcePer) => {
    const policy = {
      defaults: { appId: "an app", exceptLists: ["crew"] },
      lists: { crew: ["host", pulumi.output("a,b"), "mod 1"], later: pulumi.output(["a b"]) },
      groups: groups((index) => (index === 0 ? { groupId: "x".repeat(65) } : { exceptUsers: [index, "a b"] })),
      oneResourcePer,
    } as unknown as MutePolicyArgs;
    const lines = failureOf(() => new MutePolicy("ids", policy));
    expect(lines.slice(0, 5)).toEqual([
      'MutePolicy "ids" cannot be used:',
      "  defaults.appId: appId has white space or a comma in it",
      '  lists.crew[2]: user id "mod 1" has white space in it',
      expect.stringMatching(/^ {2}groups\.g0\.groupId: group id "x+" is 65 bytes long/) as string,
      '  groups.g50.exceptUsers[1]: user id "a b" has white space in it',
    ]);
    expect(lines).toHaveLength(52);
    expect(lines.at(-1)).toBe("  and 52 more problems");
  },
);

test("objects in the arguments of any resource are cut as well", () => {
  const exceptUsers = Array.from({ length: 100 }, () => new Date(0)) as unknown as string[];
  const [line, ...others] = failureOf(() => new GroupMute("hall", { appId: "dates", groupId: "hall", exceptUsers }));
  expect(line).toMatch(/exceptUsers\[19\] cannot be a Date; and 80 more problems$/);
  expect(others).toEqual([]);
});
