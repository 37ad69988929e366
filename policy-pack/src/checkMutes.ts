import { type AnyResource, type Mute, mutesOf } from "./mutes";
import { mostNamed, namedGroups } from "./namedGroups";

/**
 * Checks each mute of a resource, and reports what is wrong: of many groups in one resource, those with the same problem
 * together, and by their ids.
 * @param check says what is wrong with a mute, if anything is
 * @throws where a preview cannot know one of the mutes; the others are checked all the same
 */
export function checkMutes(
  resource: AnyResource,
  check: (mute: Mute) => string | undefined,
  report: (message: string) => void,
): void {
  const unknown: unknown[] = [];
  const byProblem = new Map<string, string[]>();
  for (const mute of mutesOf(resource)) {
    try {
      const problem = check(mute);
      if (problem === undefined) continue;
      const alike = byProblem.get(problem);
      if (!mute.isOneOfMany) report(problem);
      else if (alike === undefined) byProblem.set(problem, [mute.groupId]);
      else alike.push(mute.groupId);
    } catch (error) {
      unknown.push(error);
    }
  }
  const problems = [...byProblem];
  for (const [problem, groups] of problems.slice(0, mostNamed)) report(`${namedGroups(groups)}: ${problem}`);
  const more = problems.slice(mostNamed).flatMap(([, groups]) => groups);
  if (more.length > 0)
    report(`${namedGroups(more)}: ${more.length === 1 ? "it breaks" : "they break"} this rule in other ways.`);
  if (unknown.length > 0) throw unknown[0];
}
