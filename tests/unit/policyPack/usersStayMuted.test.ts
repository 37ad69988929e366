import { appMutesTypes, groupMuteTypes } from "../../../policy-pack/src/mutes";
import { usersStayMuted } from "../../../policy-pack/src/policies/usersStayMuted";
import { muteEntries } from "../../../provider/src/properties/muteEntries";
import { toUserMap } from "../../../provider/src/properties/userMap";

/** What the policy reports of a resource. */
function violations(type: string, props: object, users?: readonly string[]): string[] {
  const found: string[] = [];
  const getConfig = () => (users === undefined ? {} : { users });
  const validate = usersStayMuted.validateResource as (args: object, report: (text: string) => void) => void;
  validate({ type, props, getConfig }, (text) => found.push(text));
  return found;
}

const raiders = ["raider1", "__raider2"];
const group = (mutedUsers?: readonly string[]) => ({
  appId: "app",
  groupId: "hall",
  muted: false,
  exceptUsers: {},
  ...(mutedUsers === undefined ? {} : { mutedUsers: toUserMap(mutedUsers) }),
});

test("a group that does not mute all of the users is named with those who are missing", () => {
  expect(violations(groupMuteTypes[0]!, group([...raiders, "more"]), raiders)).toEqual([]);
  expect(violations(groupMuteTypes[0]!, group(["raider1"]), raiders)).toEqual([
    "Users who are to be muted in every group may speak: add __raider2 to mutedUsers.",
  ]);
  expect(violations(groupMuteTypes[0]!, group(), raiders)).toHaveLength(1);
  expect(violations(groupMuteTypes[0]!, group())).toEqual([]);
});

test("the groups of an AppMutes are looked at one by one", () => {
  const entries = new Map([
    ["hall", { muted: true, exceptUsers: [], mutedUsers: raiders }],
    ["foyer", { muted: true, exceptUsers: [], mutedUsers: ["raider1"] }],
    ["lobby", { muted: false, exceptUsers: [] }],
  ]);
  const found = violations(appMutesTypes[0]!, { appId: "app", groups: muteEntries.toState!(entries) }, raiders);
  expect(found).toEqual([
    expect.stringMatching(/foyer.*: .*add __raider2 to/) as string,
    expect.stringMatching(/lobby.*: .*add raider1, __raider2 to/) as string,
  ]);
});
