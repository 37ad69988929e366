import * as pulumi from "@pulumi/pulumi";
import { claimGroup } from "../../../provider/src/claimGroup";
import type { GroupMuteArgs } from "../../../provider/src/groupMute";

const claimed = (name: string, args: { appId?: unknown; groupId?: unknown }): Promise<unknown> =>
  (pulumi.output(claimGroup(name, args as GroupMuteArgs)) as unknown as { promise(): Promise<unknown> }).promise();

test.each([
  ["group id", { appId: pulumi.output("app1"), groupId: pulumi.output(undefined) }, "app1"],
  ["app id", { appId: pulumi.output(undefined), groupId: pulumi.output("hall") }, undefined],
])("resources without %s are not said to have the same group", async (_, args, appId) => {
  expect(await claimed("first", args)).toBe(appId);
  expect(await claimed("second", args)).toBe(appId);
});
