import { type FieldValues, type Kind, parseAll, type Setting } from "./setting";
import { isObject } from "../text/isObject";

/** One line of text. White space around it is removed; a whole number is taken as its text. */
export function text(problemOf: (value: string) => string | undefined = controlProblem): Kind<string> {
  return {
    type: "string",
    parse(given, name, problems) {
      if (typeof given === "number" && !Number.isSafeInteger(given)) {
        problems.push(`${name} is a number that is not kept digit by digit: give it as a text`);
        return undefined;
      }
      const value = typeof given === "number" ? String(given) : given;
      if (typeof value !== "string" || structureIn(value) !== undefined) {
        problems.push(`${name} must be a text, not ${nounFor(value)}`);
        return undefined;
      }
      const problem = problemOf(value.trim());
      if (problem === undefined) return value.trim();
      problems.push(`${name} ${problem}`);
      return undefined;
    },
  };
}

/** What an HTTP header cannot carry, or no key has in it. */
export const credential = text((value) => {
  const odd = /[^\x21-\x7e]/u.exec(value)?.[0];
  return odd === undefined ? undefined : `has ${charName(odd)} in it, which no key and no token has: copy it again`;
});

/** A host that is called by https, with a port where it is not the usual one. */
export const host = text((value) => {
  if (/^http:\/\//i.test(value)) return "must be a host, such as sts.aliyuncs.com: roles are assumed by https only";
  const url = `https://${value}`;
  const isHost = URL.canParse(url) && [value, value.replace(/:443$/, "")].includes(new URL(url).host);
  return isHost ? undefined : "must be a host, such as sts.aliyuncs.com";
});

/** A URL from which something is got. The client library would call any other address as if it were http://localhost. */
export const httpUrl = text((value) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:\/\//i.test(value)) return "must be a URL that begins with https:// or http://";
  return url.username === "" && url.password === "" ? undefined : "has a user in it, which would not be sent";
});

/** Numbers as people write them. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A number within bounds. */
export function number(bounds: { above: number; most: number } | { wholeFrom: number; most: number }): Kind<number> {
  const { most } = bounds;
  const isWhole = "wholeFrom" in bounds;
  const words = isWhole ? `a whole number from ${bounds.wholeFrom} to` : `a number above ${bounds.above} and at most`;
  return {
    type: "number",
    parse(given, name, problems) {
      const value = typeof given === "string" && decimal.test(given.trim()) ? Number(given) : given;
      const isRight =
        typeof value === "number" &&
        (isWhole ? Number.isInteger(value) && value >= bounds.wholeFrom : value > bounds.above) &&
        value <= most;
      if (isRight) return value;
      problems.push(`${name} must be ${words} ${most}`);
      return undefined;
    },
  };
}

/** True or false. */
export const boolean: Kind<boolean> = {
  type: "boolean",
  parse(given, name, problems) {
    const value = typeof given === "string" ? given.trim() : given;
    if (value === true || value === "true") return true;
    if (value === false || value === "false") return false;
    problems.push(`${name} must be true or false`);
    return undefined;
  },
};

/** A policy of RAM: an object, or its JSON. Its value is the JSON. */
export const policy: Kind<string, string | Readonly<Record<string, unknown>>> = {
  type: "string",
  parse(given, name, problems) {
    const object = typeof given === "string" ? structureIn(given) : given;
    if (isObject(object)) return typeof given === "string" ? given.trim() : JSON.stringify(given);
    problems.push(`${name} must be a policy: an object, or its JSON`);
    return undefined;
  },
};

/** A kind that has fields. */
export interface Structure<F> extends Kind<FieldValues<F>, F> {
  readonly fields: F;
}

/** An object with these fields and no others, its JSON, or a list with one such object. */
export function structure<F extends { [Name in keyof F]: Setting }>(fields: F): Structure<F> {
  return {
    type: "object",
    fields,
    parse(given, name, problems) {
      const value = typeof given === "string" ? structureIn(given) : given;
      // The configuration of @pulumi/alicloud knows both a single object and a list of one.
      const object: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
      if (!isObject(object)) {
        const found = Array.isArray(object) ? `, not a list of ${object.length}` : "";
        problems.push(`${name} must be an object with ${Object.keys(fields).join(", ")}${found}`);
        return undefined;
      }
      const whole = { prefix: `${name}.`, noSuch: `${name} has no field` };
      return parseAll(object, fields, whole, problems) as FieldValues<F>;
    },
  };
}

function controlProblem(value: string): string | undefined {
  const control = /\p{Cc}/u.exec(value)?.[0];
  return control === undefined ? undefined : `has ${charName(control)} in it`;
}

function charName(char: string): string {
  if (char === " ") return "a space";
  if (char === "\n" || char === "\r") return "a line break";
  return `the character U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The object or list of a text that is the JSON of one. */
function structureIn(given: string): object | undefined {
  if (!/^\s*[[{]/.test(given)) return undefined;
  try {
    return JSON.parse(given) as object;
  } catch {
    return undefined;
  }
}

function nounFor(value: unknown): string {
  const given: unknown = typeof value === "string" ? structureIn(value) : value;
  if (Array.isArray(given)) return "a list";
  return typeof given === "object" ? "an object" : `a ${typeof given}`;
}
