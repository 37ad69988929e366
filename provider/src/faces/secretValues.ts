/** How the protocol marks an object as a secret value (pulumi/pulumi, sdk/go/common/resource/sig). */
const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** Properties as JSON. */
export type Properties = Record<string, unknown>;

/** Properties without marks, and the names of those that have a secret in them. */
export interface Unwrapped {
  readonly plain: Properties;
  readonly secrets: ReadonlySet<string>;
}

/** Takes the marks of secrets away. */
export function unwrapSecrets(properties: Properties): Unwrapped {
  const secrets = new Set<string>();
  const plain = Object.entries(properties).map(([name, value]): [string, unknown] => [
    name,
    withoutMarks(value, () => secrets.add(name)),
  ]);
  return { plain: Object.fromEntries(plain), secrets };
}

/** Marks properties as secrets. */
export function wrapSecrets(properties: Properties, secrets: ReadonlySet<string>): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      secrets.has(name) ? { [signatureKey]: secretSignature, value } : value,
    ]),
  );
}

function withoutMarks(value: unknown, found: () => void): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutMarks(each, found));
  if (typeof value !== "object" || value === null) return value;
  const object = value as Properties;
  if (object[signatureKey] === secretSignature) {
    found();
    return withoutMarks(object["value"], found);
  }
  return Object.fromEntries(Object.entries(object).map(([key, each]) => [key, withoutMarks(each, found)]));
}
