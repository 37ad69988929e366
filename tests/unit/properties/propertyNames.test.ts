import { readFileSync } from "node:fs";
import path from "node:path";
import { mutesOf } from "../../../policy-pack/src/mutes";
import { servedBy } from "../../../provider/src/faces/plugin/served";
import { editorSchema } from "../../../provider/src/muteFile/fileSchema";
import { parsePolicy } from "../../../provider/src/muteFile/policyFile";
import { policyFromLive } from "../../../provider/src/muteFile/policyFromLive";
import { appMutesDescription } from "../../../provider/src/properties/appMutes";
import { groupMuteDescription } from "../../../provider/src/properties/groupMute";
import { muteEntryDescription } from "../../../provider/src/properties/muteEntries";
import { declaredGroup } from "../../../provider/src/report/declaredGroup";

/* All that names the properties of a mute names those of the tables, and none besides. */

const root = path.resolve(__dirname, "../../..");
const text = (file: string): string => readFileSync(path.join(root, file), "utf8");
const namesOf = ({ properties }: { readonly properties: object }): string[] => Object.keys(properties).sort();

const ofMute = namesOf(groupMuteDescription);
const ofEntry = namesOf(muteEntryDescription);
const ofApp = namesOf(appMutesDescription);
/** Where a group is does not tell who may speak in it. */
const ofSpeech = ofMute.filter((name) => name !== "dataCenter");

/** The first column of the first table after a text: `a.b`, `.c` are a.b and a.c. */
function firstColumn(file: string, after = ""): string[] {
  const rest = text(file).split(after).slice(1).join(after) || text(file);
  const rows = /(?:^\|.*\n)+/m.exec(rest)![0].trim().split("\n").slice(2);
  return rows
    .flatMap((row) => {
      const names = [...row.split("|")[1]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
      const parent = names[0]!.slice(0, names[0]!.lastIndexOf("."));
      return names.map((name) => (name.startsWith(".") ? parent + name : name));
    })
    .sort();
}

/** Names below a parent, as in `groups.ID.muted`. */
const below = (names: readonly string[], ...parents: string[]): string[] =>
  names.flatMap((name) => parents.flatMap((parent) => (name.startsWith(parent) ? [name.slice(parent.length)] : [])));

/** The properties of an object that something reads. */
function namesRead(read: (properties: Record<string, unknown>) => void, values: Record<string, unknown>): string[] {
  const seen = new Set<string>();
  read(
    new Proxy(values, {
      get(target, name) {
        seen.add(String(name));
        return target[String(name)];
      },
    }),
  );
  return [...seen].sort();
}

const mute = { appId: "app1", groupId: "hall", muted: true, exceptUsers: {} };

test("the guides", () => {
  expect(firstColumn("docs/arguments.md")).toEqual(ofMute);
  const many = firstColumn("docs/many-groups.md");
  expect(many.filter((name) => !name.includes("."))).toEqual(ofApp);
  expect(below(many, "groups.ID.").sort()).toEqual(ofEntry);
});

test("the mute file: its schema for editors, as it is published, and its guide", () => {
  const schema = editorSchema() as { $defs: Record<"group" | "defaults", { properties: object }> };
  expect(JSON.parse(text("provider/schema/mutes.schema.json"))).toEqual(schema);
  const inFile = namesOf(schema.$defs.group);
  expect(inFile).toEqual(expect.arrayContaining([...new Set([...ofMute, ...ofEntry])]));
  const guide = firstColumn("docs/mute-file.md");
  expect(below(guide, "groups.ID.", "groups.NAME.").sort()).toEqual(inFile);
  expect(below(guide, "defaults.").sort()).toEqual(namesOf(schema.$defs.defaults));
  expect(namesOf(schema.$defs.defaults).filter((name) => !inFile.includes(name))).toEqual([]);
});

test("what an export writes is what the file has", () => {
  const live = { groupId: "hall", exceptUsers: ["host"], mutedUsers: ["spam"] };
  const groups = [
    { ...live, muted: true },
    { ...live, groupId: "foyer", muted: false },
  ];
  const { policy } = policyFromLive(groups, { appId: "demo", includeOpen: true, includeMutedUsers: true });
  const written = parsePolicy(JSON.stringify(policy), "mutes.json");
  const { properties } = (editorSchema() as { $defs: { group: { properties: object } } }).$defs.group;
  const names = Object.values(written.groups).flatMap((entry) => Object.keys(entry ?? {}));
  expect(names.filter((name) => !(name in properties))).toEqual([]);
  // Of a mute, the service knows neither a window nor what becomes of it.
  expect(new Set([...names, ...Object.keys(written.defaults ?? {})].map(single))).toEqual(
    new Set(["appId", "muted", "exceptUsers", "mutedUsers"]),
  );
});

/** The property that a list of names stands for. */
function single(name: string): string {
  return { exceptLists: "exceptUsers", muteLists: "mutedUsers" }[name] ?? name;
}

test("the schema of the plugin", () => {
  const { resources, types } = servedBy("0.1.0").schema() as {
    resources: Record<string, { inputProperties: object }>;
    types: Record<string, { properties: object }>;
  };
  const inputs = (type: string) => Object.keys(resources[`livemessage:index:${type}`]!.inputProperties).sort();
  expect(inputs("GroupMute")).toEqual(ofMute);
  expect(inputs("AppMutes")).toEqual(ofApp);
  expect(namesOf(types["livemessage:index:AppMutesGroupsEntry"]!)).toEqual(ofEntry);
});

test("the report", () => {
  expect(namesRead((properties) => declaredGroup("urn", properties, false), { ...mute })).toEqual(ofSpeech);
});

test("the policy pack", () => {
  const look = (of: ReturnType<typeof mutesOf>) => of.map((each) => JSON.stringify(each));
  const read = namesRead((props) => look(mutesOf({ type: groupMuteDescription.token, props })), { ...mute });
  expect(read).toEqual(ofSpeech);
  const entry = namesRead(
    (hall) => look(mutesOf({ type: appMutesDescription.token, props: { appId: "app1", groups: { hall } } })),
    {},
  );
  expect(entry).toEqual(ofEntry.filter((name) => name !== "retainOnDelete"));
});

test("the example of a mute file", () => {
  const file = "examples/gitops/mutes.yaml";
  expect(Object.keys(parsePolicy(text(file), file).groups).length).toBeGreaterThan(0);
});
