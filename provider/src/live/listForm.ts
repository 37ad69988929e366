import type { CallParameters } from "./signedRequest";

/** How a call writes its lists of users. */
export interface ListForm {
  /** As `Name.1=a&Name.2=b`, as some SDKs do, and not as `Name=a,b`. */
  readonly numbered: boolean;
  /** A list of nobody is left out, and not sent as `Name=`. */
  readonly omitsEmpty: boolean;
}

/** Lists by the names of their parameters, as parameters of a call. */
export function listParameters(
  lists: Readonly<Record<string, readonly string[]>>,
  { numbered, omitsEmpty }: ListForm,
): CallParameters {
  return Object.fromEntries(
    Object.entries(lists).flatMap(([name, list]): [string, string | readonly string[]][] => {
      if (list.length === 0) return omitsEmpty ? [] : [[name, ""]];
      return numbered ? list.map((user, index): [string, string] => [`${name}.${index + 1}`, user]) : [[name, list]];
    }),
  );
}

/** Whether the service took a joined list for the id of one user. */
export function isListInOne(read: readonly string[], written: readonly string[]): boolean {
  return written.length > 1 && read.includes(written.join(","));
}
