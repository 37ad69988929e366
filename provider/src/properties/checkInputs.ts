import { isDeepStrictEqual } from "node:util";
import { toExemptUsers } from "./exemptUsers";
import { isUnknown, unknownValue } from "./unknown";
import { type AddressPart, addressProblem, isGiven } from "./addressProblem";
import { userIdProblem } from "./idRules";
import { suggestion } from "../text/suggestion";

/** Most users that one mute may exempt (API reference of BanLiveMessageGroup). */
export const maxExemptUsers = 30;

/** A problem of one argument, as the engine shows it. */
export interface InputFailure {
  readonly property: string;
  readonly reason: string;
}

/** The arguments in the form that state keeps, and all that is wrong with them. */
export interface CheckedInputs {
  readonly inputs: Record<string, unknown>;
  readonly failures: InputFailure[];
}

const argumentNames = ["appId", "groupId", "exceptUsers", "dataCenter", "muted"];

/**
 * Fills defaults, turns the list of exempt users into a map and collects every problem. Unknown values pass.
 * @param olds what an earlier check returned; for arguments to ignore, the engine puts these in place of the program's
 */
export function checkInputs(news: Record<string, unknown>, olds: Record<string, unknown> = {}): CheckedInputs {
  const failures: InputFailure[] = [];
  const fail = (property: string, reason: string): number => failures.push({ property, reason });
  const inputs: Record<string, unknown> = {};

  const address = (part: AddressPart): unknown =>
    known(news[part], (value) => {
      const problem = addressProblem(part, value);
      if (problem !== undefined) fail(part, problem);
    });
  inputs.appId = address("appId");
  inputs.groupId = address("groupId");
  if (isGiven(news.dataCenter)) inputs.dataCenter = address("dataCenter");
  inputs.muted = known(news.muted ?? true, (value) => {
    if (typeof value !== "boolean") fail("muted", `muted must be true or false, not ${JSON.stringify(value)}`);
  });
  const users = news.exceptUsers ?? [];
  const isOfOlds = !Array.isArray(users) && isDeepStrictEqual(users, olds.exceptUsers);
  inputs.exceptUsers = isOfOlds ? users : checkExceptUsers(users, fail);

  for (const name of Object.keys(news)) {
    if (name.startsWith("__") || argumentNames.includes(name)) continue;
    fail(name, `GroupMute has no argument ${JSON.stringify(name)}${guess(name)}`);
  }
  return { inputs, failures };
}

function checkExceptUsers(value: unknown, fail: (property: string, reason: string) => void): unknown {
  if (isUnknown(value)) return unknownValue;
  if (!Array.isArray(value)) {
    fail("exceptUsers", `exceptUsers must be a list of user ids, not ${JSON.stringify(value)}`);
    return value;
  }
  const items: unknown[] = value;
  const ids = items.filter((item) => !isUnknown(item));
  ids.forEach((id) => {
    const problem = typeof id === "string" ? userIdProblem(id) : "is not a string";
    if (problem !== undefined) fail("exceptUsers", `exceptUsers: the user id ${JSON.stringify(id)} ${problem}`);
  });
  const users = new Set(ids);
  if (users.size > maxExemptUsers) {
    fail("exceptUsers", `exceptUsers names ${users.size} users, and the service takes at most ${maxExemptUsers}`);
  }
  return ids.length < items.length ? unknownValue : toExemptUsers(ids.map(String));
}

function known(value: unknown, check: (value: unknown) => void): unknown {
  if (isUnknown(value)) return unknownValue;
  check(value);
  return isGiven(value) ? value : "";
}

/** Names that people use for the exempt users, in the service's words and in others'. */
const otherNames = new Map([
  ["exemptusers", "exceptUsers"],
  ["exempt", "exceptUsers"],
  ["unbannedusers", "exceptUsers"],
  ["banned", "muted"],
]);

function guess(name: string): string {
  const other = otherNames.get(name.toLowerCase());
  return other === undefined ? suggestion(name, argumentNames) : `: did you mean ${JSON.stringify(other)}?`;
}
