import * as pulumi from "@pulumi/pulumi";

import { idWarning } from "../properties/idRules";
import { describePath } from "../text/describePath";
import { firstOnes, mostTold } from "../text/firstOnes";
import { quoted } from "../text/visible";
import { isLater } from "./isLater";
import { isForeign, isPlainObject, kindOf } from "./plainValue";
import { perRun } from "./sdk/perRun";

type Path = readonly (string | number)[];

/** What has been warned of in this run. */
const warnedOf = perRun(() => new Set<string>());

/**
 * Looks through the arguments of a resource for what the SDK would send as an empty object: a Map, a Set, an object of a
 * class. Warns of ids that look like another one, each once; those of a secret are not told.
 * @throws RunError that names such objects
 */
export function inspectArguments(resource: string, args: object): void {
  refuseForeign(resource, foreignArguments(resource, args));
}

/** What is wrong with the arguments, as {@link inspectArguments} finds it, each as a sentence. It warns all the same. */
export function foreignArguments(resource: string, args: object): string[] {
  if (!isPlainObject(args) && !isForeign(args)) return [`its arguments must be an object, not ${kindOf(args)}`];
  const problems: string[] = [];
  walk(args, [], {
    foreign: (path, value) => problems.push(`${describePath(path) || "the arguments"} cannot be ${kindOf(value)}`),
    text: (id) => warn(resource, id),
    later: (value) => warnLater(resource, value),
  });
  return problems;
}

/** @throws RunError where there are problems */
export function refuseForeign(resource: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new pulumi.RunError(`${resource} cannot be used: ${firstOnes(problems, "problem").join("; ")}`);
}

interface Visitor {
  foreign(path: Path, value: unknown): void;
  text(text: string): void;
  later(value: object): void;
}

function walk(value: unknown, path: Path, visitor: Visitor): void {
  if (typeof value === "string") visitor.text(value);
  if (isForeign(value)) return visitor.foreign(path, value);
  if (typeof value !== "object" || value === null) return;
  if (isLater(value)) return visitor.later(value);
  if (Array.isArray(value)) return value.forEach((item, index) => walk(item, [...path, index], visitor));
  for (const [key, item] of Object.entries(value)) {
    visitor.text(key);
    walk(item, [...path, key], visitor);
  }
}

function warn(resource: string, id: string): void {
  const warning = idWarning(id);
  if (warning === undefined || warnedOf().has(id)) return;
  const ids = warnedOf().add(id);
  if (ids.size <= mostTold) void pulumi.log.warn(`${resource}: ${quoted(id)} ${warning}`);
  if (ids.size === mostTold + 1) void pulumi.log.warn("More ids look like other ids. They are not listed.");
}

function warnLater(resource: string, value: unknown): void {
  const output = pulumi.output(value) as pulumi.Output<unknown> & { readonly isSecret: Promise<boolean> };
  output.apply(async (known) => {
    if (await output.isSecret) return;
    walk(known, [], { foreign: () => undefined, text: (id) => warn(resource, id), later: () => undefined });
  });
}
