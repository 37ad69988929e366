// What is imported otherwise is a copy of the module, and this changes the module.
// eslint-disable-next-line @typescript-eslint/no-require-imports
import debuggable = require("@pulumi/pulumi/runtime/debuggable");

/** What the SDK wraps its promises in, for its reports of promises that never end. Its types do not tell of it. */
interface PromiseWrapping {
  debuggablePromise?: (promise: Promise<unknown>, context: unknown) => Promise<unknown>;
}

let isDone = false;

/**
 * From now on the SDK takes no stack trace of each of its promises (`debuggablePromise`, runtime/debuggable.ts of 3.248): some
 * dozens a resource, each through the source maps that the language host loads. It takes them always; pulumi/pulumi#1374
 * made only the reports opt-in. A report still names the promises, and whoever looks for them (PULUMI_DEBUG_PROMISE_LEAKS)
 * gets the traces. The traces of errors stay as they are.
 *
 * Measured on previews of 300 GroupMutes, five of each in turn: medians 4.26 s with it and 4.35 s without, of a new stack 3.83 s
 * and 3.95 s. Before, traces were left out in the constructor alone.
 */
export function promisesWithoutTraces(): void {
  if (isDone) return;
  isDone = true;
  const sdk: PromiseWrapping = debuggable;
  const wrap = sdk.debuggablePromise;
  const isReplaceable = Object.getOwnPropertyDescriptor(sdk, "debuggablePromise")?.writable === true;
  if (process.env.PULUMI_DEBUG_PROMISE_LEAKS || typeof wrap !== "function" || !isReplaceable) return;
  sdk.debuggablePromise = (promise, context) => {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
      return wrap(promise, context);
    } finally {
      Error.stackTraceLimit = limit;
    }
  };
}
