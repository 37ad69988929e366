import { inputInvalid, invalid } from "../errors/catalogue";
import type { RequestParameters } from "../gateway/requestParameters";
import { dataCenters } from "../store/app";
import type { Switches } from "../switches/switches";

/** One parameter of an operation: whether it must be there, and how its text becomes a value. */
export interface Parameter<T> {
  readonly required: boolean;
  readonly type: "string" | "integer" | "boolean" | "list";
  /**
   * The value, undefined where an optional one is left out.
   * @throws ServiceError Invalid{Name} for a wrong type, InputInvalid for a broken limit
   */
  read(name: string, parameters: RequestParameters, switches: Switches): T;
}

/** The parameters of an operation, in the order they are checked in. */
export type ParameterTable = Readonly<Record<string, Parameter<unknown>>>;

/** The values that come of a table. */
export type ParameterValues<Table extends ParameterTable> = {
  readonly [Name in keyof Table]: Table[Name] extends Parameter<infer T> ? T : never;
};

/** The same parameter, but it must be there and not empty. */
export function required<T>(parameter: Parameter<T | undefined>): Parameter<T> {
  return { ...parameter, required: true } as Parameter<T>;
}

/** A parameter with one value; an empty one stays an empty text, and counts as left out where it is no text. */
function single<T>(
  type: "string" | "integer" | "boolean",
  read: (value: string, name: string, switches: Switches) => T,
): Parameter<T | undefined> {
  return {
    required: false,
    type,
    read(name, parameters, switches) {
      const value = parameters.get(name);
      if (value) return read(value, name, switches);
      return type === "string" ? (value as T | undefined) : undefined;
    },
  };
}

/** A text up to so many bytes of UTF-8, optionally of a pattern. */
export function text(limits: { maxBytes?: number; pattern?: RegExp; rule?: string } = {}) {
  return single("string", (value, name) => {
    if (limits.maxBytes !== undefined && Buffer.byteLength(value) > limits.maxBytes) {
      throw inputInvalid(`${name} is longer than ${limits.maxBytes} bytes`);
    }
    if (limits.pattern && !limits.pattern.test(value)) throw inputInvalid(`${name} ${limits.rule ?? "is malformed"}`);
    return value;
  });
}

/** The data center an app lives in. */
export const dataCenter = text({
  pattern: new RegExp(`^(${dataCenters.join("|")})$`),
  rule: `takes ${dataCenters.join(" or ")}`,
});

/** The id of a message. */
export const messageId = text({ pattern: /^[A-Za-z0-9]{1,64}$/, rule: "takes up to 64 letters and digits" });

/** The id of a group or a user. */
export function id() {
  return single("string", (value, name, switches) => {
    checkId(name, value, switches);
    return value;
  });
}

/** A list of at most `maxItems` ids, joined with commas or numbered `Name.1`, `Name.2`; repeated ids count once. */
export function ids(maxItems: number): Parameter<string[] | undefined> {
  return {
    required: false,
    type: "list",
    read(name, parameters, switches) {
      const values = parameters.list(name, switches.listForm);
      if (!values) return undefined;
      if (values.length === 0) return emptyList(name, switches);
      if (values.length > maxItems) throw inputInvalid(`${name} holds more than ${maxItems} items`);
      // A list in a form that the service does not know is one long id.
      for (const value of values)
        checkId(name, switches.listForm === "numbered" ? value.replaceAll(",", "") : value, switches);
      return [...new Set(values)];
    },
  };
}

function emptyList(name: string, switches: Switches): string[] | undefined {
  switch (switches.emptyList) {
    case "empty":
      return [];
    case "as-omitted":
      return undefined;
    case "one-empty-id":
      return [""];
    case "error":
      throw inputInvalid(`${name} is empty`);
  }
}

/** A whole number within limits, or one of a few. */
export function integer(limits: { min?: number; max?: number; oneOf?: readonly number[] } = {}) {
  return single("integer", (value, name) => {
    const number = Number(value);
    if (!/^-?\d{1,19}$/.test(value) || !Number.isSafeInteger(number)) throw invalid(name, "it takes a whole number");
    if (limits.oneOf && !limits.oneOf.includes(number)) {
      throw inputInvalid(`${name} takes ${limits.oneOf.join(", ")}`);
    }
    if (limits.min !== undefined && number < limits.min) throw inputInvalid(`${name} is less than ${limits.min}`);
    if (limits.max !== undefined && number > limits.max) throw inputInvalid(`${name} is more than ${limits.max}`);
    return number;
  });
}

export function boolean() {
  return single("boolean", (value, name) => {
    if (!/^(true|false)$/i.test(value)) throw invalid(name, "it takes true or false");
    return value.toLowerCase() === "true";
  });
}

const maxIdBytes = 64;

function checkId(name: string, value: string, switches: Switches): void {
  if (value === "") throw inputInvalid(`${name} holds an empty id`);
  if (Buffer.byteLength(value) > maxIdBytes) throw inputInvalid(`${name} holds an id longer than ${maxIdBytes} bytes`);
  if (switches.idCharacters === "documented" && !/^[A-Za-z0-9]+$/.test(value)) {
    throw inputInvalid(`${name} takes letters and digits only`);
  }
  if (/[,\s\p{Cc}\p{Cs}]/u.test(value)) throw inputInvalid(`${name} holds a comma, a space or a control character`);
}
