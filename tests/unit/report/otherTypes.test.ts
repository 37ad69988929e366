import { reportSpeech } from "../../../provider/src/report/speechReport";

const urn = (type: string, name: string) =>
  `urn:pulumi:dev::project::pulumi-nodejs:dynamic/livemessage:${type}::${name}`;
const state = (type: string, inputs: Record<string, unknown>) => ({
  type: `pulumi-nodejs:dynamic/livemessage:${type}`,
  inputs,
  outputs: inputs,
});

test("a group that comes or goes with its mute is one of the other resources", () => {
  const room = { appId: "app1", groupId: "room" };
  const group = { ...room, groupName: "", groupInfo: "", administrators: { host: true }, creatorId: "" };
  const mute = { ...room, muted: true, exceptUsers: { guest: true } };
  const created = reportSpeech({
    steps: [
      { op: "create", urn: urn("MessageGroup", "room"), newState: state("MessageGroup", group) },
      { op: "create", urn: urn("GroupMute", "room"), newState: state("GroupMute", mute) },
    ],
  });
  expect(created.others).toEqual([
    { operation: "create", type: "pulumi-nodejs:dynamic/livemessage:MessageGroup", name: "room" },
  ]);
  expect(created.groups).toMatchObject([{ ...room, outcome: "new" }]);
});
