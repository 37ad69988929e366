import { RunError } from "@pulumi/pulumi";
import { asDefect } from "../../errors/defect";
import { PackageError } from "../../errors/packageError";

/**
 * Runs what an output is made from, so that its failure has no stack. The language host (cmd/run/error.ts of 3.248) writes
 * an error that has one with all that hangs on it, which is the resources of the program, since `debuggablePromise` hangs
 * the promise on it (pulumi/pulumi#20567 and #21326 are of such errors). A defect tells its stack in its message.
 *
 * Measured on a program of 300 GroupMutes and an output that fails: it ends after 2.6 s of CPU time with 226 MB, and
 * without this after 21.7 s with 3.7 GB.
 */
export async function withoutStack<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isMeant = error instanceof PackageError || RunError.isInstance(error);
    throw Object.assign(isMeant ? error : new Error(asDefect(error)), { stack: "" });
  }
}
