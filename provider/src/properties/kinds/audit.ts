import type { AppAudit } from "../../live/appOperations";
import type { PropertyKind } from "../property";
import { isUnknown, unknownValue } from "../unknown";
import { urlProblem } from "./publicUrl";
import { shown } from "../../text/visible";

const types: readonly unknown[] = [0, 1, 2];

/** Who looks at messages before they are sent. */
export const audit: PropertyKind<AppAudit> = {
  schema: {
    type: "object",
    required: ["type"],
    additionalProperties: false,
    properties: { type: { enum: types }, url: { type: "string" } },
  },
  read(argument, { name, fail }) {
    const nobody = { type: 0, url: "" };
    if (typeof argument !== "object" || argument === null || Array.isArray(argument)) {
      fail(`${name} must be an object such as { type: 1 }, not ${shown(argument)}`);
      return nobody;
    }
    const { type, url = "", ...rest } = argument as Record<string, unknown>;
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined) fail(`${name} has no property ${shown(unknown)} (there is "type", "url")`);
    // What of it is not known yet may be anything.
    if (isUnknown(type) || isUnknown(url)) return unknownValue as never;
    if (!types.includes(type)) {
      fail(`${name}.type must be 0 (nobody), 1 (the service) or 2 (what answers at url), not ${shown(type)}`);
      return nobody;
    }
    const isGiven = url !== "" && url !== null;
    if (type === 2) {
      const problem = isGiven ? urlProblem(url) : "is missing: type 2 needs it";
      if (problem !== undefined) fail(`${name}.url ${problem}`);
    } else if (isGiven) fail(`${name}.url has no effect with type ${shown(type)}: leave it out, or set type 2`);
    return { type: type as number, url: typeof url === "string" ? url : "" };
  },
  same: (one, other) => one.type === other.type && one.url === other.url,
};
