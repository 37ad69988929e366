import * as pulumi from "@pulumi/pulumi";
import { hasWindow, type MuteWindow } from "../properties/muteWindow";

/** @throws RunError where changes of `muted` are to be ignored beside a window, by which alone it changes */
export function refuseIgnoredMuted(
  owner: string,
  window: MuteWindow<unknown>,
  { ignoreChanges = [] }: pulumi.CustomResourceOptions,
): void {
  if (!ignoreChanges.includes("muted") || !hasWindow(window)) return;
  throw new pulumi.RunError(
    `${owner}: ignoreChanges: muted changes by the window alone: leave it out of ignoreChanges, or leave out mutedFrom and ` +
      "mutedUntil",
  );
}
