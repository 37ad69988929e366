import { type AddressPart, addressProblem, dataCenters } from "../addressProblem";
import { maxIdBytes } from "../idRules";
import { idText } from "../idText";
import type { PropertyKind } from "../property";

/** A part of the address of a group. */
export function addressPart(part: AddressPart): PropertyKind<string> {
  return {
    schema: schemas[part],
    read(argument, { fail }) {
      const value = idText(argument);
      const problem = addressProblem(part, value);
      if (problem !== undefined) fail(problem);
      return value as string;
    },
    same: (one, other) => one === other,
  };
}

const schemas = {
  appId: { type: "string", minLength: 1 },
  groupId: { type: "string", minLength: 1, maxLength: maxIdBytes },
  dataCenter: { type: "string", enum: dataCenters },
};
