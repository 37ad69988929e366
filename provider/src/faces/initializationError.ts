import { withoutSecretUsers } from "../text/secretUsers";
import { PackageError } from "../errors/packageError";
import { hideSecrets } from "./account";

/**
 * Tells the engine that the resource is there but not as wanted: it is saved, and the next update tries again. The
 * provider text must be among the properties, since the engine's dynamic provider does not add it here.
 */
export class InitializationError extends PackageError {
  static override readonly kind = "InitializationError";
  readonly reasons: readonly string[];

  constructor(
    readonly id: string,
    readonly properties: Readonly<Record<string, unknown>>,
    cause: Error & { readonly reasons: readonly string[] },
  ) {
    super(hideSecrets(cause.message), { cause });
    // A reason may be that of a defect.
    this.reasons = cause.reasons.map(hideSecrets);
  }

  /** The same, as it may be printed and kept in state in plain. */
  withoutSecretUsers(): InitializationError {
    const reasons = this.reasons.map(withoutSecretUsers);
    return new InitializationError(this.id, this.properties, Object.assign(new Error(reasons.join("\n")), { reasons }));
  }
}
