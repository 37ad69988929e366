import type { PropertyKind } from "../property";
import { shown } from "../../text/visible";

/** One of a few values. @param unit what they are counted in, for messages */
export function choice<Value extends string | number>(values: readonly Value[], unit?: string): PropertyKind<Value> {
  return {
    schema: { enum: values },
    read(argument, { name, fail }) {
      if (values.includes(argument as Value)) return argument as Value;
      const all = values.map((value) => JSON.stringify(value)).join(", ");
      fail(`${name} must be one of ${all}${unit === undefined ? "" : ` (${unit})`}, not ${shown(argument)}`);
      return values[0]!;
    },
    same: (one, other) => one === other,
  };
}
