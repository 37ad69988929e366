import { type KeyedSetting, settings } from "../../account/settings";
import type { Setting } from "../../account/setting";
import type { AddressPart } from "../../properties/addressProblem";
import { type Described, type OutputProperty, type Property, rowsOf } from "../../properties/property";
import { groupMuteDescription } from "../../properties/groupMute";
import { pluginToken } from "../../properties/typeToken";
import { functions, functionTypes, type PluginFunction } from "./functions";

const { properties: addressRows } = groupMuteDescription;

/** What the schema tells of a type. */
interface DescribedType {
  readonly name: string;
  readonly description: string;
  /** A table. */
  readonly properties: object;
  readonly outputs: Readonly<Record<string, OutputProperty>>;
}

/** A schema of JSON. */
type Schema = Readonly<Record<string, unknown>>;

/**
 * The package schema of the plugin, made of the types' tables: what editors, SDK generators and `pulumi package get-schema`
 * read (https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/).
 */
export function pluginSchema(version: string, types: readonly DescribedType[]): object {
  const parts: Record<string, object> = {};
  const resources = types.map((type): [string, object] => [pluginToken(type), resourceSchema(type, parts)]);
  const configuration = Object.entries<KeyedSetting>(settings).map(([name, setting]): [string, Schema] => [
    name,
    settingSchema(setting),
  ]);
  return {
    name: "livemessage",
    displayName: "ApsaraVideo Live message groups",
    version,
    description: "Who may speak in the interactive message groups of ApsaraVideo Live (Alibaba Cloud)",
    keywords: ["pulumi", "alicloud", "apsaravideo", "live", "chat", "moderation"],
    license: "Apache-2.0",
    config: { variables: Object.fromEntries(configuration) },
    provider: {
      description: "The account and the endpoint that resources are managed with.",
      inputProperties: Object.fromEntries(configuration),
    },
    resources: Object.fromEntries(resources),
    functions: Object.fromEntries(
      Object.entries(functions).map(([name, each]) => [pluginToken({ name }), functionSchema(each)]),
    ),
    types: { ...parts, ...typesOfFunctions },
    language: {
      nodejs: { packageName: "pulumi-livemessage", respectSchemaVersion: true },
      python: { packageName: "pulumi_livemessage", respectSchemaVersion: true, pyproject: { enabled: true } },
      go: { respectSchemaVersion: true },
      csharp: { respectSchemaVersion: true },
    },
  };
}

const typesOfFunctions = Object.fromEntries(
  Object.entries(functionTypes).map(([name, properties]) => [
    pluginToken({ name }),
    { type: "object", properties, required: Object.keys(properties) },
  ]),
);

function resourceSchema(
  { name, description, properties, outputs }: DescribedType,
  parts: Record<string, object>,
): object {
  const rows = rowsOf(properties);
  const inputs = rows.map(([key, row]): [string, Schema] => [key, propertySchema(name, key, row, parts)]);
  const others = Object.entries(outputs).map(([key, output]): [string, Schema] => [
    key,
    { ...plainType(output.schema), description: output.description, ...(output.secret ? { secret: true } : {}) },
  ]);
  return {
    description,
    inputProperties: Object.fromEntries(inputs),
    requiredInputs: rows.filter(([, row]) => isRequired(row)).map(([key]) => key),
    properties: Object.fromEntries([...inputs, ...others]),
    required: rows.filter(([, row]) => row.optional !== true).map(([key]) => key),
  };
}

function propertySchema(
  owner: string,
  name: string,
  { kind, description, replaces, defaultValue }: Property<unknown>,
  parts: Record<string, object>,
): Schema {
  const entry = kind.entries && pluginToken({ name: `${owner}${capitalized(name)}Entry` });
  if (entry !== undefined) parts[entry] = entrySchema(kind.entries!);
  const type =
    entry === undefined
      ? plainType(kind.schema)
      : { type: "object", additionalProperties: { $ref: `#/types/${entry}` } };
  const isPlain = ["string", "number", "boolean"].includes(typeof defaultValue);
  return {
    ...type,
    description,
    ...(replaces ? { replaceOnChanges: true } : {}),
    ...(isPlain ? { default: defaultValue } : {}),
  };
}

function entrySchema({ properties }: Described<object>): object {
  const rows = rowsOf(properties);
  return {
    type: "object",
    properties: Object.fromEntries(rows.map(([key, row]) => [key, propertySchema("", key, row, {})])),
    required: rows.filter(([, row]) => isRequired(row)).map(([key]) => key),
  };
}

function functionSchema({ description, parts, returns }: PluginFunction): object {
  const inputs = parts.map((part): [string, Schema] => {
    const { kind, description: meaning } = addressRows[part];
    return [
      part,
      { ...plainType(kind.schema), description: meaning.replace(" Another value replaces the resource.", "") },
    ];
  });
  return {
    description,
    inputs: {
      properties: Object.fromEntries(inputs),
      required: parts.filter((part: AddressPart) => part !== "dataCenter"),
    },
    outputs: { properties: returns, required: Object.keys(returns) },
  };
}

function settingSchema({ kind, doc, secret, default: value }: Setting): Schema {
  const fields = (kind as { readonly fields?: Readonly<Record<string, Setting>> }).fields;
  const type = plainType({ type: fields === undefined ? kind.type : "object" });
  return {
    ...type,
    description: doc,
    ...(secret ? { secret } : {}),
    ...(value === undefined ? {} : { default: value }),
  };
}

/** The part of a JSON Schema that package schemas know. What a structure is like, its check tells. */
function plainType({ type, items, enum: values }: Schema): Schema {
  if (type === "object") return { type, additionalProperties: { $ref: "pulumi.json#/Any" } };
  if (type === undefined) return { type: typeof (values as unknown[])[0] };
  return { type, ...(items === undefined ? {} : { items: plainType(items as Schema) }) };
}

function isRequired({ optional, defaultValue }: Property<unknown>): boolean {
  return optional !== true && defaultValue === undefined;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
