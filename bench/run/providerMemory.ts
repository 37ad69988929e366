import { readdir, readFile } from "node:fs/promises";

const pollMs = 250;
const providerScripts = /dynamic-provider|pulumi-resource-livemessage/;

/**
 * Watches the provider processes below this one, of dynamic resources and of the plugin, while `work` runs.
 * @returns the result, and the largest resident size of such a process in bytes; undefined where there is no /proc
 */
export async function withProviderMemory<T>(
  work: () => Promise<T>,
): Promise<{ result: T; peakBytes: number | undefined }> {
  let peak: number | undefined;
  const look = async () => {
    for (const bytes of await peakSizes()) peak = Math.max(peak ?? 0, bytes);
  };
  const timer = setInterval(() => void look(), pollMs);
  try {
    const result = await work();
    return { result, peakBytes: peak };
  } finally {
    clearInterval(timer);
  }
}

interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
}

async function peakSizes(): Promise<number[]> {
  const entries = await processes();
  const below = new Set([process.pid]);
  for (let size = 0; size !== below.size;) {
    size = below.size;
    for (const { pid, parent } of entries) if (below.has(parent)) below.add(pid);
  }
  const sizes = await Promise.all([...below].map(providerSize));
  return sizes.filter((bytes) => bytes !== undefined);
}

async function processes(): Promise<ProcessEntry[]> {
  const names = await readdir("/proc").catch(() => []);
  const pids = names.filter((name) => /^\d+$/.test(name));
  const entries = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readProc(`${pid}/stat`);
      // The name in brackets may hold spaces; the parent is the second field after it.
      const parent = stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
      return parent === undefined ? undefined : { pid: Number(pid), parent: Number(parent) };
    }),
  );
  return entries.filter((entry) => entry !== undefined);
}

async function providerSize(pid: number): Promise<number | undefined> {
  const command = (await readProc(`${pid}/cmdline`))?.split("\0") ?? [];
  if (!command[0]?.endsWith("node") || !command.some((part) => providerScripts.test(part))) return undefined;
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec((await readProc(`${pid}/status`)) ?? "")?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

/** Undefined when the process has ended meanwhile. */
async function readProc(file: string): Promise<string | undefined> {
  return readFile(`/proc/${file}`, "utf8").catch(() => undefined);
}
