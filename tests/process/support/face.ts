import path from "node:path";
import { type KeyedSetting, settings } from "../../../provider/src/account/settings";
import { fromKey, toKey } from "../../../provider/src/properties/mapKeys";
import type { Properties } from "./properties";

/**
 * How tests talk to one of the two faces. They write properties as the dynamic face keeps inputs; what differs in outputs, and
 * in the plugin, is said here alone: sets are lists, all keys of configuration are in its namespace, and a URN names the type.
 */
export interface Face {
  /** The script that node runs, before the engine's flags and its address. */
  readonly script: string;
  toFace(properties: Properties): Properties;
  fromFace(properties: Properties): Properties;
  configuration(config: Readonly<Record<string, string>>): Record<string, string>;
  /** A message, with the keys of configuration that the tests name. */
  message(text: string): string;
  /** What state has beside properties: the dynamic face says what the engine loads for the resource. */
  beside(providerText: string): Properties;
  /** Whether an AppMutes that is read by its id alone has groups that are open. An import has the muted ones. */
  readonly readsOpenGroups: boolean;
}

/** Marks a secret in the engine's protocol. */
const signature = "4dabf18193072939515e22adb298388d";
const secret = "1b47061264138c4ac30d75fd1eb44270";
/** The engine marks these by itself for the dynamic face. */
const secretOutputs = ["appKey", "appSign"];
/** Keys that the dynamic face shares with @pulumi/alicloud. */
const sharedNames = Object.entries<KeyedSetting>(settings).filter(([, { namespace }]) => namespace === "alicloud");
const sharedKeys = new RegExp(`\\blivemessage:(?=(${sharedNames.map(([name]) => name).join("|")})\\b)`, "g");

const dynamicFace: Face = {
  script: require.resolve("@pulumi/pulumi/cmd/dynamic-provider"),
  toFace: (properties) => properties,
  fromFace: (properties) => mapSets(properties, inFull),
  configuration: (config) => ({ ...config }),
  message: (text) => text,
  beside: (providerText) => ({ __provider: providerText }),
  readsOpenGroups: true,
};

const pluginFace: Face = {
  script: path.resolve(__dirname, "../../../provider/dist/plugin/pulumi-resource-livemessage"),
  toFace({ __secrets = [], ...properties }) {
    const marked = Object.entries(mapSets(properties, toList)).map(([name, value]) => [
      name,
      (__secrets as readonly string[]).includes(name) ? { [signature]: secret, value } : value,
    ]);
    return Object.fromEntries(marked) as Properties;
  },
  fromFace(properties) {
    const isMarked = (value: unknown): value is { value: unknown } =>
      (value as Properties | null | undefined)?.[signature] === secret;
    const plain = Object.entries(properties).map(([name, value]) => [name, isMarked(value) ? value.value : value]);
    const sets = mapSets(Object.fromEntries(plain) as Properties, toMap);
    const secrets = Object.keys(properties).filter(
      (name) => isMarked(properties[name]) && !secretOutputs.includes(name),
    );
    return secrets.length > 0 ? { ...sets, __secrets: secrets.sort() } : sets;
  },
  configuration: (config) =>
    Object.fromEntries(Object.entries(config).map(([key, value]) => [key.replace(/^.*:/, ""), value])),
  message: (text) => text.replace(sharedKeys, "alicloud:"),
  beside: () => ({}),
  readsOpenGroups: false,
};

/** The face that this run of the tests is about. */
export const face = process.env.LIVEMESSAGE_TEST_FACE === "plugin" ? pluginFace : dynamicFace;

/** Whether this run is about the plugin, for tests of what only the dynamic provider has. */
export const isPlugin = face === pluginFace;

/** The type that the URN of a resource names, by the module that the dynamic provider loads for it. */
export function urnOf(module: string): string {
  const type = {
    "/provider/appMutes": "AppMutes",
    "/provider/messageGroup": "MessageGroup",
    "/provider/messageApp": "MessageApp",
  }[module.replace(/^[^/]*/, "")];
  return `urn:pulumi:dev::process-test::livemessage:index:${type ?? "GroupMute"}::tested`;
}

const sets = ["exceptUsers", "__exceptUsers", "mutedUsers", "administrators"];
/** What the plugin's state has beside properties. */
const mark = "__mutedByWindow";

function mapSets(value: unknown, change: (set: unknown) => unknown): Properties {
  const properties = Object.entries(value as Properties).filter(([name]) => name !== mark);
  return Object.fromEntries(
    properties.map(([name, each]) => {
      if (sets.includes(name)) return [name, change(each)];
      const isMap = typeof each === "object" && each !== null && !Array.isArray(each);
      return [name, isMap ? mapSets(each, change) : each];
    }),
  );
}

/** Outputs of many groups have 1 in place of true for each user. */
function inFull(set: unknown): unknown {
  const isMap = typeof set === "object" && set !== null && !Array.isArray(set);
  return isMap ? Object.fromEntries(Object.entries(set).map(([user, value]) => [user, value === 1 || value])) : set;
}

function toList(set: unknown): unknown {
  const isMap = typeof set === "object" && set !== null && !Array.isArray(set);
  return isMap ? Object.keys(set).map(fromKey).sort() : set;
}

function toMap(set: unknown): unknown {
  return Array.isArray(set) ? Object.fromEntries(set.map((user) => [toKey(String(user)), true])) : set;
}
