import { PackageError } from "../errors/packageError";
import type { Subject } from "./subject";

/** Two resources of a program declare the same. */
class DuplicateClaimError extends PackageError {
  static override readonly kind = "DuplicateClaimError";
}

/** Who declares what: each subject is one resource's. */
export class Claims {
  private readonly owners = new Map<string, string | undefined>();

  /**
   * Takes a subject for a resource.
   * @param owner the resource in words, where it is known
   * @throws DuplicateClaimError where another resource has it
   */
  take(subject: Subject, owner?: string): void {
    const { key } = subject;
    if (this.owners.has(key)) throw new DuplicateClaimError(declaredTwice(subject, owner, this.owners.get(key)));
    this.owners.set(key, owner);
  }

  /** Gives a subject back that was taken. */
  giveBack({ key }: Subject): void {
    this.owners.delete(key);
  }
}

/**
 * Says that two resources declare a subject.
 * @param owner one of them in words, where it is known
 * @param other the other one, likewise
 */
export function declaredTwice({ words, advice }: Subject, owner?: string, other?: string): string {
  const isKnown = owner !== undefined && other !== undefined;
  const who = isKnown ? `${owner} and ${other} declare the same` : "Two resources of this program declare the";
  return `${who} ${words}: ${advice}.`;
}
