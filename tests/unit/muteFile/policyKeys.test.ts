import { readFileSync } from "node:fs";
import path from "node:path";
import { fileSchema } from "../../../provider/src/muteFile/fileSchema";
import { parsePolicy } from "../../../provider/src/muteFile/policyFile";
import { policyFromLive } from "../../../provider/src/muteFile/policyFromLive";
import { renderPolicy } from "../../../provider/src/muteFile/renderPolicy";
import { policyShapeProblems } from "../../../provider/src/program/policyShape";
import { groupMuteDescription } from "../../../provider/src/properties/groupMute";
import { messageGroupDescription } from "../../../provider/src/properties/messageGroup";
import { muteEntryDescription } from "../../../provider/src/properties/muteEntries";

const tables = [groupMuteDescription, muteEntryDescription, messageGroupDescription];
const ofTables = tables.flatMap(({ properties }) => Object.keys(properties));
const keys = [...new Set([...ofTables, "exceptLists", "muteLists", "create"])].sort();
const { defaults, group } = fileSchema().$defs as Record<string, { properties: Record<string, unknown> }>;

test("an entry of a mute file has a key for each property of a mute and of a group, and so has one of a program", () => {
  expect(Object.keys(group!.properties).sort()).toEqual(keys);
  const problems = (entry: object) => policyShapeProblems({ groups: { hall: entry } });
  expect(problems(Object.fromEntries(keys.map((key) => [key, undefined])))).toEqual([]);
  expect(problems({ nothing: 1 })).toHaveLength(1);
});

test("the page of the mute file names each key, and no other", () => {
  const page = readFileSync(path.resolve(__dirname, "../../../docs/mute-file.md"), "utf8");
  const rows = page.split("\n").flatMap((line) => /^\| (`\w+\..*?) +\|/.exec(line)?.[1] ?? []);
  const named = (section: string) =>
    rows
      .filter((names) => names.startsWith(`\`${section}.`))
      .flatMap((names) => [...names.matchAll(/\.([a-z]\w+)`/g)].map(([, name]) => name!))
      .sort();
  expect(named("groups")).toEqual(keys);
  expect(named("defaults")).toEqual(Object.keys(defaults!.properties).sort());
});

test("an export says of groups whom they mute, and never that they are to be made", () => {
  const live = [
    { groupId: "hall", muted: true, exceptUsers: ["host"], mutedUsers: ["troll"] },
    { groupId: "lobby", muted: false, exceptUsers: [] },
  ];
  const { policy } = policyFromLive(live, { appId: "demo", includeOpen: true, includeMutedUsers: true });
  const written = Object.values(parsePolicy(renderPolicy(policy), "mutes.yaml").groups).flatMap((entry) =>
    Object.keys(entry ?? {}),
  );
  const ofGroups = ["create", ...Object.keys(messageGroupDescription.properties)];
  expect(written).not.toEqual([]);
  expect(written.filter((key) => ofGroups.includes(key))).toEqual([]);
});
