import { readFileSync } from "node:fs";

import { checkIds } from "./checkIds";
import { fileErrorReason } from "./fileErrorReason";
import { excessOfExemptUsers } from "./mergeExemptUsers";
import type { PolicyDefaults, PolicyDocument } from "./policyDocument";
import { PolicyFileError } from "./policyFileError";
import type { PolicyFileProblem } from "./policyFileError";
import { checkSchema } from "./policySchema";
import type { Problem } from "./problem";
import { resolvePolicy } from "./resolvePolicy";
import type { ResolvedGroup } from "./resolvePolicy";
import { SourceLines } from "./sourceLines";
import { locate, parseSource } from "./sourceTree";
import type { SourceProblem } from "./sourceTree";
import { withoutBroken } from "./withoutBroken";

/** Which defaults come from outside of the file, and so need not be in it. */
export interface PolicyFileOptions {
  /** Whether the program (or the command line) gives the app. Default: false. */
  appIdGiven?: boolean;
}

/**
 * Reads and checks a mute file.
 * @throws PolicyFileError with all problems at once.
 */
export function readPolicyFile(file: string, options: PolicyFileOptions = {}): PolicyDocument {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new PolicyFileError(file, [{ message: `cannot be read: ${fileErrorReason(error)}` }]);
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new PolicyFileError(file, [{ message: "is not UTF-8 text" }]);
  }
  return parsePolicy(text, file, options);
}

/**
 * Reads and checks the text of a mute file; `file` is what errors call it.
 * @throws PolicyFileError with all problems at once.
 */
export function parsePolicy(text: string, file: string, options: PolicyFileOptions = {}): PolicyDocument {
  const { root, problems: syntax } = parseSource(text);
  // What a broken text means is a guess, and a report of guesses helps nobody.
  if (syntax.some(({ obscures }) => obscures)) throw new PolicyFileError(file, inOrder(text, syntax));
  const broken = checkSchema(root);
  const policy = withoutBroken(root.value, broken);
  const problems = policy === undefined ? broken : [...broken, ...checkMeaning(policy, options)];
  if (policy === undefined || problems.length > 0 || syntax.length > 0) {
    const placed = problems.map(({ path, at, message }) => ({ range: locate(root, path, at), message }));
    throw new PolicyFileError(file, inOrder(text, [...syntax, ...placed]));
  }
  return policy;
}

function checkMeaning(policy: PolicyDocument, { appIdGiven = false }: PolicyFileOptions): Problem[] {
  const defaults: PolicyDefaults = { ...(appIdGiven ? { appId: "given by the program" } : {}), ...policy.defaults };
  const { groups, problems } = resolvePolicy({ ...policy, defaults }, { undefinedIsReported: true });
  const excess = groups.flatMap(({ entry, exempt, muted }): Problem[] => {
    // Nobody is exempt from a mute that is not there.
    const message = muted === false ? undefined : excessOfExemptUsers(entry, exempt);
    return message === undefined ? [] : [{ path: ["groups", entry], at: "key", message }];
  });
  return [...checkIds(policy), ...problems, ...repeatedGroups(groups), ...excess];
}

/** Entries for a group that an earlier entry has. In a program, each GroupMute claims its group. */
function repeatedGroups(groups: readonly ResolvedGroup<string, boolean, string[]>[]): Problem[] {
  const first = new Map<string, string>();
  return groups.flatMap(({ entry, appId, groupId }): Problem[] => {
    const identity = `${appId}/${groupId}`;
    const other = first.get(identity);
    if (other === undefined) {
      first.set(identity, entry);
      return [];
    }
    const message = `${JSON.stringify(entry)} and ${JSON.stringify(other)} are the same group, ${identity}`;
    return [{ path: ["groups", entry], at: "key", message }];
  });
}

/** Problems by place, each once however often an alias repeats it. */
function inOrder(text: string, problems: readonly SourceProblem[]): PolicyFileProblem[] {
  const once = new Map(problems.map((problem) => [`${problem.range[0]} ${problem.message}`, problem]));
  const lines = new SourceLines(text);
  return [...once.values()]
    .sort((a, b) => a.range[0] - b.range[0])
    .map(({ range, message }) => ({
      position: lines.positionOf(range[0]),
      message,
      excerpt: lines.excerpt(range),
    }));
}
