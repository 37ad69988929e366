import { readTextFile, TextFileError } from "../text/textFile";
import { checkIds, warnOfIds } from "./checkIds";
import { checkWindows } from "./checkWindows";
import { checkCreated } from "./groupToCreate";
import { excessOfExemptUsers, exemptAndMuted } from "./mergeUsers";
import type { PolicyDefaults, PolicyDocument } from "./policyDocument";
import { PolicyFileError } from "./policyFileError";
import type { PolicyFileProblem } from "./policyFileError";
import { checkSchema } from "./policySchema";
import type { Problem } from "./problem";
import { repeatedGroups } from "./repeatedGroups";
import { resolvePolicy } from "./resolvePolicy";
import { SourceLimitError } from "./sourceDocument";
import type { SourceLines } from "./sourceLines";
import type { SourceProblem } from "./sourceProblem";
import { locate, parseSource } from "./sourceTree";
import type { SourceTree } from "./sourceTree";
import { withoutBroken } from "./withoutBroken";

/** Which defaults come from outside of the file, and so need not be in it. */
export interface PolicyFileOptions {
  /** Whether the program (or the command line) gives the app. Default: false. */
  appIdGiven?: boolean;
}

/** A mute file larger than this is none. Thirty long ids of their own in each of 5000 groups fit. */
export const mostFileBytes = 20_000_000;

/** A mute file that is right, and what to know of it. */
export interface CheckedPolicy {
  policy: PolicyDocument;
  warnings: PolicyFileProblem[];
}

/**
 * Reads and checks a mute file.
 * @throws PolicyFileError with all problems at once.
 */
export function readPolicyFile(file: string, options: PolicyFileOptions = {}): PolicyDocument {
  return checkPolicy(() => readTextFile(file, mostFileBytes), file, options).policy;
}

/**
 * Checks the text of a mute file; `file` is what errors call it.
 * @throws PolicyFileError with all problems at once.
 */
export function parsePolicy(text: string, file: string, options: PolicyFileOptions = {}): PolicyDocument {
  return checkPolicy(() => text, file, options).policy;
}

/**
 * Reads and checks a mute file.
 * @param read gives its text
 * @throws PolicyFileError with all problems at once.
 */
export function checkPolicy(read: () => string, file: string, options: PolicyFileOptions = {}): CheckedPolicy {
  const { root, problems: syntax, lines } = readSource(read, file);
  // What a broken text means is a guess, and a report of guesses helps nobody.
  if (syntax.some(({ obscures }) => obscures)) throw new PolicyFileError(file, inOrder(lines, syntax));
  const placed = ({ path, at, message }: Problem): SourceProblem => ({ range: locate(root, path, at), message });
  const broken = checkSchema(root);
  const policy = withoutBroken(root.value, broken);
  const problems = policy === undefined ? broken : [...broken, ...checkMeaning(policy, options)];
  if (policy === undefined || problems.length > 0 || syntax.length > 0) {
    throw new PolicyFileError(file, inOrder(lines, [...syntax, ...problems.map(placed)]));
  }
  return { policy, warnings: inOrder(lines, warnOfIds(policy).map(placed)) };
}

/** @throws PolicyFileError where there is no such text, or none that a mute file may be */
function readSource(read: () => string, file: string): SourceTree {
  try {
    return parseSource(read());
  } catch (error) {
    if (!(error instanceof TextFileError || error instanceof SourceLimitError)) throw error;
    throw new PolicyFileError(file, [{ message: error.message }]);
  }
}

function checkMeaning(policy: PolicyDocument, { appIdGiven = false }: PolicyFileOptions): Problem[] {
  const defaults: PolicyDefaults = { ...(appIdGiven ? { appId: "given by the program" } : {}), ...policy.defaults };
  const { groups, problems } = resolvePolicy({ ...policy, defaults }, { undefinedIsReported: true });
  const excess = groups.flatMap(({ entry, exempt, mutedOneByOne, muted }): Problem[] => {
    // Nobody is exempt from a mute that is not there.
    const tooMany = muted === false ? undefined : excessOfExemptUsers(entry, exempt);
    return [tooMany, exemptAndMuted(entry, exempt, mutedOneByOne)].flatMap((message) =>
      message === undefined ? [] : [{ path: ["groups", entry], at: "key", message }],
    );
  });
  const created = groups.flatMap(({ entry, toCreate = {} }) => checkCreated(entry, toCreate));
  return [
    ...checkIds(policy),
    ...problems,
    ...repeatedGroups(groups),
    ...excess,
    ...checkWindows(policy, groups),
    ...created,
  ];
}

/** Problems by place, each once however often an alias repeats it. */
function inOrder(lines: SourceLines, problems: readonly SourceProblem[]): PolicyFileProblem[] {
  const once = new Map(problems.map((problem) => [`${problem.range[0]} ${problem.message}`, problem]));
  return [...once.values()]
    .sort((a, b) => a.range[0] - b.range[0])
    .map(({ range, message }) => ({
      position: lines.positionOf(range[0]),
      message,
      excerpt: lines.excerpt(range),
    }));
}
