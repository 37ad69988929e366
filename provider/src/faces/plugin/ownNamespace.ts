import { settings } from "../../account/settings";

/** Keys that @pulumi/alicloud has as well; the plugin has all of its keys in a namespace of its own. */
const sharedKeys = new RegExp(
  `\\balicloud:(?=(${Object.entries(settings)
    .filter(([, { namespace }]) => namespace === "alicloud")
    .map(([name]) => name)
    .join("|")})\\b)`,
  "g",
);

/** A message in which keys of configuration are named as the plugin's user sets them. */
export function inOwnNamespace(message: string): string {
  return message.replace(sharedKeys, "livemessage:");
}

/** The name of a setting in the plugin's namespace: `profile` for `alicloud:profile`. */
export function withoutNamespace(key: string): string {
  return key.slice(key.indexOf(":") + 1);
}
