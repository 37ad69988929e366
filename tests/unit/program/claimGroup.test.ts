import * as pulumi from "@pulumi/pulumi";
import type * as claims from "../../../provider/src/program/claimGroup";
import type { GroupMuteArgs } from "../../../provider/src/program/groupMute";

/** The claims of a program, which live as long as its process. */
function newProgram(): typeof claims {
  let fresh: typeof claims | undefined;
  jest.isolateModules(() => {
    fresh = jest.requireActual<typeof claims>("../../../provider/src/program/claimGroup");
  });
  return fresh!;
}

const valueOf = <T>(input: pulumi.Input<T>): Promise<T> =>
  (pulumi.output(input) as pulumi.Output<T> & { promise(): Promise<T> }).promise();
const twice =
  'GroupMute "second" and GroupMute "first" declare the same group "hall" of app "app1": keep one GroupMute per group.';

test("a group that is claimed twice is an error at once where both ids are plain", () => {
  const { claimGroup } = newProgram();
  expect(claimGroup('GroupMute "first"', { appId: "app1", groupId: "hall" })).toBe("app1");
  const again = () => claimGroup('GroupMute "second"', { appId: "app1", groupId: "hall" });
  expect(again).toThrow(twice);
});

test("another group of the app, and the same group of another app, are free", () => {
  const { claimGroup } = newProgram();
  void claimGroup('GroupMute "first"', { appId: "app1", groupId: "hall" });
  expect(claimGroup('GroupMute "second"', { appId: "app1", groupId: "foyer" })).toBe("app1");
  expect(claimGroup('GroupMute "third"', { appId: "app2", groupId: "hall" })).toBe("app2");
  expect(claimGroup('GroupMute "fourth"', { appId: "app1/hall", groupId: "" })).toBe("app1/hall");
});

test("a group whose ids come from other resources is claimed when they are known", async () => {
  const { claimGroup } = newProgram();
  const args = { appId: pulumi.output(Promise.resolve("app1")), groupId: Promise.resolve("hall") };
  expect(await valueOf(claimGroup('GroupMute "first"', args))).toBe("app1");
  expect(() => claimGroup('GroupMute "second"', { appId: "app1", groupId: "hall" })).toThrow(twice);
});

test.each([
  ["group id", { appId: pulumi.output("app1"), groupId: pulumi.output(undefined) }, "app1"],
  ["app id", { appId: pulumi.output(undefined), groupId: pulumi.output("hall") }, undefined],
])("resources without %s are not said to have the same group", async (_, given, appId) => {
  const { claimGroup } = newProgram();
  const args = given as unknown as GroupMuteArgs;
  expect(await valueOf(claimGroup('GroupMute "first"', args))).toBe(appId);
  expect(await valueOf(claimGroup('GroupMute "second"', args))).toBe(appId);
});
