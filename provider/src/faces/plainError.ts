import { PackageError } from "../errors/packageError";
import { asDefect } from "../errors/defect";
import { withoutSecretUsers } from "../text/secretUsers";
import { hideSecrets } from "./account";
import { InitializationError } from "./initializationError";

/**
 * Runs one method of the provider so that its failure reaches the engine as one message: a short one where the package
 * means to fail, one with the stack where it has a defect. The dynamic provider answers nothing at all when something
 * else than an Error is thrown, prints `stack` after the message, and takes a numeric `code` for a status of its protocol.
 */
export async function asPlainError<T>(method: () => T | Promise<T>): Promise<T> {
  try {
    return await method();
  } catch (error) {
    if (error instanceof InitializationError) throw error.withoutSecretUsers();
    const message = hideSecrets(error instanceof PackageError ? error.message : asDefect(error));
    const plain = new Error(withoutSecretUsers(message));
    plain.stack = "";
    throw plain;
  }
}
