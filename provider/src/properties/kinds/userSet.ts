import { isDeepStrictEqual } from "node:util";
import { fromUserMap, fromRegisteredMap, isRegisteredMap, toUserMap } from "../userMap";
import { maxIdBytes, userIdProblem } from "../idRules";
import { asTextAdvice, idText } from "../idText";
import type { PropertyKind } from "../property";
import { givenInstead, usersAreSecret } from "../../text/secretUsers";
import { shown } from "../../text/visible";
import { isUnknown, unknownValue } from "../unknown";

/** A set of users: a list of ids in any order; its canonical form is sorted and names each once. State keeps a map. */
export function userSet({ most = Infinity }: { readonly most?: number } = {}): PropertyKind<readonly string[]> {
  return {
    schema: {
      type: "array",
      items: { type: "string", minLength: 1, maxLength: maxIdBytes, pattern: "^[^,\\s]+$" },
    },
    read(argument, { name, old, fail }) {
      if (!Array.isArray(argument) && isDeepStrictEqual(argument, old)) return fromUserMap(argument);
      if (!Array.isArray(argument) && !isRegisteredMap(argument)) {
        fail(`${name} must be a list of user ids${givenInstead(argument)}`);
        return [];
      }
      const items = (Array.isArray(argument) ? argument : fromRegisteredMap(argument)).map(idText);
      const ids = items.filter((item) => !isUnknown(item));
      items.forEach((id, index) => {
        if (isUnknown(id)) return;
        const problem = typeof id === "string" ? userIdProblem(id) : `is not a string${asTextAdvice(id)}`;
        if (problem === undefined) return;
        const which = usersAreSecret() ? `number ${index + 1} in the list` : shown(id);
        fail(`${name}: the user id ${which} ${problem}`);
      });
      const users = new Set(ids);
      if (users.size > most) fail(`${name} names ${users.size} users, and the service takes at most ${most}`);
      // The set is not known before each of its users is.
      return ids.length < items.length ? (unknownValue as never) : [...new Set(ids.map(String))].sort();
    },
    same: (one, other) => one.length === other.length && one.every((user, index) => user === other[index]),
    isEmpty: (ids) => ids.length === 0,
    users: (ids) => (Array.isArray(ids) ? (ids as readonly string[]) : []),
    toState: toUserMap,
    fromState: fromUserMap,
  };
}
