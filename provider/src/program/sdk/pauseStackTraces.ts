/**
 * Stops the stack traces that the SDK takes of each promise of a resource, for its reports of promises that never end.
 * With source maps they are most of what a resource costs a program. The SDK takes the trace of a resource's source
 * position with a limit of its own, and whoever looks for such promises (PULUMI_DEBUG_PROMISE_LEAKS) gets them all.
 * @returns what ends the pause
 */
export function pauseStackTraces(): () => void {
  if (process.env.PULUMI_DEBUG_PROMISE_LEAKS) return () => undefined;
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  return () => {
    Error.stackTraceLimit = limit;
  };
}
