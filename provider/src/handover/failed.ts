import { isToldByOthers, tellOthers } from "./wantedByOtherProcesses";

const run = "run";
let isNoted = false;

/** Notes that the check, the create or the update of a resource failed, and so the run does. */
export function noteFailed(): void {
  if (isNoted) return;
  isNoted = true;
  tellOthers("failed", run);
}

/** Whether something of this run has failed, be it with another provider: what depends on it is never known then. */
export function hasFailed(): boolean {
  return isNoted || isToldByOthers("failed", run);
}
