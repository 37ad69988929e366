import { randomSequence } from "./randomSequence";

/** Milliseconds that an answer takes longer: always the same, or evenly spread around a mean. */
export type Latency = number | { readonly mean: number; readonly spread: number };

/** A source of latencies; the spread is repeatable. */
export function latencySource(latency: Latency): () => number {
  if (typeof latency === "number") return () => latency;
  const random = randomSequence(1);
  return () => Math.max(0, latency.mean + (2 * random() - 1) * latency.spread);
}
