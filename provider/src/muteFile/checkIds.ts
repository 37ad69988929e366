import { appIdProblem, groupIdProblem, userIdProblem } from "../properties/idRules";
import type { PolicyDocument } from "./policyDocument";
import type { PolicyPath, Problem } from "./problem";

/** What is wrong with the ids in a policy, each where it is written. */
export function checkIds(policy: PolicyDocument): Problem[] {
  const problems: Problem[] = [];
  const check = (path: PolicyPath, at: Problem["at"], what: string, problem: string | undefined): void => {
    if (problem !== undefined) problems.push({ path, at, message: `${what} ${problem}` });
  };
  const users = (path: PolicyPath, ids: readonly string[] | undefined): void =>
    ids?.forEach((id, index) => {
      if (typeof id !== "string") return; // reported as such
      check([...path, index], "value", `user id ${JSON.stringify(id)}`, userIdProblem(id));
    });
  const app = (path: PolicyPath, id: string | undefined): void => {
    if (typeof id === "string") check(path, "value", "appId", appIdProblem(id));
  };

  app(["defaults", "appId"], policy.defaults?.appId);
  for (const [name, ids] of Object.entries(policy.lists ?? {})) users(["lists", name], ids);
  for (const [entry, group] of Object.entries(policy.groups)) {
    const path = ["groups", entry];
    app([...path, "appId"], group?.appId);
    users([...path, "exceptUsers"], group?.exceptUsers);
    const groupId = group?.groupId;
    if (groupId === undefined) check(path, "key", `group id ${JSON.stringify(entry)}`, groupIdProblem(entry));
    else check([...path, "groupId"], "value", `group id ${JSON.stringify(groupId)}`, groupIdProblem(groupId));
  }
  return problems;
}
