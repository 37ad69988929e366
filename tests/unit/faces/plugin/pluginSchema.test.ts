import { readFileSync } from "node:fs";
import path from "node:path";
import { servedBy } from "../../../../provider/src/faces/plugin/served";
import { incompatibilities, type PackageSchema } from "./support/schemaCompatibility";

/* The schema that programs were made with last. A release renews it: npm run keep-schema */
const published = JSON.parse(readFileSync(path.join(__dirname, "published.schema.json"), "utf8")) as PackageSchema;
const schema = servedBy("0.1.0").schema() as PackageSchema;

test("programs that were made with the published schema still work with this one", () => {
  expect(incompatibilities(published, schema)).toEqual([]);
});

test("what would break a program is told", () => {
  const broken = structuredClone(schema);
  const mute = broken.resources["livemessage:index:GroupMute"]!;
  delete mute.inputProperties["exceptUsers"];
  mute.inputProperties["muted"] = { type: "string" };
  mute.requiredInputs.push("dataCenter");
  delete broken.functions["livemessage:index:listGroups"];
  expect(incompatibilities(schema, broken)).toEqual([
    "livemessage:index:GroupMute: the input muted was boolean and is string",
    "livemessage:index:GroupMute: the input exceptUsers is gone",
    "livemessage:index:GroupMute: the input dataCenter is required now",
    "the function livemessage:index:listGroups is gone",
  ]);
});

test("types, defaults, secrets and replacements are those of the tables", () => {
  const { inputProperties, requiredInputs, properties } = schema.resources["livemessage:index:GroupMute"]!;
  expect(requiredInputs).toEqual(["appId", "groupId"]);
  expect(inputProperties["groupId"]).toMatchObject({ type: "string", replaceOnChanges: true });
  expect(inputProperties["muted"]).toMatchObject({ type: "boolean", default: true });
  expect(inputProperties["exceptUsers"]).toMatchObject({ type: "array", items: { type: "string" } });
  expect(Object.keys(properties)).toContain("requestId");
  expect(schema.resources["livemessage:index:AppMutes"]!.inputProperties["groups"]).toMatchObject({
    type: "object",
    additionalProperties: { $ref: "#/types/livemessage:index:AppMutesGroupsEntry" },
  });
  expect(schema.config.variables["secretKey"]).toMatchObject({ type: "string", secret: true });
});

test("what look-ups return has a type where it is a structure", () => {
  const apps = { type: "array", items: { $ref: "#/types/livemessage:index:ListedMessageApp" } };
  expect(schema.functions["livemessage:index:listMessageApps"]).toMatchObject({ outputs: { properties: { apps } } });
  expect(schema).toMatchObject({
    types: { "livemessage:index:ListedMessageApp": { properties: { appName: { type: "string" } } } },
  });
});
