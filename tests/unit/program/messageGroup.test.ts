import * as pulumi from "@pulumi/pulumi";
import { GroupMute } from "../../../provider/src/program/groupMute";
import { MessageGroup, type MessageGroupArgs } from "../../../provider/src/program/messageGroup";

const registered = new Map<string, pulumi.Inputs>();
beforeAll(async () => {
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => {
      registered.set(name, inputs as pulumi.Inputs);
      return { id: `id of ${name}`, state: inputs as pulumi.Inputs };
    },
    call: () => ({}),
  });
});

const valueOf = <T>(output: pulumi.Output<T>): Promise<T> =>
  (output as pulumi.Output<T> & { promise(): Promise<T> }).promise();
const args: MessageGroupArgs = { appId: "app1", groupId: "hall", administrators: ["mod2", "mod1"] };

test("a group is registered as it is given, and its outputs are those of the program", async () => {
  const group = new MessageGroup("hall", { ...args, groupName: "Hall" });
  expect(await valueOf(group.administrators)).toEqual(["mod1", "mod2"]);
  expect(await valueOf(group.groupName)).toBe("Hall");
  expect(registered.get("hall")).toEqual({
    appId: "app1",
    groupId: "hall",
    groupName: "Hall",
    administrators: ["mod2", "mod1"],
    __provider: 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/messageGroup");',
  });
  expect(MessageGroup.isInstance(group)).toBe(true);
  expect(MessageGroup.isInstance(new GroupMute("mute of it", { appId: group.appId, groupId: group.groupId }))).toBe(
    false,
  );
});

test("two resources for one group are an error, and a mute of it is none", () => {
  const of = (groupId: string): MessageGroupArgs => ({ ...args, groupId });
  new MessageGroup("first", of("foyer"));
  new GroupMute("mute", { appId: "app1", groupId: "foyer" });
  expect(() => new MessageGroup("second", of("foyer"))).toThrow(
    'MessageGroup "second" and MessageGroup "first" declare the same group "foyer" of app "app1": keep it in one resource.',
  );
});

test.each<[string, object, object, string]>([
  ["import", {}, { import: "app1/hall" }, "declare what is there: with adopt: true it is taken over."],
  ["a misspelt property", {}, { ignoreChanges: ["name"] }, 'MessageGroup has no property "name"'],
  [
    "a single administrator",
    {},
    { ignoreChanges: ["administrators.mod1"] },
    "ignoreChanges: administrators.mod1: changes of single administrators cannot be ignored. Ignore all of them",
  ],
  ["an argument without a value", { groupName: null }, {}, "groupName has no value: give one, or leave groupName out"],
  ["a misspelt option", {}, { protec: true }, 'there is no option "protec": did you mean "protect"?'],
  ["a provider that is none", {}, { provider: null }, "no MessageGroup can use the provider of none at all."],
  ["a set", { administrators: new Set(["mod1"]) }, {}, "administrators cannot be a Set"],
])("%s is refused", (_, more, options, message) => {
  expect(() => new MessageGroup("refused", { ...args, groupId: "refused", ...more }, options)).toThrow(message);
});

test("a look-up needs an id", () => {
  expect(() => MessageGroup.get("found", "")).toThrow(
    'MessageGroup.get "found": id is missing: give <appId>/<groupId>',
  );
});
