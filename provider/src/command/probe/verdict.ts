/** A value of a switch of the emulator. */
export type SwitchValue = string | boolean | number;

/** What came out for one switch. */
export type Verdict =
  | { readonly status: "found"; readonly value: SwitchValue; readonly seen: string }
  | { readonly status: "unclear" | "not probed"; readonly seen: string };

/** A clear answer. @param seen what it is judged by */
export function found(value: SwitchValue, seen: string): Verdict {
  return { status: "found", value, seen };
}

/** No clear answer. @param seen what was seen in its place */
export function unclear(seen: string): Verdict {
  return { status: "unclear", seen };
}
