let ending = false;

/**
 * Ends this process when its output goes nowhere any more, which is so when the engine was killed. The dynamic provider
 * prints every error that nobody catches, a failing print among them, and so would go on for ever.
 */
export function endWithEngine(): void {
  if (ending) return;
  ending = true;
  for (const stream of [process.stdout, process.stderr]) stream.once("error", () => process.exit(1));
}
