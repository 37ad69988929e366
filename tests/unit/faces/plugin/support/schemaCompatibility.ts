/** A property of a package schema. */
interface SchemaProperty {
  readonly type?: string;
  readonly [key: string]: unknown;
}

interface SchemaResource {
  readonly inputProperties: Record<string, SchemaProperty>;
  readonly requiredInputs: string[];
  readonly properties: Record<string, SchemaProperty>;
}

/** A package schema, as far as programs depend on it. */
export interface PackageSchema {
  readonly config: { readonly variables: Record<string, SchemaProperty> };
  readonly resources: Record<string, SchemaResource>;
  readonly functions: Record<string, object>;
}

/** What of a newer schema breaks programs that were made with an older one, a sentence each. */
export function incompatibilities(older: PackageSchema, newer: PackageSchema): string[] {
  return [
    ...Object.entries(older.resources).flatMap(([token, before]) => {
      const after = newer.resources[token];
      if (after === undefined) return [`the resource ${token} is gone`];
      const required = after.requiredInputs.filter((name) => !before.requiredInputs.includes(name));
      return [
        ...changed(before.inputProperties, after.inputProperties, `${token}: the input`),
        ...changed(before.properties, after.properties, `${token}: the output`),
        ...required.map((name) => `${token}: the input ${name} is required now`),
      ];
    }),
    ...Object.keys(older.functions)
      .filter((token) => newer.functions[token] === undefined)
      .map((token) => `the function ${token} is gone`),
    ...changed(older.config.variables, newer.config.variables, "the setting"),
  ];
}

function changed(
  older: Record<string, SchemaProperty>,
  newer: Record<string, SchemaProperty>,
  subject: string,
): string[] {
  return Object.entries(older).flatMap(([name, { type }]) => {
    const after = newer[name];
    if (after === undefined) return [`${subject} ${name} is gone`];
    return after.type === type ? [] : [`${subject} ${name} was ${type} and is ${after.type}`];
  });
}
