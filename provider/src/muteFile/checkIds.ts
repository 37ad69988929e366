import { appIdProblem, groupIdProblem, idWarning, userIdProblem } from "../properties/idRules";
import { quoted } from "../text/visible";
import type { PolicyDocument } from "./policyDocument";
import type { PolicyPath, Problem } from "./problem";

/** An id of a policy with its place. */
export interface PlacedId {
  id: string;
  /** How a message names it. */
  what: string;
  problem: (id: string) => string | undefined;
  path: PolicyPath;
  at: Problem["at"];
}

/** A policy of which the values may be something else than text, such as outputs of a program. */
type AnyPolicy = PolicyDocument<unknown, unknown, unknown>;

/** What is wrong with the ids in a policy, each where it is written. */
export function checkIds(policy: AnyPolicy): Problem[] {
  return idsOf(policy).flatMap(({ id, what, problem, path, at }) => told(what, problem(id), path, at));
}

/** What to know of ids that are right, each where it is written. */
export function warnOfIds(policy: PolicyDocument): Problem[] {
  return idsOf(policy).flatMap(({ id, what, path, at }) => told(what, idWarning(id), path, at));
}

function told(what: string, message: string | undefined, path: PolicyPath, at: Problem["at"]): Problem[] {
  return message === undefined ? [] : [{ path, at, message: `${what} ${message}` }];
}

/** All ids of a policy. What is no text was reported as such, or is known later. */
export function idsOf(policy: AnyPolicy): PlacedId[] {
  const apps = (path: PolicyPath, id: unknown): PlacedId[] =>
    typeof id === "string" ? [{ id, what: "appId", problem: appIdProblem, path, at: "value" }] : [];
  const groups = (path: PolicyPath, at: Problem["at"], id: unknown): PlacedId[] =>
    typeof id === "string" ? [{ id, what: `group id ${quoted(id)}`, problem: groupIdProblem, path, at }] : [];
  const user = (path: PolicyPath, id: unknown): PlacedId[] =>
    typeof id === "string" ? [{ id, what: `user id ${quoted(id)}`, problem: userIdProblem, path, at: "value" }] : [];
  const users = (path: PolicyPath, ids: unknown): PlacedId[] =>
    (Array.isArray(ids) ? (ids as unknown[]) : []).flatMap((id, index) => user([...path, index], id));
  return [
    ...apps(["defaults", "appId"], policy.defaults?.appId),
    ...Object.entries(policy.lists ?? {}).flatMap(([name, ids]) => users(["lists", name], ids)),
    ...Object.entries(policy.muteLists ?? {}).flatMap(([name, ids]) => users(["muteLists", name], ids)),
    ...Object.entries(policy.groups).flatMap(([entry, group]) => {
      const path = ["groups", entry];
      const groupId = group?.groupId;
      return [
        ...apps([...path, "appId"], group?.appId),
        ...users([...path, "exceptUsers"], group?.exceptUsers),
        ...users([...path, "mutedUsers"], group?.mutedUsers),
        ...users([...path, "administrators"], group?.administrators),
        // Empty stands for nobody.
        ...user([...path, "creatorId"], group?.creatorId === "" ? undefined : group?.creatorId),
        ...(groupId === undefined ? groups(path, "key", entry) : groups([...path, "groupId"], "value", groupId)),
      ];
    }),
  ];
}
