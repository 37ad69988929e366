import type { PropertyKind } from "../property";
import { shown } from "../../text/visible";

/** True or false. */
export const flag: PropertyKind<boolean> = {
  schema: { type: "boolean" },
  read(argument, { name, fail }) {
    if (typeof argument !== "boolean") fail(`${name} must be true or false, not ${shown(argument)}`);
    return argument as boolean;
  },
  same: (one, other) => one === other,
};
