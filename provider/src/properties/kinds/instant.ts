import { givenInstead, usersAreSecret } from "../../text/secretUsers";
import { exampleInstant, parseInstant } from "../../text/instant";
import { quoted } from "../../text/visible";
import type { PropertyKind } from "../property";

/** A point in time as text (RFC 3339 with an offset). It is kept as it is written, and compared by what it means. */
export const instant: PropertyKind<string> = {
  schema: { type: "string", format: "date-time" },
  read(argument, { name, fail }) {
    if (typeof argument !== "string") {
      fail(`${name} must be a text such as ${exampleInstant}${givenInstead(argument)}`);
      return "";
    }
    const read = parseInstant(argument);
    if ("problem" in read) {
      // What is wrong with a time repeats parts of it.
      const problem = `the text is no time as RFC 3339 writes it, such as ${exampleInstant}`;
      fail(`${name}: ${usersAreSecret() ? problem : `${quoted(argument)} ${read.problem}`}`);
    }
    return argument;
  },
  same(one, other) {
    const [a, b] = [parseInstant(one), parseInstant(other)];
    return "at" in a && "at" in b ? a.at === b.at : one === other;
  },
  isPrivate: true,
};
