/** What a policy asks for its configuration: a resource or a stack to be looked at. */
interface Configured {
  getConfig<T extends object>(): T;
}

/**
 * The configuration of a policy. The engine takes any key and any text: a misspelt key would switch the policy off, and
 * an id with an invisible character would name nobody.
 * @throws Error for either; the engine then stops
 */
export function settingsOf<T extends object>(asked: Configured, known: readonly (keyof T & string)[]): T {
  const settings = asked.getConfig<T>();
  const names: readonly string[] = [...known, "enforcementLevel"];
  const unknown = Object.keys(settings).filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new Error(
      `unknown setting ${visible(JSON.stringify(unknown[0]))} (there is ${known.map((name) => JSON.stringify(name)).join(", ")})`,
    );
  }
  for (const [name, value] of Object.entries<unknown>(settings as Record<string, unknown>)) {
    for (const text of [value].flat().filter((one) => typeof one === "string")) {
      if (text !== visible(text)) {
        throw new Error(
          `${name} has "${visible(text)}" with an invisible character: remove it, or write it out as here`,
        );
      }
    }
  }
  return settings;
}

/**
 * The text with the characters written out that nobody sees, or that look like others. These are the characters that
 * pulumi-alicloud-livemessage writes out in ids; a pack has nothing of the package whose resources it looks at.
 */
export function visible(text: string): string {
  return text.replace(
    /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\ufffc\ufffd\u{1d159}]/gu,
    (char) => `\\u{${char.codePointAt(0)!.toString(16)}}`,
  );
}
