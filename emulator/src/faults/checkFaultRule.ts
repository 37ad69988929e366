import { operationTable } from "../operations/operationTable";
import { quote } from "../text/quote";
import type { FaultRule, FaultType } from "./faultRule";

type Kind = "text" | "number" | "status";

const actionFields: Readonly<Record<FaultType, Readonly<Record<string, Kind>>>> = {
  throttle: { code: "text", status: "status", retryAfterMs: "number" },
  error: { code: "text", status: "status", message: "text" },
  html: { status: "status" },
  empty: { status: "status" },
  malformed: { status: "status" },
  delay: { milliseconds: "number", when: "text" },
  close: {},
  loseAnswer: {},
  truncate: {},
};

const requiredFields: Partial<Record<FaultType, readonly string[]>> = {
  error: ["code", "status"],
  delay: ["milliseconds"],
};

const ruleFields: Readonly<Record<string, Kind>> = {
  appId: "text",
  groupId: "text",
  account: "text",
  skip: "number",
  count: "number",
  probability: "number",
  seed: "number",
};

/**
 * Checks a rule from outside the type system (a file, the control path), misspelled members included.
 * @throws TypeError naming the member
 */
export function checkFaultRule(rule: unknown): FaultRule {
  if (!isRecord(rule)) throw new TypeError("A fault is an object with an action.");
  const { operation, action, ...rest } = rule;
  for (const name of operation === undefined ? [] : [operation].flat()) {
    if (typeof name !== "string" || !operationTable.has(name)) {
      throw new TypeError(`A fault's operation ${quote(name)} is not an operation of the API.`);
    }
  }
  checkFields("fault", rest, ruleFields);
  if (typeof rest["probability"] === "number" && rest["probability"] > 1) {
    throw new TypeError("A fault's probability is at most 1.");
  }
  if (!isRecord(action)) throw new TypeError('A fault has an action, such as {"type": "throttle"}.');
  const { type, ...fields } = action;
  if (typeof type !== "string" || !Object.hasOwn(actionFields, type)) {
    throw new TypeError(`A fault's action type is one of ${Object.keys(actionFields).join(", ")}.`);
  }
  const known = type as FaultType;
  checkFields(`${known} action`, fields, actionFields[known]);
  for (const name of requiredFields[known] ?? []) {
    if (fields[name] === undefined) throw new TypeError(`A fault's ${known} action needs ${name}.`);
  }
  if (fields["when"] !== undefined && fields["when"] !== "before" && fields["when"] !== "after") {
    throw new TypeError('A delay\'s when is "before" or "after".');
  }
  return rule as unknown as FaultRule;
}

/** Timers of Node.js overflow beyond. */
const longestMs = 2 ** 31 - 1;

function checkFields(what: string, values: Record<string, unknown>, fields: Readonly<Record<string, Kind>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const kind = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!kind) throw new TypeError(`A ${what} has no member ${quote(name)}.`);
    const ok =
      kind === "text"
        ? typeof value === "string"
        : typeof value === "number" &&
          (kind === "number"
            ? value >= 0 && value <= longestMs
            : Number.isInteger(value) && value >= 200 && value <= 599);
    if (!ok) throw new TypeError(`A ${what}'s ${name} cannot be ${quote(value)}.`);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
