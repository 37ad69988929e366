import { hasWindow, type MuteWindow, openBesideWindow, windowOf, windowProblem } from "../properties/muteWindow";
import { parseInstant } from "../text/instant";
import { quoted } from "../text/visible";
import type { PolicyDocument } from "./policyDocument";
import type { PolicyPath, Problem } from "./problem";

/**
 * What is wrong with the windows of a policy, each where it is written.
 * @param groups the groups with the defaults in them
 */
export function checkWindows(
  policy: PolicyDocument,
  groups: readonly ({ readonly entry: string } & MuteWindow)[],
): Problem[] {
  const defaults = windowOf(policy.defaults ?? {});
  return [
    ...checkTimes(defaults, ["defaults"]),
    ...problemOfEnd(defaults, ["defaults", "mutedUntil"]),
    ...groups.flatMap(({ entry, ...group }): Problem[] => {
      const path = ["groups", entry];
      const { muted, ...declared } = policy.groups[entry] ?? {};
      const own = windowOf(declared);
      // A window that is all of the defaults is wrong there.
      if (!hasWindow(own)) return [];
      const end = own.mutedUntil === undefined ? "mutedFrom" : "mutedUntil";
      return [
        ...(muted === false ? [{ path: [...path, "muted"], at: "value", message: openBesideWindow } as const] : []),
        ...checkTimes(own, path),
        ...problemOfEnd(group, [...path, end]),
      ];
    }),
  ];
}

function checkTimes(window: MuteWindow, path: PolicyPath): Problem[] {
  return Object.entries(window).flatMap(([side, text]: [string, unknown]): Problem[] => {
    // What is no text was reported as such.
    const read = typeof text === "string" ? parseInstant(text) : { at: 0 };
    if ("at" in read) return [];
    return [{ path: [...path, side], at: "value", message: `${side} ${quoted(text as string)} ${read.problem}` }];
  });
}

function problemOfEnd(window: MuteWindow, path: PolicyPath): Problem[] {
  const message = windowProblem(window);
  return message === undefined ? [] : [{ path, at: "value", message }];
}
