/**
 * Runs what an output is made from, so that its failure has no stack. The SDK (3.248) writes out the stack of such an
 * error with all that hangs on it, which took a minute and a gigabyte.
 */
export async function withoutStack<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error) error.stack = "";
    throw error;
  }
}
