import { randomUUID } from "node:crypto";
import { readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import os from "node:os";
import { setTimeout as delay } from "node:timers/promises";

/** A lock between processes: a file that names its holder, which touches it as long as it lives. */
export interface FolderLock {
  release(): Promise<void>;
}

interface Holder {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
}

export interface LockOptions {
  /** Called once if another process holds the lock. */
  readonly onWait?: (holder: string) => void;
}

const heartbeatMs = 2_000;
const deadAfterMs = 30_000;
const pollMs = 200;

/**
 * Waits for the lock and takes it. A holder that died (its process is gone, or it has not touched the file for 30 s)
 * loses it. Two waiters may, in a rare interleaving, both take over from a dead one: the lock spares work, and what it
 * guards must itself be safe when done twice.
 */
export async function acquireLock(file: string, options: LockOptions = {}): Promise<FolderLock> {
  const holder: Holder = { token: randomUUID(), pid: process.pid, host: os.hostname() };
  for (let waited = false; !(await create(file, holder)); waited = true) {
    const other = await readHolder(file);
    if (await isDead(file, other)) {
      await takeAway(file, holder.token);
      continue;
    }
    if (!waited) options.onWait?.(other === undefined ? "another process" : `process ${other.pid} on ${other.host}`);
    await delay(pollMs);
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined); // lost to a process that thought us dead: see release
  }, heartbeatMs);
  heartbeat.unref();
  return {
    async release() {
      clearInterval(heartbeat);
      if ((await readHolder(file))?.token === holder.token) await rm(file, { force: true });
    },
  };
}

async function create(file: string, holder: Holder): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(holder), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Holder;
  } catch {
    return undefined; // released meanwhile, or not yet written
  }
}

async function isDead(file: string, holder: Holder | undefined): Promise<boolean> {
  if (holder?.host === os.hostname() && !isRunning(holder.pid)) return true;
  try {
    return Date.now() - (await stat(file)).mtimeMs > deadAfterMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false; // released meanwhile
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // somebody else's process
  }
}

/** Renames before it removes, so that of several processes that see the same dead holder one takes the file away. */
async function takeAway(file: string, token: string): Promise<void> {
  const aside = `${file}.${token}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  await rm(aside, { force: true });
}
