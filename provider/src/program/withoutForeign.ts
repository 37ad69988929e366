import * as pulumi from "@pulumi/pulumi";
import { describePath } from "../text/describePath";
import { isLater } from "./isLater";
import { isForeign, isPlainObject, kindOf } from "./plainValue";
import { withoutStack } from "./sdk/withoutStack";

type Path = readonly (string | number)[];

/**
 * A value in which every output and promise fails that turns out to hold what the SDK would send as an empty object: a Map,
 * a Set, an object of a class. One that `pulumi.output` was given is empty before anybody can see it.
 * @param owner what the value is for, such as `GroupMute "hall"`
 */
export function withoutForeign(owner: string, path: Path, value: unknown): unknown {
  if (isLater(value)) {
    const check = (known: unknown) => withoutStack(() => withoutForeign(owner, path, known));
    return value instanceof Promise ? value.then(check) : value.apply(check);
  }
  if (isForeign(value)) {
    throw new pulumi.RunError(`${owner} cannot be used: ${describePath(path)} cannot be ${kindOf(value)}`);
  }
  if (!holdsLater(value)) return value;
  if (Array.isArray(value)) return value.map((item, index) => withoutForeign(owner, [...path, index], item));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, item]) => [key, withoutForeign(owner, [...path, key], item)]),
  );
}

/** Plain values have been looked at by then, and stay as they are. */
function holdsLater(value: unknown): boolean {
  if (isLater(value)) return true;
  if (!Array.isArray(value) && !isPlainObject(value)) return false;
  return Object.values(value).some((item) => holdsLater(item) || isForeign(item));
}
