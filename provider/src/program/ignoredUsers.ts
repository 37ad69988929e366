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
 * Paths of an option as they are in state, where users are the keys of a map.
 * @throws RunError for a user by number, or without an id
 */
export function userPaths(owner: string, option: string, paths: readonly string[]): string[] {
  const singleUser = new RegExp(`^${anyName}(?:\\.(?<plain>.*)|\\[(?<quoted>".*")\\]|\\[(?<index>.*)\\])$`, "s");
  return paths.map((path) => {
    const user = singleUser.exec(path)?.groups;
    if (user === undefined) return path;
    const name = user.name!;
    if (user.index === "*" || user.plain === "*") return name;
    const id = user.plain ?? textOf(user.quoted);
    if (id === undefined || id === "") {
      const why = id === undefined ? ", since users have no order" : "";
      throw new pulumi.RunError(
        `${owner}: ${option}: ${path} names no user${why}. Name the user (${name}.ID, or ${name}["ID"]), or all of ` +
          `them (${name})`,
      );
    }
    return `${name}[${JSON.stringify(toKey(id))}]`;
  });
}

/** The text of a string of JSON; undefined for what is none. */
function textOf(quoted: string | undefined): string | undefined {
  try {
    return quoted === undefined ? undefined : (JSON.parse(quoted) as string);
  } catch {
    return undefined;
  }
}

/**
 * Paths of an option of an AppMutes as they are in state, where some group ids are quoted.
 * @throws RunError for a group by number
 */
export function groupPaths(owner: string, option: string, paths: readonly string[]): string[] {
  const singleGroup =
    /^groups(?:\.(?<plain>[^.[]*)|\[(?<quoted>"(?:[^"\\]|\\.)*")\]|\[(?<index>[^\]]*)\])(?<rest>.*)$/s;
  return paths.map((path) => {
    const group = singleGroup.exec(path)?.groups;
    if (group === undefined || group.index === "*" || group.plain === "*") return path;
    const id = group.plain ?? textOf(group.quoted);
    if (id === undefined || id === "") {
      throw new pulumi.RunError(
        `${owner}: ${option}: ${path} names no group. Name the group (groups.ID, or groups["ID"]), or all of them (groups)`,
      );
    }
    return `groups[${JSON.stringify(toKey(id))}]${group.rest ?? ""}`;
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
