import type { PropertyKind } from "../property";
import { givenInstead } from "../../text/secretUsers";

/** True or false. */
export const flag: PropertyKind<boolean> = {
  schema: { type: "boolean" },
  read(argument, { name, fail }) {
    if (typeof argument !== "boolean") fail(`${name} must be true or false${givenInstead(argument)}`);
    return argument as boolean;
  },
  same: (one, other) => one === other,
};
