import * as pulumi from "@pulumi/pulumi";
import * as debuggable from "@pulumi/pulumi/runtime/debuggable";
import { GroupMute } from "../../../../provider/src/program/groupMute";

beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs as Record<string, unknown> }),
    call: ({ inputs }) => inputs as Record<string, unknown>,
  }),
);

const args = { appId: "app1", groupId: "hall" };

test("an error of the constructor tells where the program made the resource, and later errors have their traces", () => {
  const limit = Error.stackTraceLimit;
  const failing = () => new GroupMute("", args);
  expect(failing).toThrow(/name/);
  try {
    failing();
  } catch (error) {
    expect((error as Error).stack).toContain("promisesWithoutTraces.test");
  }
  expect(Error.stackTraceLimit).toBe(limit);
});

test("making a resource leaves the limit of stack traces as it was", () => {
  const limit = Error.stackTraceLimit;
  new GroupMute("lobby", { ...args, groupId: "lobby" });
  expect(Error.stackTraceLimit).toBe(limit);
});

test("exceptUsers is one output, however often it is asked for", async () => {
  const mute = new GroupMute("foyer", { appId: "app1", groupId: "foyer", exceptUsers: ["mod1", "host"] });
  expect(mute.exceptUsers).toBe(mute.exceptUsers);
  expect(Object.keys(mute)).toContain("exceptUsers");
  expect(await new Promise((resolve) => mute.exceptUsers.apply(resolve))).toEqual(["host", "mod1"]);
});

test("once there is a resource, the SDK's promises have no trace, and errors have theirs", () => {
  const { debuggablePromise } = debuggable as unknown as { debuggablePromise: (promise: object, of: string) => object };
  const trace = (debuggablePromise(Promise.resolve(), "test") as { _debugStackTrace?: string })._debugStackTrace;
  expect(String(trace)).not.toContain("promisesWithoutTraces.test");
  expect(new Error("any").stack).toContain("promisesWithoutTraces.test");
});
