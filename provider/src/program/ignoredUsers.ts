import * as pulumi from "@pulumi/pulumi";
import { toKey } from "../properties/mapKeys";

/** Whether changes of single exempt users are to be ignored, which the engine does in the map that state keeps. */
export function ignoresSingleUsers({ ignoreChanges = [] }: pulumi.CustomResourceOptions): boolean {
  return ignoreChanges.some((path) => /^exceptUsers[.[]/.test(path));
}

/**
 * Paths to ignore as they are in state, where exempt users are the keys of a map.
 * @throws RunError for a user by number
 */
export function userPaths(owner: string, ignoreChanges: readonly string[]): string[] {
  return ignoreChanges.map((path) => {
    const user = /^exceptUsers(?:\.(?<plain>.*)|\[(?<quoted>".*")\]|\[(?<index>.*)\])$/s.exec(path)?.groups;
    if (user === undefined) return path;
    if (user.index === "*" || user.plain === "*") return "exceptUsers";
    if (user.index !== undefined) {
      throw new pulumi.RunError(
        `${owner}: ignoreChanges: ${path} names no user, since exempt users have no order. Name the user ` +
          '(exceptUsers.ID, or exceptUsers["ID"]), or all of them (exceptUsers)',
      );
    }
    const id = user.plain ?? (JSON.parse(user.quoted!) as string);
    return `exceptUsers[${JSON.stringify(toKey(id))}]`;
  });
}

/** @throws RunError for a path of a single user in a map of groups: what a program registers there is a list */
export function refuseUserPaths(owner: string, { ignoreChanges = [] }: pulumi.CustomResourceOptions): void {
  const path = ignoreChanges.find((each) => /exceptUsers"?\]?[.[]/.test(each));
  if (path === undefined) return;
  const whole = path.replace(/(exceptUsers"?\]?).*/s, "$1");
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
