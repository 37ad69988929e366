/** Groups of an AppMutes as its outputs have them: each user with 1, where the inputs have true. */
export function asOutputs(groups: unknown): unknown {
  const flags = ["muted", "retainOnDelete"];
  const shorten = (key: string, value: unknown): unknown => (value === true && !flags.includes(key) ? 1 : value);
  return JSON.parse(JSON.stringify(groups), shorten) as unknown;
}
