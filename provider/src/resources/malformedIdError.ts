import { PackageError } from "../errors/packageError";

/** An id by which something is looked up or imported has another form than the ids of its type. */
export class MalformedIdError extends PackageError {
  static override readonly kind = "MalformedIdError";
}
