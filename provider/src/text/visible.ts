/**
 * A character that a reader does not see, or cannot tell from another one: control, format, private and unassigned
 * characters and lone halves of a pair (Unicode's category C), white space but the plain space, what is drawn as nothing
 * (fillers, variation selectors, tags, blanks), and what stands for text that could not be read.
 */
const hidden = "(?! )[\\p{C}\\p{Z}\\p{Default_Ignorable_Code_Point}\\u2800\\ufffc\\ufffd\\u{1d159}]";
const firstHidden = new RegExp(hidden, "u");
const allHidden = new RegExp(hidden, "gu");

/** The first hidden character of a text. */
export function hiddenCharacter(text: string): string | undefined {
  return firstHidden.exec(text)?.[0];
}

/** A text with its hidden characters written out, as `\u{200b}`: what a terminal, a page or a reviewer gets to see. */
export function visible(text: string): string {
  return text.replace(allHidden, writtenOut);
}

/** One character by its number. */
export function writtenOut(char: string): string {
  return `\\u{${char.codePointAt(0)!.toString(16)}}`;
}

/** A longer text is cut where a message names it. */
const mostNamed = 200;
const shownOfLonger = 80;

/** A text for a message: hidden characters are written out, and a long text is cut and counted. */
export function brief(text: string): string {
  return shortened(text, visible);
}

/** The same in quotes. */
export function quoted(text: string): string {
  // What is written out already stays as it is.
  return shortened(text, (part) => visible(JSON.stringify(part)).replaceAll("\\\\u{", "\\u{"));
}

/** Whatever was given, for a message: a text in quotes, anything else as JSON, and a long one cut. */
export function shown(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  if (value === undefined || typeof value === "bigint" || typeof value === "symbol") return brief(String(value));
  if (typeof value === "function") return "a function";
  try {
    return brief(JSON.stringify(value));
  } catch {
    return "an object that refers to itself";
  }
}

function shortened(text: string, show: (part: string) => string): string {
  if (text.length <= mostNamed) return show(text);
  // Not in the middle of a character.
  const part = text.slice(0, shownOfLonger).replace(/[\ud800-\udbff]$/, "");
  return `${show(`${part}…`)} (${text.length} characters)`;
}
