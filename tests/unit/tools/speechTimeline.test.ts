import { startEmulator, type Emulator } from "alicloud-live-emulator";
import { describeMoment, openings, speechTimeline } from "../../../tools/journal/speechTimeline";
import { neverOpen } from "../../engine/support/neverOpen";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
  emulator.createApp({ appId: "app" });
  emulator.createGroup("app", "hall");
});
afterEach(() => emulator.close());

const mute = (exempt: string[]) => ({
  appId: "app",
  groupId: "hall",
  mutedAll: true,
  exempt,
  muted: [],
  deleted: false,
});
const open = { ...mute([]), mutedAll: false };
/** As if the API had been called, without signing a request. */
const call = (operation: string, effect: typeof open, applied = true) =>
  emulator.journal.recordCall({
    operation,
    account: "1",
    parameters: {},
    unknownParameters: [],
    status: applied ? 200 : 503,
    code: undefined,
    message: undefined,
    requestId: "r",
    applied,
    fault: undefined,
    effect,
  });
const timeline = () => speechTimeline(emulator.journal.entries(), "app", "hall");

test("has a moment for each change, and none for what changed nothing", () => {
  call("BanLiveMessageGroup", mute(["b", "a"]));
  call("DescribeLiveMessageGroupBand", mute(["a", "b"]));
  call("UnbanLiveMessageGroup", open, false);
  emulator.setMute("app", "hall", { mutedAll: false });
  call("BanLiveMessageGroup", mute([]));
  emulator.deleteGroup("app", "hall");
  expect(timeline().map(describeMoment)).toEqual([
    "open to everybody (createGroup, not by us)",
    "muted, except a, b (BanLiveMessageGroup)",
    "open to everybody (setMute, not by us)",
    "muted, except nobody (BanLiveMessageGroup)",
    "no group (deleteGroup, not by us)",
  ]);
  expect(openings(timeline())).toEqual([]);
  expect(() => neverOpen(emulator, "app", "hall")).not.toThrow();
});

test("a call that opens a muted group is found, however short the moment", () => {
  call("BanLiveMessageGroup", mute([]));
  call("UnbanLiveMessageGroup", open);
  call("BanLiveMessageGroup", mute([]));
  expect(openings(timeline()).map(({ cause }) => cause)).toEqual(["UnbanLiveMessageGroup"]);
  expect(() => neverOpen(emulator, "app", "hall")).toThrow(
    "app/hall was opened by entry 3:\n  1. open to everybody (createGroup, not by us)\n  2. muted, except nobody",
  );
});

test("a group that nobody muted proves nothing", () => {
  expect(() => neverOpen(emulator, "app", "hall")).toThrow("app/hall was never muted");
});
