import { access, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Report } from "./engineSource";
import { acquireLock } from "./folderLock";

/**
 * Makes `folder` by letting `build` fill a temporary folder beside it and renaming that into place, so that what is
 * there is always complete. Of several processes that want the same folder one builds and the others wait for it.
 * @returns whether this process built it.
 */
export async function publishOnce(
  folder: string,
  build: (staging: string) => Promise<void>,
  report: Report,
): Promise<boolean> {
  if (await exists(folder)) return false;
  await mkdir(path.dirname(folder), { recursive: true });
  const lock = await acquireLock(`${folder}.lock`, {
    onWait: (holder) => report(`waiting for ${holder}, which is at it`),
  });
  try {
    if (await exists(folder)) return false;
    await removeLeftovers(folder);
    const staging = await mkdtemp(`${folder}.part-`);
    try {
      await build(staging);
      return await moveIntoPlace(staging, folder);
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  } finally {
    await lock.release();
  }
}

/** Whoever holds the lock is the only one building: other temporary folders are of processes that died. */
async function removeLeftovers(folder: string): Promise<void> {
  const parent = path.dirname(folder);
  const leftovers = (await readdir(parent)).filter((name) => name.startsWith(`${path.basename(folder)}.part-`));
  await Promise.all(leftovers.map((name) => rm(path.join(parent, name), { recursive: true, force: true })));
}

async function moveIntoPlace(staging: string, folder: string): Promise<boolean> {
  try {
    await rename(staging, folder);
    return true;
  } catch (error) {
    if (await exists(folder)) return false; // another process was first, and its folder is as good
    throw error;
  }
}

function exists(folder: string): Promise<boolean> {
  return access(folder).then(
    () => true,
    () => false,
  );
}
