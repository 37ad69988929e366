import { type ImportParameters, importedUsers } from "../properties/importId";
import { shown } from "../text/visible";

/**
 * The parameters at the end of the id of an import, as they are written.
 * @param query what follows the question mark, where there is one
 * @param names those that it may have
 * @param malformed the error of an id, and why it is none
 */
export function importParameters(
  query: string | undefined,
  names: readonly (keyof ImportParameters)[],
  malformed: (why: string) => Error,
): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  for (const parameter of query?.split("&") ?? []) {
    const [name = "", value = ""] = parameter.split(/=(.*)/s, 2);
    if (!(names as readonly string[]).includes(name)) throw malformed(`there is no ${shown(name)}`);
    if (given.has(name)) throw malformed(`${name} is given twice`);
    given.set(name, value);
  }
  const users = given.get("mutedUsers");
  if (users !== undefined && !(importedUsers as readonly string[]).includes(users))
    throw malformed(`mutedUsers must be ${importedUsers.join(" or ")}, not ${shown(users)}`);
  return given;
}
