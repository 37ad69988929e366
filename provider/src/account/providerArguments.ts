import type { ProviderArgs } from "../program/explicitProvider";
import { suggestion } from "../text/suggestion";

/** All arguments of a Provider, each with the namespace of its configuration key. */
export const argumentNamespaces: Record<keyof ProviderArgs, "alicloud" | "livemessage"> = {
  accessKey: "alicloud",
  secretKey: "alicloud",
  securityToken: "alicloud",
  profile: "alicloud",
  sharedCredentialsFile: "alicloud",
  ecsRoleName: "alicloud",
  credentialsUri: "alicloud",
  assumeRole: "alicloud",
  assumeRoleWithOidc: "alicloud",
  endpoint: "livemessage",
  writesPerSecond: "livemessage",
  readsPerSecond: "livemessage",
  attemptTimeout: "livemessage",
  totalTimeout: "livemessage",
  verify: "livemessage",
};

/**
 * What is wrong with the arguments of a Provider. One that is misspelt, empty or half of a key would leave the account
 * to the environment, and another account's groups would be muted.
 */
export function providerArgumentProblems(args: Readonly<Record<string, unknown>>): string[] {
  const given = Object.keys(args).filter((name) => args[name] !== undefined);
  const has = (name: keyof ProviderArgs): boolean => given.includes(name);
  return [
    ...given
      .filter((name) => !Object.hasOwn(argumentNamespaces, name))
      .map(
        (name) => `there is no argument ${JSON.stringify(name)}${suggestion(name, Object.keys(argumentNamespaces))}`,
      ),
    ...given.filter((name) => isEmptyArgument(args[name])).map(emptyArgument),
    ...(has("accessKey") === has("secretKey") ? [] : ["accessKey and secretKey belong together: give both or neither"]),
    ...(has("securityToken") && !has("accessKey") ? ["securityToken belongs to an accessKey: give that as well"] : []),
  ];
}

/** Whether an argument that was given, or its output, has no value. */
export function isEmptyArgument(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

/** What is said of an argument without a value. */
export function emptyArgument(name: string): string {
  return `${name} is empty: give a value, or leave it out`;
}
