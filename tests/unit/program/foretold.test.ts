import * as pulumi from "@pulumi/pulumi";
import { AppMutes } from "../../../provider/src/program/appMutes";
import { foretold } from "../../../provider/src/program/foretold";
import { givenValues } from "../../../provider/src/program/givenValue";
import { GroupMute } from "../../../provider/src/program/groupMute";
import { MessageGroup } from "../../../provider/src/program/messageGroup";

beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: `id of ${name}`, state: inputs as pulumi.Inputs }),
    call: () => ({}),
  }),
);

test("an output that repeats a plain argument is foretold, from resource to resource", () => {
  const event = new AppMutes("event", { appId: "app1", groups: {} });
  const group = new MessageGroup("hall", { appId: event.appId, groupId: "hall" });
  const mute = new GroupMute("hall", { appId: group.appId, groupId: group.groupId });
  expect([mute.appId, mute.groupId].map(foretold)).toEqual(["app1", "hall"]);
  expect(foretold(givenValues("it", { groupId: mute.groupId })["groupId"] as pulumi.Output<string>)).toBe("hall");
});

test("what is made of an output is not foretold, nor what nobody has given plainly", () => {
  const group = new MessageGroup("yard", { appId: pulumi.output("app1"), groupId: "yard" });
  const read = MessageGroup.get("read", "app1/hall");
  const made = group.groupId.apply((id) => `${id}-backstage`);
  for (const value of [made, group.appId, read.appId, pulumi.secret("hall"), Promise.resolve("hall"), ""])
    expect(foretold(value)).toBeUndefined();
});

test("a plain id is what it is, a whole number as its text", () => {
  expect([foretold("hall"), foretold(7)]).toEqual(["hall", "7"]);
});
