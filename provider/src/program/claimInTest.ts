import { getMonitor } from "@pulumi/pulumi/runtime/settings";
import { Claims } from "../handover/claims";
import type { Subject } from "../handover/subject";

let current: { readonly mocks: unknown; readonly claims: Claims; readonly taken: Set<string> } | undefined;

/**
 * Takes a subject in a unit test. Tests of one file declare the same groups, and nothing tells where one of them begins: so
 * a claim lasts as long as the mocks and the present turn of the event loop, and the same resource may claim again.
 * @throws DuplicateClaimError where another resource has it
 */
export function claimInTest(subject: Subject, owner: string): void {
  const mocks = getMonitor();
  if (current?.mocks !== mocks) {
    current = { mocks, claims: new Claims(), taken: new Set() };
    setImmediate(() => (current = undefined));
  }
  const claim = JSON.stringify([subject.key, owner]);
  if (current!.taken.has(claim)) return;
  current!.claims.take(subject, owner);
  current!.taken.add(claim);
}
