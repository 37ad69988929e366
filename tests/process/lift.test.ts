import { setTimeout as delay } from "node:timers/promises";
import { app, useProvider } from "./support/useProvider";

/* What may come between a mute and its lift: a service that refuses or ignores it, and a resource that takes over. */

const stage = useProvider({ quota: false }, { sharesProcesses: true });
const hall = { appId: app, groupId: "hall" };
const muted = { ...hall, muted: true, exceptUsers: {} };
const id = "app1/hall";

beforeEach(() => stage.emulator.setMute(app, "hall", { mutedAll: true }));

test("a lift that is refused while the group stays muted is an error", async () => {
  const refused = { type: "error", code: "InputInvalid", status: 400 } as const;
  stage.emulator.faults.add({ operation: "UnbanLiveMessageGroup", action: refused });
  const provider = await stage.start();
  await expect(provider.delete(id, muted)).rejects.toThrow("InputInvalid");
  expect(stage.mute().mutedAll).toBe(true);
});

test("a lift that the service takes and that has no effect is an error", async () => {
  stage.emulator.journal.listen((entry) => {
    if (entry.kind === "call" && entry.operation === "UnbanLiveMessageGroup") {
      stage.emulator.setMute(app, "hall", { mutedAll: true });
    }
  });
  const provider = await stage.start();
  await expect(provider.delete(id, muted)).rejects.toThrow("is to be open to everybody");
});

test("an update that opens the group is done where the answer was lost and lifting twice says not-found", async () => {
  stage.emulator.switches.unbanNotMuted = "not-found";
  stage.emulator.faults.add({ operation: "UnbanLiveMessageGroup", count: 1, action: { type: "loseAnswer" } });
  const provider = await stage.start();
  const open = { ...muted, muted: false };
  expect(await provider.update(id, muted, open)).toMatchObject(open);
  expect(stage.mute().mutedAll).toBe(false);
});

test("a group is not taken for gone where the answer to its lift was lost and nothing can be read", async () => {
  stage.emulator.switches.unbanNotMuted = "not-found";
  stage.emulator.setMute(app, "hall", { muted: ["raider1"] });
  stage.emulator.faults.add({ operation: "UnbanLiveMessageGroup", count: 1, action: { type: "loseAnswer" } });
  const denied = { type: "error", code: "NoAuth", status: 403 } as const;
  stage.emulator.faults.add({ operation: "DescribeLiveMessageGroupBand", skip: 1, action: denied });
  const provider = await stage.start();
  await expect(provider.delete(id, { ...muted, mutedUsers: { raider1: true } })).rejects.toThrow(
    "UnbanLiveMessageGroup",
  );
  expect(stage.emulator.state.group(app, "hall")!.muteState().muted).toEqual([]);
});

test("a delete waits for the registration that takes over its group", async () => {
  let longestGapMs: number;
  let written: string[];
  do {
    const before = stage.writes().length;
    stage.emulator.setMute(app, "hall", { mutedAll: true });
    const provider = await stage.start();
    await provider.read(id, muted);
    await provider.check({ ...hall, groupId: "foyer" });
    const lifted = provider.delete(id, muted);
    longestGapMs = 0;
    for (const groupId of ["foyer", "foyer", "foyer", "foyer", "foyer", "foyer", "hall"]) {
      const from = performance.now();
      await delay(50);
      await provider.check({ ...hall, groupId });
      longestGapMs = Math.max(longestGapMs, performance.now() - from);
    }
    await lifted;
    written = stage.writes().slice(before);
    // A machine that stands still for as long as the delete waits shows nothing.
  } while (longestGapMs > 200);
  expect(written).toEqual([]);
});
