import * as pulumi from "@pulumi/pulumi";
import { getGroupMute } from "../../../provider/src/program/getGroupMute";
import { listGroups } from "../../../provider/src/program/listGroups";
import { listMessageApps } from "../../../provider/src/program/listMessageApps";

/** What comes of a look-up as a program without types may ask for it. */
function failureOf(lookup: unknown, args: unknown): Promise<unknown> {
  return (lookup as (args: unknown) => Promise<unknown>)(args).catch((reason: unknown) => reason);
}

const asText = " (an id is text: put it in quotes, or set it with `pulumi config set --type string`)";
const group = { appId: "app1", groupId: "hall" };
const missingApp = "appId is missing: give the id that the service assigned to the app";

test.each([
  ["no argument", listGroups, undefined, missingApp],
  [
    "a misspelt one",
    listGroups,
    { appID: "app1" },
    `${missingApp}; there is no argument "appID": did you mean "appId"?`,
  ],
  ["half an address", getGroupMute, { appId: "app1" }, "groupId is missing"],
  [
    "an output",
    getGroupMute,
    { ...group, groupId: pulumi.output("hall") },
    "groupId is an output: use getGroupMuteOutput",
  ],
  ["a flag", getGroupMute, { ...group, groupId: false }, `groupId must be a string, not false${asText}`],
  ["a promise", getGroupMute, { ...group, appId: Promise.resolve("app1") }, "appId is a promise: await it"],
  [
    "a Set",
    listMessageApps,
    new Set(["cn-shanghai"]),
    "its arguments must be an object, not a Set ([...set] makes a list of it)",
  ],
  ["a text", listGroups, "app1", "its arguments must be an object, not a string"],
  [
    "all later",
    listMessageApps,
    pulumi.output({ dataCenter: "cn-shanghai" }),
    "its arguments must be an object, not an output",
  ],
  ["no data center", listGroups, { appId: "app1", dataCenter: null }, "dataCenter is null: give one, or leave it out"],
  [
    "another region",
    getGroupMute,
    { ...group, dataCenter: "cn-beijing" },
    'dataCenter must be one of cn-shanghai, ap-southeast-1, not "cn-beijing"',
  ],
])("a look-up with %s is refused", async (_, lookup, args, problem) => {
  const error = await failureOf(lookup, args);
  expect(error).toMatchObject({ message: `${lookup.name} cannot be asked: ${problem}`, stack: "" });
  expect(pulumi.RunError.isInstance(error)).toBe(true);
});
