import type { ProviderArgs } from "./explicitProvider";
import { suggestion } from "./validation/suggestion";

/** All arguments of a Provider. */
const known: Record<keyof ProviderArgs, true> = {
  accessKey: true,
  secretKey: true,
  securityToken: true,
  profile: true,
  sharedCredentialsFile: true,
  ecsRoleName: true,
  credentialsUri: true,
  assumeRole: true,
  assumeRoleWithOidc: true,
  endpoint: true,
  writesPerSecond: true,
  readsPerSecond: true,
  attemptTimeout: true,
  totalTimeout: true,
  verify: true,
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
      .filter((name) => !Object.hasOwn(known, name))
      .map((name) => `there is no argument ${JSON.stringify(name)}${suggestion(name, Object.keys(known))}`),
    ...given.filter((name) => args[name] === "" || args[name] === null).map(emptyArgument),
    ...(has("accessKey") === has("secretKey") ? [] : ["accessKey and secretKey belong together: give both or neither"]),
    ...(has("securityToken") && !has("accessKey") ? ["securityToken belongs to an accessKey: give that as well"] : []),
  ];
}

/** What is said of an argument without a value. */
export function emptyArgument(name: string): string {
  return `${name} is empty: give a value, or leave it out`;
}
