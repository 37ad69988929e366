import { writtenId } from "../text/writtenId";

/**
 * The users of a list in an answer, sorted, each once. A plain list; a list in a list; a list as JSON text in a list; a
 * list under a name of its own; nothing: the documents and SDKs of the service show all of these.
 */
export function userList(value: unknown): string[] {
  const ids = flatten(value).filter((id) => id !== "");
  return [...new Set(ids.map(writtenId))].sort();
}

/** JSON text stands `alone` in its list: among others it is the id of a user, such as `[]`. */
function flatten(value: unknown, alone = true): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => flatten(each, value.length === 1));
  if (typeof value === "object") return Object.values(value).flatMap((each) => flatten(each));
  if (typeof value === "number") return [String(value)];
  if (typeof value !== "string") return [];
  return (alone ? parseJsonList(value) : undefined) ?? [value];
}

function parseJsonList(text: string): string[] | undefined {
  if (!text.startsWith("[") || !text.endsWith("]")) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((id) => typeof id === "string") ? list : undefined;
  } catch {
    // A user id may well begin and end with brackets.
    return undefined;
  }
}
