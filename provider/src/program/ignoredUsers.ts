import * as pulumi from "@pulumi/pulumi";
import { groupMuteDescription } from "../properties/groupMute";
import { toKey } from "../properties/mapKeys";
import { userProperties } from "../properties/property";

/** Properties that hold users. */
const names = userProperties(groupMuteDescription.properties);
const anyName = `(?<name>${names.join("|")})`;

/** The properties of which changes of single users are to be ignored, which the engine does in the map that state keeps. */
export function ignoredSingly({ ignoreChanges = [] }: pulumi.CustomResourceOptions): string[] {
  return names.filter((name) =>
    ignoreChanges.some((path) => path.startsWith(`${name}.`) || path.startsWith(`${name}[`)),
  );
}

/**
 * Paths to ignore as they are in state, where users are the keys of a map.
 * @throws RunError for a user by number
 */
export function userPaths(owner: string, ignoreChanges: readonly string[]): string[] {
  const singleUser = new RegExp(`^${anyName}(?:\\.(?<plain>.*)|\\[(?<quoted>".*")\\]|\\[(?<index>.*)\\])$`, "s");
  return ignoreChanges.map((path) => {
    const user = singleUser.exec(path)?.groups;
    if (user === undefined) return path;
    const name = user.name!;
    if (user.index === "*" || user.plain === "*") return name;
    if (user.index !== undefined) {
      throw new pulumi.RunError(
        `${owner}: ignoreChanges: ${path} names no user, since users have no order. Name the user ` +
          `(${name}.ID, or ${name}["ID"]), or all of them (${name})`,
      );
    }
    const id = user.plain ?? (JSON.parse(user.quoted!) as string);
    return `${name}[${JSON.stringify(toKey(id))}]`;
  });
}

/** @throws RunError for a path of a single user in a map of groups: what a program registers there is a list */
export function refuseUserPaths(owner: string, { ignoreChanges = [] }: pulumi.CustomResourceOptions): void {
  const path = ignoreChanges.find((each) => new RegExp(`${anyName}"?\\]?[.[]`).test(each));
  if (path === undefined) return;
  const whole = path.replace(new RegExp(`(${names.join("|")})("?\\]?).*`, "s"), "$1$2");
  throw new pulumi.RunError(
    `${owner}: ignoreChanges: ${path}: changes of single users are ignored in a GroupMute only. Ignore all users of the ` +
      `group (${whole}), or give the group a GroupMute of its own`,
  );
}

/** @throws RunError for a path of a single administrator: what a program registers is a list, and state keeps a map */
export function refuseAdministratorPaths(owner: string, { ignoreChanges = [] }: pulumi.CustomResourceOptions): void {
  const path = ignoreChanges.find((each) => /^administrators[.[]/.test(each));
  if (path === undefined) return;
  throw new pulumi.RunError(
    `${owner}: ignoreChanges: ${path}: changes of single administrators cannot be ignored. Ignore all of them (administrators)`,
  );
}
