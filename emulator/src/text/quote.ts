/** Longer texts are cut, so that a message stays one readable line whatever it quotes. */
const shownCharacters = 60;

/** A value from outside as a message shows it: short, as JSON, and with nothing in it that nobody sees. */
export function quote(value: unknown): string {
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "a list" : "an object";
  if (typeof value !== "string") return String(value);
  const characters = [...value.slice(0, shownCharacters * 2)];
  const shown = JSON.stringify(characters.slice(0, shownCharacters).join(""));
  return visible(characters.length > shownCharacters ? `${shown}… (${value.length} characters)` : shown);
}

/**
 * The text with control, format, bidirectional, unassigned and other invisible characters, and lone surrogates, written
 * out as `\u{200b}`.
 */
export function visible(text: string): string {
  return text.replaceAll(
    /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{2800}]|(?! )\p{Zs}/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`,
  );
}
