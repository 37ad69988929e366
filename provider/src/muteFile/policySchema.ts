import Ajv2020 from "ajv/dist/2020";
import type { ErrorObject, ValidateFunction } from "ajv";

import { fileSchema } from "./fileSchema";
import { describePath } from "../text/describePath";
import { unknownKey } from "./problem";
import type { PolicyPath, Problem } from "./problem";
import { nodeAt } from "./sourceTree";
import type { SourceNode } from "./sourceTree";
import { suggestion } from "../text/suggestion";
import { brief, quoted } from "../text/visible";

let compiled: ValidateFunction | undefined;

/** The schema, ready for use. */
export function policySchema(): ValidateFunction {
  return (compiled ??= compileSchema(fileSchema()));
}

/** A JSON Schema, ready for use. */
export function compileSchema(schema: object): ValidateFunction {
  return new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true, formats: { "date-time": true } }).compile(
    schema,
  );
}

/** What the JSON Schema says against a document, in our words. */
export function checkSchema(root: SourceNode): Problem[] {
  const validate = policySchema();
  if (validate(root.value)) return [];
  return (validate.errors ?? []).flatMap((error) => explain(error, root) ?? []);
}

function explain(error: ErrorObject, root: SourceNode): Problem | undefined {
  const path = parsePointer(error.instancePath, root);
  const name = describeEnd(path);
  const node = nodeAt(root, path);
  switch (error.keyword) {
    case "additionalProperties": {
      const key = (error.params as { additionalProperty: string }).additionalProperty;
      const known = Object.keys((error.parentSchema as { properties: object }).properties);
      return unknownKey(path, key, known);
    }
    case "required": {
      const { missingProperty } = error.params as { missingProperty: string };
      return { path, at: "value", message: `${name} has no ${quoted(missingProperty)}` };
    }
    case "type": {
      const { type } = error.params as { type: string | string[] };
      return { path, at: "value", message: `${name} must be ${describeType(type)}${found(type, node)}` };
    }
    case "enum": {
      const allowed = (error.params as { allowedValues: string[] }).allowedValues;
      if (typeof node?.value !== "string") return undefined; // its type was reported
      return {
        path,
        at: "value",
        message: `${name} cannot be ${quoted(node.value)}${suggestion(node.value, allowed)}`,
      };
    }
    default:
      // minLength, maxLength, pattern and format are for editors; the rules for ids and times say the same more exactly.
      return undefined;
  }
}

/** The end of a path from its last name on; the same for every use of an anchored value. */
function describeEnd(path: PolicyPath): string {
  const name = path.findLastIndex((part) => typeof part === "string");
  return path.length === 0 ? "the file" : describePath(path.slice(name));
}

function describeType(type: string | string[]): string {
  const names: Record<string, string> = {
    object: "a map",
    array: "a list",
    string: "text",
    boolean: "true or false",
  };
  return names[Array.isArray(type) ? type[0]! : type] ?? String(type);
}

/** What stands there instead; for a number or a flag where text belongs, how to write it as text. */
function found(wanted: string | string[], node: SourceNode | undefined): string {
  const value = node?.value;
  if (value === null || value === undefined) return ", and there is nothing";
  if (Array.isArray(value)) return ", not a list";
  if (typeof value === "object") return ", not a map";
  const written = node?.written ?? JSON.stringify(value);
  if (typeof value === "string" && node?.isNumber) return `, and YAML reads ${value} as a number`;
  if (typeof value === "string") return `, not text (${quoted(written)})`;
  const fix = wanted === "string" ? `: write it in quotes, ${quoted(written)}` : "";
  return `, and YAML reads ${brief(written)} as a ${typeof value}${fix}`;
}

function parsePointer(pointer: string, root: SourceNode): PolicyPath {
  const path: (string | number)[] = [];
  for (const escaped of pointer.split("/").slice(1)) {
    const name = escaped.replace(/~1/g, "/").replace(/~0/g, "~");
    path.push(Array.isArray(nodeAt(root, path)?.value) ? Number(name) : name);
  }
  return path;
}
