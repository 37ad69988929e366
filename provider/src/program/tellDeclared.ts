import { getEngine } from "@pulumi/pulumi/runtime";
import { Notes } from "../handover/notes";
import type { Subject } from "../handover/subject";
import { perRun } from "./sdk/perRun";

/** Notes of this run that are not written yet. */
class Pending {
  private keys: string[] = [];
  private readonly notes = preparedNotes();

  constructor() {
    this.notes?.add("time", [String(Date.now())]);
  }

  add(key: string): void {
    this.keys.push(key);
    if (this.keys.length > 1) return;
    // A program declares thousands of groups in a row.
    process.nextTick(() => {
      this.notes?.add("declared", this.keys);
      this.keys = [];
    });
  }
}

const pendingOfRun = perRun(() => new Pending());

/**
 * Tells the provider processes of this run that a resource of the program declares the subject. An entry may leave an
 * AppMutes before the resource that takes its group over is registered, such as one that depends on the first.
 */
export function tellDeclared({ key }: Subject): void {
  pendingOfRun().add(key);
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
