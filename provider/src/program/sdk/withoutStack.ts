import { RunError } from "@pulumi/pulumi";
import { asDefect } from "../../errors/defect";
import { PackageError } from "../../errors/packageError";

/**
 * Runs what an output is made from, so that its failure has no stack. The SDK (3.248) writes out the stack of such an
 * error with all that hangs on it, which took a minute and a gigabyte. A defect tells its stack in its message.
 */
export async function withoutStack<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isMeant = error instanceof PackageError || RunError.isInstance(error);
    throw Object.assign(isMeant ? error : new Error(asDefect(error)), { stack: "" });
  }
}
