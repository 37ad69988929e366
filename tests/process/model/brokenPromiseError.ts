/** What a sequence has shown to be wrong. */
export class BrokenPromiseError extends Error {
  override readonly name = "BrokenPromiseError";
}
