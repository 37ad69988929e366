import { PackageError } from "../../errors/packageError";

/** Ends a probe whose answer is not clear. The message says what was seen. */
export class UnclearError extends PackageError {
  static override readonly kind = "UnclearError";
}
