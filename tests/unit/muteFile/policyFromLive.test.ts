import fc from "fast-check";

import { mergeUsers } from "../../../provider/src/muteFile/mergeUsers";
import { parsePolicy } from "../../../provider/src/muteFile/policyFile";
import { policyFromLive } from "../../../provider/src/muteFile/policyFromLive";
import type { LiveGroup } from "../../../provider/src/muteFile/policyFromLive";
import { renderPolicy } from "../../../provider/src/muteFile/renderPolicy";
import { userIdProblem } from "../../../provider/src/properties/idRules";
import { writtenId } from "../../../provider/src/text/writtenId";
import { resolvePolicy } from "../../../provider/src/muteFile/resolvePolicy";

test("shares what groups have in common, one user a line", () => {
  const muted = (groupId: string, ...exceptUsers: string[]): LiveGroup => ({ groupId, muted: true, exceptUsers });
  const { policy, skipped } = policyFromLive(
    [
      muted("hall", "host", "mod1"),
      muted("007", "mod1", "host"),
      muted("quiet"),
      muted("guests", "g1"),
      muted("talks", "host", "0"),
      muted("panel", "0", "host"),
      muted("more", "mod1", "host", "mod1"),
      muted("full", ...Array.from({ length: 31 }, (_, index) => `u${index}`)),
      { groupId: "lobby", muted: false, exceptUsers: ["host"] },
      muted("yard ", "host"),
      muted("shed", "a b"),
    ],
    { appId: "demo", dataCenter: "cn-shanghai" },
  );
  expect(skipped).toEqual([
    { groupId: "full", reason: "it exempts 31 users, and one mute takes 30" },
    { groupId: "yard ", reason: "its id begins or ends with white space" },
    { groupId: "shed", reason: 'its exempt user "a b" has white space in it' },
  ]);
  const open = [{ groupId: "yard ", muted: false, exceptUsers: [] }];
  expect(policyFromLive(open, { appId: "demo", includeOpen: true }).skipped).toHaveLength(1);
  expect(policyFromLive(open, { appId: "demo" }).skipped).toEqual([]);
  expect(renderPolicy(policy, ["Exported."]))
    .toBe(`# yaml-language-server: $schema=./node_modules/pulumi-alicloud-livemessage/schema/mutes.schema.json
# Exported.

defaults:
  appId: demo
  dataCenter: cn-shanghai
  exceptLists:
    - list1
lists:
  list1:
    - host
    - mod1
  list2:
    - "0"
    - host
groups:
  "007":
  guests:
    exceptLists: []
    exceptUsers:
      - g1
  hall:
  more:
  panel:
    exceptLists:
      - list2
  quiet:
    exceptLists: []
    exceptUsers: []
  talks:
    exceptLists:
      - list2
`);
});

test("the file says exactly what is live", () => {
  const id = fc.oneof(
    fc.constantFrom("__proto__", "constructor", "0", "007", "yes", "null", "~", "名前", "<<", "a:", "#x", "*a", "-"),
    fc
      .string({ minLength: 1, maxLength: 8, unit: "binary" })
      .map(writtenId)
      .filter((id) => userIdProblem(id) === undefined),
  );
  const users = fc.uniqueArray(id, { maxLength: 4 });
  const group = fc.record({ groupId: id, muted: fc.boolean(), exceptUsers: users, mutedUsers: users });
  const estate = fc.uniqueArray(group, { selector: (one) => one.groupId, maxLength: 8 });
  fc.assert(
    fc.property(estate, fc.boolean(), fc.boolean(), (groups, includeOpen, includeMutedUsers) => {
      const { policy } = policyFromLive(groups, { appId: "demo", includeOpen, includeMutedUsers });
      const resolved = resolvePolicy(parsePolicy(renderPolicy(policy), "mutes.yaml")).groups;
      const said = resolved.map(({ groupId, muted = true, exempt, mutedOneByOne }) => [
        groupId,
        muted ? mergeUsers(exempt).sort() : "open",
        mergeUsers(mutedOneByOne).sort(),
      ]);
      // No policy says that a user is exempt and muted one by one.
      const canBeSaid = ({ muted, exceptUsers, mutedUsers }: Required<LiveGroup>) =>
        !includeMutedUsers || !muted || !mutedUsers.some((user) => exceptUsers.includes(user));
      const live = groups
        .filter((each) => (each.muted || includeOpen) && canBeSaid(each))
        .map(({ groupId, muted, exceptUsers, mutedUsers }) => [
          groupId,
          muted ? [...exceptUsers].sort() : "open",
          includeMutedUsers ? [...mutedUsers].sort() : [],
        ]);
      expect(said.sort()).toEqual(live.sort());
    }),
    { numRuns: 300 },
  );
});
