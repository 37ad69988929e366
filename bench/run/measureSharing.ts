import { type SharingFigures, writesPerSecond } from "../figures";
import { benchProject, type MeasureOptions } from "./measurePhases";

/** Several programs at once on one account, each with its own engine and an equal number of groups. */
export async function measureSharing(
  options: Omit<MeasureOptions, "rounds"> & { readonly programs: number },
): Promise<SharingFigures> {
  const { emulator, contestant, groups, programs } = options;
  const appId = `sharing${contestant}${groups}`;
  const parts = Array.from({ length: programs }, (_, program) =>
    Array.from({ length: groups }, (_unused, index) => `program${program}group${index}`),
  );
  const all = parts.flat();
  await emulator.plant(appId, all, false);
  const projects = await Promise.all(parts.map((groupIds) => benchProject(options, appId, groupIds)));
  try {
    const runs = await Promise.all(
      projects.map(async (project) => {
        const started = performance.now();
        const { exitCode } = await project.up("--continue-on-error");
        return { failed: exitCode !== 0, wallMs: performance.now() - started };
      }),
    );
    const { calls, throttled, writeTimes, wrong } = await emulator.count(appId, all, true);
    const writingMs = Math.max(...writeTimes) - Math.min(...writeTimes);
    return {
      programs,
      groupsEach: groups,
      failedPrograms: runs.filter(({ failed }) => failed).length,
      writingMs,
      quotaUsed: writeTimes.length / writesPerSecond / (writingMs / 1000),
      calls: Object.values(calls).reduce((sum, count) => sum + count, 0),
      writes: calls.BanLiveMessageGroup ?? 0,
      throttled,
      wrong,
      wallMs: runs.map(({ wallMs }) => wallMs),
    };
  } finally {
    await Promise.all(projects.map((project) => project.remove()));
  }
}
