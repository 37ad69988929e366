import { inputInvalid, invalid } from "../errors/catalogue";
import type { Switches } from "../switches";
import type { RequestParameters } from "../gateway/requestParameters";

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

/** A text up to so many bytes of UTF-8, optionally of a pattern. */
export function text(
  limits: { maxBytes?: number; pattern?: RegExp; rule?: string } = {},
): Parameter<string | undefined> {
  return {
    required: false,
    type: "string",
    read(name, parameters) {
      const value = parameters.get(name);
      if (value === undefined || value === "") return value;
      if (limits.maxBytes !== undefined && Buffer.byteLength(value) > limits.maxBytes) {
        throw inputInvalid(`${name} is longer than ${limits.maxBytes} bytes`);
      }
      if (limits.pattern && !limits.pattern.test(value)) throw inputInvalid(`${name} ${limits.rule ?? "is malformed"}`);
      return value;
    },
  };
}

/** An id of a group, a user or a message. */
export function id(): Parameter<string | undefined> {
  return {
    required: false,
    type: "string",
    read(name, parameters, switches) {
      const value = parameters.get(name);
      if (value !== undefined && value !== "") checkId(name, value, switches);
      return value;
    },
  };
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
export function integer(
  limits: { min?: number; max?: number; oneOf?: readonly number[] } = {},
): Parameter<number | undefined> {
  return {
    required: false,
    type: "integer",
    read(name, parameters) {
      const value = parameters.get(name);
      if (value === undefined || value === "") return undefined;
      const number = Number(value);
      if (!/^-?\d{1,19}$/.test(value) || !Number.isSafeInteger(number)) throw invalid(name, "it takes a whole number");
      if (limits.oneOf && !limits.oneOf.includes(number)) {
        throw inputInvalid(`${name} takes ${limits.oneOf.join(", ")}`);
      }
      if (limits.min !== undefined && number < limits.min) throw inputInvalid(`${name} is less than ${limits.min}`);
      if (limits.max !== undefined && number > limits.max) throw inputInvalid(`${name} is more than ${limits.max}`);
      return number;
    },
  };
}

export function boolean(): Parameter<boolean | undefined> {
  return {
    required: false,
    type: "boolean",
    read(name, parameters) {
      const value = parameters.get(name);
      if (value === undefined || value === "") return undefined;
      if (!/^(true|false)$/i.test(value)) throw invalid(name, "it takes true or false");
      return value.toLowerCase() === "true";
    },
  };
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
