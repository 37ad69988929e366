import * as pulumi from "@pulumi/pulumi";
import type * as claims from "../../../provider/src/program/claimMutes";
import type { GroupMuteArgs } from "../../../provider/src/program/groupMute";

/** The claims of a program, which live as long as its process. */
function newProgram(): typeof claims {
  let fresh: typeof claims | undefined;
  jest.isolateModules(() => {
    fresh = jest.requireActual<typeof claims>("../../../provider/src/program/claimMutes");
  });
  return fresh!;
}

const valueOf = <T>(input: pulumi.Input<T>): Promise<T> =>
  (pulumi.output(input) as pulumi.Output<T> & { promise(): Promise<T> }).promise();
const twice =
  'GroupMute "second" and GroupMute "first" declare the same group "hall" of app "app1": keep it in one resource.';

test("a group that is claimed twice is an error at once where both ids are plain", () => {
  const { claimMutes } = newProgram();
  expect(claimMutes('GroupMute "first"', "app1", ["hall"])).toBe("app1");
  const again = () => claimMutes('GroupMute "second"', "app1", ["hall"]);
  expect(again).toThrow(twice);
});

test("another group of the app, and the same group of another app, are free", () => {
  const { claimMutes } = newProgram();
  void claimMutes('GroupMute "first"', "app1", ["hall"]);
  expect(claimMutes('GroupMute "second"', "app1", ["foyer"])).toBe("app1");
  expect(claimMutes('GroupMute "third"', "app2", ["hall"])).toBe("app2");
  expect(claimMutes('GroupMute "fourth"', "app1/hall", [""])).toBe("app1/hall");
});

test("a group whose ids come from other resources is claimed when they are known", async () => {
  const { claimMutes } = newProgram();
  const args = { appId: pulumi.output(Promise.resolve("app1")), groupId: Promise.resolve("hall") };
  expect(await valueOf(claimMutes('GroupMute "first"', args.appId, [args.groupId]))).toBe("app1");
  expect(() => claimMutes('GroupMute "second"', "app1", ["hall"])).toThrow(twice);
});

test.each([
  ["group id", { appId: pulumi.output("app1"), groupId: pulumi.output(undefined) }, "app1"],
  ["app id", { appId: pulumi.output(undefined), groupId: pulumi.output("hall") }, undefined],
])("resources without %s are not said to have the same group", async (_, given, appId) => {
  const { claimMutes } = newProgram();
  const args = given as unknown as GroupMuteArgs;
  expect(await valueOf(claimMutes('GroupMute "first"', args.appId, [args.groupId]))).toBe(appId);
  expect(await valueOf(claimMutes('GroupMute "second"', args.appId, [args.groupId]))).toBe(appId);
});
