import type { CheckFailure } from "@pulumi/pulumi/dynamic";
import type { InputFailure } from "../../properties/checkInputs";
import { describePath } from "../../text/describePath";
import { plural } from "../../text/plural";
import { usersAreSecret } from "../../text/secretUsers";

/** So many problems of a map are told; the rest is counted. */
const mostNested = 20;

/**
 * Problems as the engine shows them. It prints the value of the property that a problem names, and of a map with thousands
 * of entries that would be all of them; so a problem within a property names its place in the text.
 * @param holdsUsers names of the properties of which the value must not be printed where users are a secret
 */
export function checkFailures(failures: readonly InputFailure[], holdsUsers: readonly string[]): CheckFailure[] {
  const isHidden = (name = ""): boolean => usersAreSecret() && holdsUsers.includes(name);
  const isNested = ({ path }: InputFailure): boolean => path.length > 1;
  const nested = failures.filter(isNested);
  const told = [...failures.filter((each) => !isNested(each)), ...nested.slice(0, mostNested)].map(
    ({ path, reason }): CheckFailure =>
      path.length > 1
        ? { property: "", reason: `${describePath(path.slice(0, 2))}: ${reason}` }
        : { property: isHidden(path[0]) ? "" : (path[0] ?? ""), reason },
  );
  const more = nested.length - mostNested;
  return more > 0 ? [...told, { property: "", reason: `and ${plural(more, "more problem")} of this kind` }] : told;
}
