import { quote } from "../text/quote";

/** A RAM policy, as its JSON is written in the console; conditions are not supported and are refused. */
export interface PolicyDocument {
  readonly Version: "1";
  readonly Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Effect: "Allow" | "Deny";
  /** `live:BanLiveMessageGroup`, `live:Describe*`, `*` … */
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  /** `acs:live::{account}:rtc/{AppId}`, `acs:live:*:*:rtc/*`, `*` … */
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
}

export type Verdict = "Allow" | "ImplicitDeny" | "ExplicitDeny";

/** Explicit Deny beats Allow, and what nothing allows is denied. */
export function evaluatePolicies(policies: readonly PolicyDocument[], action: string, resource: string): Verdict {
  let verdict: Verdict = "ImplicitDeny";
  for (const { Statement } of policies) {
    for (const statement of Statement) {
      if (!applies(statement, action, resource)) continue;
      if (statement.Effect === "Deny") return "ExplicitDeny";
      verdict = "Allow";
    }
  }
  return verdict;
}

/**
 * Checks a policy from outside the type system.
 * @throws TypeError naming `where` and what is wrong
 */
export function checkPolicy(policy: unknown, where: string): PolicyDocument {
  const fail = (why: string): never => {
    throw new TypeError(`${where}: ${why}`);
  };
  if (!isRecord(policy)) return fail("a policy is an object with Version and Statement");
  if (policy["Version"] !== "1") fail('Version must be "1"');
  if (!Array.isArray(policy["Statement"])) return fail("Statement must be a list");
  for (const statement of policy["Statement"] as unknown[]) {
    if (!isRecord(statement)) return fail("each statement is an object");
    const unknown = Object.keys(statement).find((key) => !statementKeys.has(key));
    if (unknown !== undefined) fail(`${quote(unknown)} in a statement is not supported`);
    if (statement["Effect"] !== "Allow" && statement["Effect"] !== "Deny") fail('Effect must be "Allow" or "Deny"');
    for (const [one, other] of [
      ["Action", "NotAction"],
      ["Resource", "NotResource"],
    ] as const) {
      if ((statement[one] === undefined) === (statement[other] === undefined)) fail(`give either ${one} or ${other}`);
      if (!isPatternList(statement[one] ?? statement[other])) fail(`${one} must be a text or a list of texts`);
    }
  }
  return policy as unknown as PolicyDocument;
}

const statementKeys = new Set(["Effect", "Action", "NotAction", "Resource", "NotResource"]);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isPatternList(value: unknown): boolean {
  return typeof value === "string" || (Array.isArray(value) && value.every((item) => typeof item === "string"));
}

function applies(statement: PolicyStatement, action: string, resource: string): boolean {
  const actionApplies = statement.Action
    ? matchesAny(statement.Action, action, "i")
    : !matchesAny(statement.NotAction ?? [], action, "i");
  if (!actionApplies) return false;
  return statement.Resource
    ? matchesAny(statement.Resource, resource, "")
    : !matchesAny(statement.NotResource ?? [], resource, "");
}

function matchesAny(patterns: string | readonly string[], text: string, flags: "i" | ""): boolean {
  const folded = (value: string): string[] => [...(flags === "i" ? value.toLowerCase() : value)];
  return [patterns].flat().some((pattern) => matches(folded(pattern), folded(text)));
}

/** `*` is any text, `?` any one character. Takes at most the product of the lengths; a regular expression may take more. */
function matches(pattern: readonly string[], text: readonly string[]): boolean {
  let [at, star, resumeAt] = [0, -1, 0];
  for (let i = 0; i < text.length;) {
    if (pattern[at] === "*") {
      [star, resumeAt] = [at, i];
      at++;
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === text[i])) {
      at++;
      i++;
    } else if (star >= 0) {
      resumeAt++;
      [at, i] = [star + 1, resumeAt];
    } else return false;
  }
  return pattern.slice(at).every((each) => each === "*");
}
