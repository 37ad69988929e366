import * as pulumi from "@pulumi/pulumi";

import { AppMutes, type AppMutesArgs } from "../../../provider/src/program/appMutes";
import { GroupMute, type GroupMuteArgs } from "../../../provider/src/program/groupMute";
import { inspectArguments } from "../../../provider/src/program/inspectArguments";
import { useWarnings } from "./support/useWarnings";

class Crew {
  readonly hall = {};
}

test.each<[args: unknown, problem: string]>([
  [new Map([["appId", "demo"]]), "the arguments cannot be a Map (Object.fromEntries(map) makes an object of it)"],
  [new Crew(), "the arguments cannot be an object of the class Crew"],
  [{ exceptUsers: new Set(["host"]) }, "exceptUsers cannot be a Set ([...set] makes a list of it)"],
  [{ exceptUsers: ["host", new Date(0)] }, "exceptUsers[1] cannot be a Date"],
  [{ appId: new URL("https://example.com") }, "appId cannot be an object of the class URL"],
  [{ exceptUsers: () => ["host"] }, "exceptUsers cannot be a function"],
  [{ exceptUsers: ["host", 10086n] }, "exceptUsers[1] cannot be a bigint"],
  [{ exceptUsers: [Symbol("host")] }, "exceptUsers[0] cannot be a symbol"],
  [{ muted: /yes/, groupId: Buffer.from("x") }, "muted cannot be an object of the class RegExp; groupId cannot be"],
])("a GroupMute of %p is refused by what it is", (args, problem) => {
  expect(() => new GroupMute("hall", args as GroupMuteArgs)).toThrow(`GroupMute "hall" cannot be used: ${problem}`);
});

test.each<[groups: unknown, problem: string]>([
  [new Map(), "groups cannot be a Map"],
  [new Crew(), "groups cannot be an object of the class Crew"],
  [{ hall: new Crew() }, "groups.hall cannot be an object of the class Crew"],
  [{ hall: { exceptUsers: new Set() } }, "groups.hall.exceptUsers cannot be a Set"],
])("an AppMutes of %p is refused by what it is", (groups, problem) => {
  expect(() => new AppMutes("event", { appId: "demo", groups } as AppMutesArgs)).toThrow(problem);
});

describe("ids that look like another one", () => {
  const twin = "Zoe\u0308";
  const warning = `"${twin}" is Zoe\\u{308}; Zo\\u{eb}, its usual form (NFC), looks the same and is another id to the service`;
  const warnings = useWarnings();

  // A run warns once of an id, and all tests of a file are one run.
  const ofItsOwn = (name: string) => `${name}-${twin}`;

  test("are warned of once, whichever resources have them", () => {
    inspectArguments('GroupMute "hall"', { appId: "demo", exceptUsers: ["host", twin] });
    inspectArguments('GroupMute "foyer"', { appId: "demo", exceptUsers: [twin] });
    expect(warnings).toEqual([`GroupMute "hall": ${warning}`]);
  });

  test("are warned of as keys, and in outputs once they are known", async () => {
    inspectArguments("one", { groups: { [ofItsOwn("a")]: {} } });
    const users = pulumi.output([pulumi.output(ofItsOwn("b"))]);
    inspectArguments("two", { groups: { hall: { exceptUsers: users } } });
    await new Promise((resolve) => users.apply(resolve));
    await new Promise(setImmediate);
    expect(warnings.map((text) => text.slice(0, text.indexOf(" is ")))).toEqual([
      `one: "${ofItsOwn("a")}"`,
      `two: "${ofItsOwn("b")}"`,
    ]);
  });

  test("are not told where they are a secret", async () => {
    const users = pulumi.secret([ofItsOwn("c")]);
    inspectArguments("one", { exceptUsers: users, appId: pulumi.secret(ofItsOwn("d")) });
    await new Promise((resolve) => users.apply(resolve));
    await new Promise(setImmediate);
    expect(warnings).toEqual([]);
  });

  test("are told up to a number in a run, and that there are more", () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [ofItsOwn(`many${index}`), {}]));
    inspectArguments("many", { groups: many });
    inspectArguments("more", { groups: { [ofItsOwn("last")]: {} } });
    expect(warnings.length).toBeLessThanOrEqual(21);
    expect(warnings.indexOf("More ids look like other ids. They are not listed.")).toBe(warnings.length - 1);
  });
});
