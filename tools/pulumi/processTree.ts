import { spawnSync } from "node:child_process";

/** A process and all that it has started and that these have, where the system has a `ps` that tells; else itself alone. */
export function processTree(pid: number): number[] {
  const { stdout, status } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  if (status !== 0) return [pid];
  const listed = stdout.trim().split("\n");
  const processes = listed.map((line) => line.trim().split(/\s+/).map(Number) as [pid: number, parent: number]);
  const tree = [pid];
  for (const parent of tree) tree.push(...processes.filter(([, of]) => of === parent).map(([child]) => child));
  return tree;
}
