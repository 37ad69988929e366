import { startEmulator, type Emulator } from "alicloud-live-emulator";
import { exceptUsers } from "../contestants";
import type { CallCount, EmulatorReply, EmulatorRequest } from "./emulatorMessages";

const writes = new Set(["BanLiveMessageGroup", "UnbanLiveMessageGroup", "ModifyLiveMessageGroupBand"]);

/** The emulator in a process of its own, so that its work does not slow down what is measured. */
async function main(): Promise<void> {
  const emulator = await startEmulator({
    quota: true,
    latencyMs: { mean: 20, spread: 10 },
    journalCapacity: 200_000,
  });
  const reply = (message: EmulatorReply) => process.send?.(message);
  process.on("message", (request: EmulatorRequest) => {
    if (request.kind === "plant") {
      plant(emulator, request.appId, request.groupIds, request.muted);
      reply({ kind: "planted" });
    } else if (request.kind === "count") {
      reply({ kind: "counted", ...count(emulator, request.appId, request.groupIds, request.muted) });
      emulator.journal.clear();
    } else {
      void emulator.close().then(() => process.disconnect());
    }
  });
  const { endpoint, url, credentials } = emulator;
  reply({ kind: "started", service: { endpoint, url, ...credentials } });
}

function plant(emulator: Emulator, appId: string, groupIds: readonly string[], muted: boolean): void {
  if (!emulator.state.app(appId)) emulator.createApp({ appId });
  const mute = { mutedAll: muted, exempt: muted ? [...exceptUsers] : [] };
  for (const groupId of groupIds) {
    if (emulator.state.group(appId, groupId)) emulator.setMute(appId, groupId, mute);
    else emulator.createGroup(appId, groupId, mute);
  }
  emulator.journal.clear();
}

function count(emulator: Emulator, appId: string, groupIds: readonly string[], muted: boolean): CallCount {
  const journal = emulator.journal.calls();
  const calls: Record<string, number> = {};
  for (const { operation } of journal) calls[operation] = (calls[operation] ?? 0) + 1;
  const throttled = journal.filter(({ code }) => code?.startsWith("Throttling"));
  const right = groupIds.filter((groupId) => {
    const group = emulator.state.group(appId, groupId);
    if (group?.mutedAll !== muted) return false;
    return !muted || (group.exempt.size === exceptUsers.length && exceptUsers.every((user) => group.exempt.has(user)));
  });
  return {
    calls,
    throttled: throttled.length,
    throttledWrites: throttled.filter(({ operation }) => writes.has(operation)).length,
    writeTimes: journal.filter((call) => call.applied && writes.has(call.operation)).map(({ time }) => time),
    wrong: groupIds.length - right.length,
  };
}

void main();
