import type { PolicyDocument } from "./policyDocument";
import type { Problem } from "./problem";

/** Levels of a mute file: file, section, entry, list, id. What is deeper is broken anyway. */
const mostLevels = 5;
/** What is checked further; other sections may hold anything, aliases that multiply among it. */
const checkedSections = ["defaults", "lists", "muteLists", "groups"];

/**
 * The parts of a document that the schema has nothing against, so that they can be checked further in the same run.
 * A broken value leaves its key behind with `undefined`: what refers to it is not wrong as well. A broken element
 * of a list stays, for its neighbours to keep their places. undefined where nothing is left to check.
 */
export function withoutBroken(document: unknown, broken: readonly Problem[]): PolicyDocument | undefined {
  if (broken.some(({ path }) => path.length === 0)) return undefined;
  if (broken.length === 0) return withGroups(document as PolicyDocument);
  // Values are shared through aliases: taking one out must not reach the other places.
  const sections = Object.entries(document as object).filter(([section]) => checkedSections.includes(section));
  const copy = copyOf(Object.fromEntries(sections), mostLevels);
  for (const { path } of broken) {
    const last = path.at(-1)!;
    if (typeof last === "number") continue;
    const holder = path.slice(0, -1).reduce<unknown>((at, part) => (isHolder(at) ? at[part] : undefined), copy);
    if (isHolder(holder)) Object.defineProperty(holder, last, { value: undefined, enumerable: true });
  }
  return withGroups(copy as PolicyDocument);
}

function withGroups(policy: PolicyDocument): PolicyDocument {
  return { ...policy, groups: policy.groups ?? {} };
}

type Holder = Record<string | number, unknown>;

function isHolder(value: unknown): value is Holder {
  return typeof value === "object" && value !== null;
}

function copyOf(value: unknown, levels: number): unknown {
  if (!isHolder(value)) return value;
  if (levels === 0) return undefined;
  if (Array.isArray(value)) return value.map((part) => copyOf(part, levels - 1));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copyOf(part, levels - 1)]));
}
