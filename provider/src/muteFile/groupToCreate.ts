import { checkInputs } from "../properties/checkInputs";
import { userIdProblem } from "../properties/idRules";
import { messageGroupDescription } from "../properties/messageGroup";
import { rowsOf } from "../properties/property";
import type { GroupToCreate } from "./policyDocument";
import type { Problem } from "./problem";

/** What is said of a group that a policy also makes. */
type CreatedName = Exclude<keyof GroupToCreate, "create">;

const { properties } = messageGroupDescription;

/** The properties of a MessageGroup that an entry has for it alone. */
export const createdGroupProperties = Object.fromEntries(
  rowsOf(properties).filter(([name]) => !["appId", "groupId", "dataCenter"].includes(name)),
) as Pick<typeof properties, CreatedName>;

/** Their names. */
export const createdGroupNames = Object.keys(createdGroupProperties) as CreatedName[];

/** What an entry gives of them. */
export function givenForGroup<Group extends GroupToCreate<unknown, unknown, unknown>>(
  group: Group,
): Pick<Group, CreatedName> {
  const given = createdGroupNames.filter((name) => group[name] !== undefined).map((name) => [name, group[name]]);
  return Object.fromEntries(given) as Pick<Group, CreatedName>;
}

/**
 * What is wrong with a group that a policy makes, each where it is written. Users who are wrong are told with all others
 * of the policy.
 */
export function checkCreated(entry: string, given: Readonly<Record<string, unknown>>): Problem[] {
  const { administrators, creatorId, ...others } = given;
  const isRight = (id: unknown): boolean =>
    typeof id === "string" ? userIdProblem(id) === undefined : typeof id === "number";
  const { failures } = checkInputs(
    { ...messageGroupDescription, properties: createdGroupProperties },
    {
      ...others,
      ...(Array.isArray(administrators) ? { administrators: administrators.filter(isRight) } : {}),
      ...(typeof creatorId === "string" && !isRight(creatorId) ? {} : { creatorId }),
    },
  );
  return failures.map(({ path, reason }) => ({ path: ["groups", entry, ...path], at: "value", message: reason }));
}
