import * as pulumi from "@pulumi/pulumi";
import { hasWindow, type MuteWindow } from "../properties/muteWindow";

/** @throws RunError where changes of `muted` are to be ignored beside a window, by which alone it changes */
export function refuseIgnoredMuted(
  owner: string,
  window: MuteWindow<unknown>,
  { ignoreChanges = [] }: pulumi.CustomResourceOptions,
): void {
  if (ignoreChanges.includes("muted") && hasWindow(window)) throw ignoredMuted(owner, "muted");
}

/** The refusal of a path that leads to `muted` beside a window. */
export function ignoredMuted(owner: string, path: string): pulumi.RunError {
  return new pulumi.RunError(
    `${owner}: ignoreChanges: ${path} changes by the window alone: leave it out of ignoreChanges, or leave out mutedFrom and ` +
      "mutedUntil",
  );
}
