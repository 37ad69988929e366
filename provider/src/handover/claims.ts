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
  take({ key, words, advice }: Subject, owner?: string): void {
    if (this.owners.has(key)) {
      const other = this.owners.get(key);
      const isKnown = owner !== undefined && other !== undefined;
      const who = isKnown ? `${owner} and ${other} declare the same` : "Two resources of this program declare the";
      throw new DuplicateClaimError(`${who} ${words}: ${advice}.`);
    }
    this.owners.set(key, owner);
  }

  /** Gives a subject back that was taken. */
  giveBack({ key }: Subject): void {
    this.owners.delete(key);
  }
}
