const key = "pulumi-alicloud-livemessage/notes";

/**
 * A process keeps for which engines it has notes, beyond a single copy of the package. Where it plays another process from
 * now on, its first notes for an engine are to replace those of the process before. As text, for a process to run.
 */
export const forgetNotesText = `globalThis[Symbol.for(${JSON.stringify(key)})]?.clear();`;

/** The same in the process of the test. */
export function forgetNotes(): void {
  (globalThis as Record<symbol, Set<string> | undefined>)[Symbol.for(key)]?.clear();
}
