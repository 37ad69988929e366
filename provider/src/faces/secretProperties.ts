import type { InputFailure } from "../properties/checkInputs";
import { privateProperties, rowsOf, type TypeDescription, usersOf } from "../properties/property";
import { fromState } from "../properties/stateForm";
import { hidingTexts, hidingUsers } from "../text/secretUsers";

/** Properties in the form of state or of JSON, and the names of those that hold a secret. */
export interface WithSecrets {
  readonly plain: Readonly<Record<string, unknown>>;
  readonly secrets: ReadonlySet<string>;
}

/** Runs work whose messages tell nothing that is a secret in any of the properties. */
export function hidingSecretsOf<Inputs extends object, T>(
  type: TypeDescription<Inputs>,
  all: readonly WithSecrets[],
  work: () => T,
): T {
  // Most runs have no secret, and a store of Node.js slows every promise down from its first use on.
  if (all.every(({ secrets }) => secrets.size === 0)) return work();
  const isPrivate = new Set(privateProperties(type.properties));
  const withUsers = all.filter(({ secrets }) => [...secrets].some((name) => isPrivate.has(name)));
  const users = withUsers.flatMap(({ plain }) => usersOf(type.properties, fromState(type, plain)));
  const texts = all.flatMap(({ plain, secrets }) =>
    [...secrets].filter((name) => !isPrivate.has(name)).flatMap((name) => textsIn(plain[name])),
  );
  // Where words are taken for ids, these would be cut up.
  const cutUp = users.filter((id) => /[\s,;:'"()[\]{}]/.test(id));
  const quietly = () => hidingTexts([...texts, ...cutUp], work);
  return withUsers.length === 0 ? quietly() : hidingUsers(users, quietly);
}

/** Problems, those with a secret value without their reason: most of them repeat the value, or parts of it. */
export function toldFailures(
  table: object,
  failures: readonly InputFailure[],
  properties: readonly WithSecrets[],
): InputFailure[] {
  // Problems with users and times know by themselves what not to tell; what is no property at all is told by its name.
  const careful = privateProperties(table);
  const names = rowsOf(table).map(([name]) => name);
  return failures.map((failure) => {
    const [name = ""] = failure.path;
    const isSecret = properties.some(({ secrets }) => secrets.has(name));
    return isSecret && names.includes(name) && !careful.includes(name) ? withoutValue(table, failure.path) : failure;
  });
}

function withoutValue(table: object, path: InputFailure["path"]): InputFailure {
  const [name = ""] = path;
  const meaning = rowsOf(table).find(([each]) => each === name)?.[1].description;
  const rule = meaning === undefined ? "" : ` What it must be: ${meaning}`;
  return { path, reason: `${name} cannot have this value, which is a secret and so is not shown.${rule}` };
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
