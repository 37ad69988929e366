import type { PropertyKind } from "../property";
import { hiddenCharacter, writtenOut } from "../../text/visible";
import { text } from "./text";

const anyText = text({ maxBytes: 64 });

/** The name of an app: 2 to 16 characters (API reference of CreateLiveMessageApp). */
export const appName: PropertyKind<string> = {
  schema: { type: "string", minLength: 2, maxLength: 16 },
  read(argument, check) {
    const value = anyText.read(argument ?? "", check);
    const length = [...value].length;
    if (length < 2 || length > 16) check.fail(`${check.name} has ${length} characters, and the service takes 2 to 16`);
    const hidden = hiddenCharacter(value);
    // Apps are told apart by their names, and looked for by them.
    if (hidden !== undefined)
      check.fail(`${check.name} has ${writtenOut(hidden)} in it, which is invisible: remove it`);
    return value;
  },
  same: (one, other) => one === other,
};
