import { InitializationError } from "../../lifecycle/initializationError";

/**
 * Runs one method of the provider so that its failure reaches the engine as one short message. The dynamic provider
 * answers nothing at all when something else than an Error is thrown, prints stacks, and takes a numeric `code` for a
 * status of its protocol.
 */
export async function asPlainError<T>(method: () => T | Promise<T>): Promise<T> {
  try {
    return await method();
  } catch (error) {
    if (error instanceof InitializationError) throw error;
    const plain = new Error(error instanceof Error ? error.message || error.name : String(error));
    plain.stack = "";
    throw plain;
  }
}
