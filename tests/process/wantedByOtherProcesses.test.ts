import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Properties, ProviderProcess } from "./support/providerProcess";
import { app, useProvider } from "./support/useProvider";

/* A resource gets another name and another provider: the process of the old provider deletes, that of the new creates. */

const stage = useProvider();
const engineAddress = `engine-of-two-${process.pid}:1`;
const id = `${app}/hall`;
const args = { appId: app, groupId: "hall", exceptUsers: ["host"] };
const state: Properties = { appId: app, groupId: "hall", muted: true, exceptUsers: { host: true } };

beforeEach(() => stage.emulator.setMute(app, "hall", { mutedAll: true, exempt: ["host"] }));

const start = (address = engineAddress, env = {}, engineFlags: string[] = []): Promise<ProviderProcess> =>
  stage.start({ engineAddress: address, env, engineFlags });

test.each([[[]], [["--logtostderr", "-v=1"]], [["--tracing", "localhost:6831"]]])(
  "a mute that a process of another provider wants stays (flags of the engine: %j)",
  async (flags) => {
    const [old, other] = [await start(engineAddress, {}, flags), await start(engineAddress, {}, flags)];
    await other.create((await other.check(args)).inputs);
    await old.delete(id, state);
    expect(stage.mute()).toEqual({ mutedAll: true, exempt: ["host"] });
    await old.printed("The mute of group app1/hall stays: the program still declares it.");
  },
);

test("a mute that another process begins to want while it is lifted is told", async () => {
  const [old, other] = [await start(), await start()];
  await other.check({ ...args, groupId: "foyer" });
  stage.emulator.faults.add({ operation: "UnbanLiveMessageGroup", action: { type: "delay", milliseconds: 1500 } });
  const lifted = old.delete(id, state);
  await Promise.all([
    expect(lifted).rejects.toThrow(
      "The mute of group app1/hall was lifted while another provider of this program began to declare it. " +
        "Run `pulumi up --refresh`",
    ),
    stage.faultHit().then(() => other.check(args)),
  ]);
});

test("a mute that another process begins to want while it is read stays", async () => {
  const [old, other] = [await start(), await start()];
  await other.check({ ...args, groupId: "foyer" });
  stage.emulator.faults.add({
    operation: "DescribeLiveMessageGroupBand",
    action: { type: "delay", milliseconds: 1500 },
  });
  const lifted = old.delete(id, state);
  await stage.faultHit();
  await other.check(args);
  await lifted;
  expect(stage.writes()).toEqual([]);
});

test("what the other process wants open is lifted", async () => {
  const [old, other] = [await start(), await start()];
  await other.check({ ...args, groupId: "foyer" });
  await other.check({ ...args, muted: false });
  await old.delete(id, state);
  expect(stage.mute().mutedAll).toBe(false);
});

test("what processes of another engine want, or one that has ended wanted, counts for nothing", async () => {
  const [foreign, ended] = [await start(`another-${engineAddress}`), await start()];
  for (const process of [foreign, ended]) await process.check(args);
  await ended.kill();
  await (await start()).delete(id, state);
  expect(stage.mute().mutedAll).toBe(false);
});

test("what a process wanted that ends meanwhile counts for nothing", async () => {
  // A folder that no other process clears.
  const env = { TMPDIR: stage.folder };
  const [old, ended] = [await start(engineAddress, env), await start(engineAddress, env)];
  await old.check({ ...args, groupId: "foyer" });
  await ended.check(args);
  await ended.kill();
  await old.delete(id, state);
  expect(stage.mute().mutedAll).toBe(false);
});

test("where the engine gives no address, that is said and the process works on its own", async () => {
  const process = await start("no-address");
  await process.delete(id, state);
  expect(stage.mute().mutedAll).toBe(false);
  await process.printed("(the engine's address is not among the arguments)");
});

test("where there is no folder to share, that is said once and the process works on its own", async () => {
  const file = path.join(stage.folder, "no-folder");
  writeFileSync(file, "");
  const process = await start(engineAddress, { TMPDIR: file });
  await process.check({ ...args, groupId: "foyer" });
  await process.delete(id, state);
  expect(stage.mute().mutedAll).toBe(false);
  await process.printed("cannot tell each other which groups are to be muted");
  expect(process.output.match(/cannot tell each other/g)).toHaveLength(1);
});
