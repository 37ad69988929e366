import os from "node:os";
import type { Machine } from "./figures";

/** What the figures were measured on. */
export function describeMachine(engineVersion: string): Machine {
  const cpus = os.cpus();
  return {
    cpu: cpus[0]?.model.trim() ?? "unknown processor",
    cores: cpus.length,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.versions.node,
    engine: engineVersion,
  };
}
