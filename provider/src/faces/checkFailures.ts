import type { InputFailure } from "../properties/checkInputs";
import { describePath } from "../text/describePath";
import { mostTold } from "../text/firstOnes";
import { plural } from "../text/plural";

/** A problem as the engine is told of it. */
export interface CheckFailure {
  /** The property that it is about; empty where the engine must not print its value. */
  readonly property: string;
  readonly reason: string;
}

/**
 * Problems as the engine shows them. It prints the value of the property that a problem names, and of a map with thousands
 * of entries that would be all of them; so a problem within a property names its place in the text.
 * @param isHidden whether the value of a property must not be printed
 */
export function checkFailures(failures: readonly InputFailure[], isHidden: (name: string) => boolean): CheckFailure[] {
  const isNested = ({ path }: InputFailure): boolean => path.length > 1;
  const all = [...failures.filter((each) => !isNested(each)), ...failures.filter(isNested)];
  const told = all
    .slice(0, mostTold)
    .map(({ path, reason }): CheckFailure =>
      path.length > 1
        ? { property: "", reason: `${describePath(path.slice(0, 2))}: ${reason}` }
        : { property: isHidden(path[0] ?? "") ? "" : (path[0] ?? ""), reason },
    );
  const more = all.length - mostTold;
  return more > 0 ? [...told, { property: "", reason: `and ${plural(more, "more problem")} of this kind` }] : told;
}
