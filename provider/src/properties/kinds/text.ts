import { idText } from "../idText";
import type { PropertyKind } from "../property";
import { shown } from "../../text/visible";

/** A free text, of at most so many bytes of UTF-8. */
export function text({ maxBytes }: { readonly maxBytes: number }): PropertyKind<string> {
  return {
    schema: { type: "string" },
    read(argument, { name, fail }) {
      const value = idText(argument);
      if (typeof value !== "string") {
        fail(`${name} must be a string, not ${whatElse(value)}`);
        return "";
      }
      const bytes = Buffer.byteLength(value, "utf8");
      if (bytes > maxBytes) fail(`${name} is ${bytes} bytes long, more than the ${maxBytes} that the service takes`);
      if (/\p{Cs}/u.test(value)) fail(`${name} has half of a character in it, which no call can send`);
      return value;
    },
    same: (one, other) => one === other,
  };
}

function whatElse(value: unknown): string {
  if (typeof value !== "object" || value === null) return shown(value);
  return `${Array.isArray(value) ? "a list" : "an object"}: JSON.stringify makes a text of it`;
}
