import { getEngine, isDryRun } from "@pulumi/pulumi/runtime/settings";
import { Notes, previewMark } from "../handover/notes";
import type { Wanted } from "../handover/subject";
import { perRun } from "./sdk/perRun";

/** What the program notes of a mute: that a resource declares it, or that one does unless the engine takes it away. */
type DeclaredKind = "declared" | "mayDeclare";

/** Notes of this run that are not written yet. */
class Pending {
  private waiting: (readonly [DeclaredKind, Wanted])[] = [];
  private readonly notes = preparedNotes();

  constructor() {
    this.notes?.add("time", [{ key: String(Date.now()), members: isDryRun() ? [previewMark] : [] }]);
  }

  add(kind: DeclaredKind, declared: Wanted): void {
    this.waiting.push([kind, declared]);
    if (this.waiting.length > 1) return;
    // A program declares thousands of groups in a row.
    process.nextTick(() => {
      for (const each of ["declared", "mayDeclare"] as const) {
        const notes = this.waiting.flatMap(([of, noted]) => (of === each ? [noted] : []));
        if (notes.length > 0) this.notes?.add(each, notes);
      }
      this.waiting = [];
    });
  }
}

const pendingOfRun = perRun(() => new Pending());

/**
 * Tells the provider processes of this run what a resource of the program declares. An entry may leave an
 * AppMutes before the resource that takes its group over is registered, such as one that depends on the first.
 */
export function tellDeclared(declared: Wanted): void {
  pendingOfRun().add("declared", declared);
}

/**
 * Tells them that a resource of the program declares something, unless the engine takes it away: where changes are to be
 * ignored, and state does not have it. The program does not know state.
 */
export function tellMayDeclare(declared: Wanted): void {
  pendingOfRun().add("mayDeclare", declared);
}

/** Tells them the time by which this run judges windows: that of the first mute that the program declares. */
export function tellTime(): void {
  pendingOfRun();
}

/** Without an engine, as in tests of a program, there is nobody to tell. Where notes cannot be kept, a provider says so. */
function preparedNotes(): Notes | undefined {
  // The SDK keeps the address itself to itself; its client is one of gRPC, which says `dns:HOST:PORT`.
  const engine = getEngine() as unknown as { getChannel(): { getTarget(): string } } | undefined;
  const address = engine
    ?.getChannel()
    .getTarget()
    .replace(/^[a-z]+:/, "");
  if (!address) return undefined;
  try {
    const notes = new Notes(address);
    notes.prepare();
    return notes;
  } catch {
    return undefined;
  }
}
