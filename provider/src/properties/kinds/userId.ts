import { maxIdBytes, userIdProblem } from "../idRules";
import { asTextAdvice, idText } from "../idText";
import type { PropertyKind } from "../property";
import { usersAreSecret } from "../../text/secretUsers";
import { shown } from "../../text/visible";

/** The id of one user; empty for nobody. */
export const userId: PropertyKind<string> = {
  schema: { type: "string", maxLength: maxIdBytes, pattern: "^[^,\\s]*$" },
  read(argument, { name, fail }) {
    const value = idText(argument);
    if (value === "") return value;
    const problem = typeof value === "string" ? userIdProblem(value) : `is not a string${asTextAdvice(value)}`;
    if (problem !== undefined) fail(`${name}: the user id ${usersAreSecret() ? "" : `${shown(value)} `}${problem}`);
    return String(value);
  },
  same: (one, other) => one === other,
  users: (id) => (id === "" ? [] : [id]),
};
