import type { Subject } from "./subject";
import { renewedElsewhere, tellOthers } from "./wantedByOtherProcesses";

/** What this run has made anew below a resource that state has: the mute of a group that was brought back, say. */
const renewed = new Set<string>();

/** Notes that what state says of a subject may not hold any more, since what it is about was made anew in this run. */
export function noteRenewed({ key }: Subject): void {
  renewed.add(key);
  tellOthers("renewed", key);
}

/** The keys of those subjects of which state may not hold, be they noted with another provider. */
export function renewedAmong(subjects: readonly Subject[]): ReadonlySet<string> {
  const keys = subjects.map(({ key }) => key);
  return new Set([...keys.filter((key) => renewed.has(key)), ...renewedElsewhere(keys)]);
}
