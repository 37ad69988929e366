import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { BucketServer } from "../../tools/bucket/bucketServer";
import { KillableEngine } from "../kill/support/killableEngine";
import { useEngine } from "./support/useEngine";
import { app, group, hallMute, useHall } from "./support/useHall";

/* The state is in a bucket, as where pipelines share it: nothing but the engine's own lock keeps two runs apart. */

const engine = useEngine();
const hall = useHall();
const buildTimeoutMs = 600_000;
let server: BucketServer;
let folder: string;
let killable: KillableEngine | undefined;
beforeAll(async () => {
  server = await BucketServer.start();
  folder = await mkdtemp(path.join(os.tmpdir(), "bucket-"));
}, buildTimeoutMs);
// Where the test fails, the run that waits is still there.
afterEach(() => void killable?.kill("engine"));
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

test("a stack in a bucket is previewed, updated, locked, unlocked after a crash, watched and destroyed", async () => {
  const { emulator } = hall;
  killable = new KillableEngine(engine(), folder);
  const program = hallMute({ exceptUsers: ["host"] });
  const project = await hall.project(program, { env: server.engineSettings("state"), engine: killable.engine });

  const preview = await project.preview();
  expect(preview).toMatchObject({ exitCode: 0 });
  expect(preview.output).toContain("+ pulumi-nodejs:dynamic/livemessage:GroupMute: (create)");
  expect(hall.writes()).toEqual([]);

  // While a run waits for the service, another one is refused.
  emulator.faults.add({ action: { type: "delay", milliseconds: 600_000, when: "before" } });
  const crashed = project.up().catch((reason: unknown) => reason);
  while (emulator.faults.list()[0]!.hits === 0) await delay(20);
  const locked = {
    exitCode: 1,
    output: expect.stringMatching(/currently locked by 1 lock.*pulumi cancel/s) as string,
  };
  expect(await project.up()).toMatchObject(locked);

  // A crash leaves the lock behind, until somebody cancels the run that is no more.
  expect(killable.kill("engine")).toBe(true);
  killable.killPrograms(project.root);
  expect(await crashed).toMatchObject({ message: expect.stringContaining("was ended by SIGKILL") as string });
  emulator.faults.clear();
  expect(await project.up()).toMatchObject(locked);
  expect(hall.writes()).toEqual([]);
  const cancelled = await project.run("cancel", "--yes", "--stack", "organization/livemessage-project/dev");
  expect(cancelled).toMatchObject({ exitCode: 0 });
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host"] });
  await hall.expectSettled(project, group);

  emulator.setMute(app, group, { mutedAll: true, exempt: ["host", "raider"] });
  const drift = await project.detectDrift();
  expect(drift.exitCode).toBe(7);
  expect(drift.output).toMatch(/\+ *raider: true/);
  expect(await project.up("--refresh")).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["host"] });

  const objects = await server.objects("state");
  expect([...objects.keys()]).toContain(".pulumi/stacks/livemessage-project/dev.json");
  expect([...objects.keys()].filter((key) => key.startsWith(".pulumi/locks/"))).toEqual([]);
  expect([...objects.values()].join()).not.toContain(emulator.credentials.accessKeySecret);

  expect(await project.destroy()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: false });
});
