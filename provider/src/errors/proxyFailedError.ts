import { PackageError } from "./packageError";

/** A proxy could not reach the host just now. */
export class ProxyFailedError extends PackageError {
  static override readonly kind = "ProxyFailedError";
}
