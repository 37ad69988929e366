import { PackageError } from "../errors/packageError";

/** A file that is not the JSON of a whole preview. The message says how to get the right one. */
export class PreviewFormatError extends PackageError {
  static override readonly kind = "PreviewFormatError";
}

/** How the right file is made. */
export const makeItSo = "Make the file with `pulumi preview --json > preview.json`.";
