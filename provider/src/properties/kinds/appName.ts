import type { PropertyKind } from "../property";
import { text } from "./text";

const anyText = text({ maxBytes: 64 });

/** The name of an app: 2 to 16 characters (API reference of CreateLiveMessageApp). */
export const appName: PropertyKind<string> = {
  schema: { type: "string", minLength: 2, maxLength: 16 },
  read(argument, check) {
    const value = anyText.read(argument ?? "", check);
    const length = [...value].length;
    if (length < 2 || length > 16) check.fail(`${check.name} has ${length} characters, and the service takes 2 to 16`);
    return value;
  },
  same: (one, other) => one === other,
};
