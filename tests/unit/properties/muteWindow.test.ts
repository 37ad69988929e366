import { currentTime } from "../../../provider/src/properties/clock";
import { checkInputs } from "../../../provider/src/properties/checkInputs";
import { appMutesDescription } from "../../../provider/src/properties/appMutes";
import { groupMuteDescription } from "../../../provider/src/properties/groupMute";
import { phaseOf } from "../../../provider/src/properties/muteWindow";
import { fromState, toState } from "../../../provider/src/properties/stateForm";
import { unknownValue } from "../../../provider/src/properties/unknown";

const mutedFrom = "2026-03-01T18:00:00+08:00";
const mutedUntil = "2026-03-01T20:00:00+08:00";
const at = (time: string): number => Date.parse(`2026-03-01T${time}+08:00`);
type Mute = Record<string, unknown>;

/** What check makes of a mute, as a GroupMute and as an entry of an AppMutes. */
const forms: [string, (mute: Mute, now: number) => { stored: Mute; failures: unknown[] }][] = [
  [
    "GroupMute",
    (mute, now) => {
      const checked = checkInputs(groupMuteDescription, { appId: "app", groupId: "hall", ...mute }, {}, () => now);
      const { appId, groupId, ...stored } = toState(groupMuteDescription, checked.inputs);
      expect([appId, groupId]).toEqual(["app", "hall"]);
      return { stored, failures: checked.failures };
    },
  ],
  [
    "AppMutes",
    (mute, now) => {
      const checked = checkInputs(appMutesDescription, { appId: "app", groups: { hall: mute } }, {}, () => now);
      const { groups } = toState(appMutesDescription, checked.inputs) as { groups: Record<string, Mute> };
      const failures = checked.failures.map(({ path, reason }) => ({ path: path.slice(2), reason }));
      return { stored: groups.hall!, failures };
    },
  ],
];

describe.each(forms)("%s", (_, check) => {
  test.each<[string, Mute, string, boolean]>([
    ["before it", { mutedFrom, mutedUntil }, "17:59:59", false],
    ["at its beginning", { mutedFrom, mutedUntil }, "18:00:00", true],
    ["within it", { mutedFrom, mutedUntil }, "19:59:59.999", true],
    ["at its end", { mutedFrom, mutedUntil }, "20:00:00", false],
    ["with a beginning alone", { mutedFrom }, "23:00:00", true],
    ["before a beginning alone", { mutedFrom }, "17:00:00", false],
    ["with an end alone", { mutedUntil }, "10:00:00", true],
    ["after an end alone", { mutedUntil }, "21:00:00", false],
    ["where muted says the same", { mutedUntil, muted: true }, "21:00:00", false],
  ])("a window %s", (_phase, window, time, muted) => {
    expect(check({ exceptUsers: ["host"], ...window }, at(time))).toEqual({
      stored: { ...window, muted, exceptUsers: { host: true } },
      failures: [],
    });
  });

  test.each<[string, Mute, string, unknown]>([
    ["the end", { mutedUntil: unknownValue }, "19:00:00", unknownValue],
    ["the end, before the beginning", { mutedFrom, mutedUntil: unknownValue }, "17:00:00", false],
    ["the beginning, after the end", { mutedFrom: unknownValue, mutedUntil }, "21:00:00", false],
    ["the beginning", { mutedFrom: unknownValue, mutedUntil }, "19:00:00", unknownValue],
    ["muted", { mutedUntil, muted: unknownValue }, "19:00:00", unknownValue],
  ])("is muted or not as far as that is known without %s", (_what, window, time, muted) => {
    const { stored, failures } = check(window, at(time));
    expect([stored.muted, failures]).toEqual([muted, []]);
  });

  test("an end that is not after the beginning, a window beside muted: false, and what is no time are errors", () => {
    const failures = (mute: Mute): unknown[] => check(mute, at("19:00:00")).failures;
    expect(failures({ mutedFrom: mutedUntil, mutedUntil: "2026-03-01T12:00:00Z" })).toEqual([
      {
        path: ["mutedUntil"],
        reason:
          "mutedUntil is when the mute begins: 2026-03-01T12:00:00Z, and mutedFrom is 2026-03-01T20:00:00+08:00 (12:00 UTC)",
      },
    ]);
    expect(failures({ mutedFrom: mutedUntil, mutedUntil: mutedFrom })).toMatchObject([{ path: ["mutedUntil"] }]);
    expect(failures({ mutedFrom, muted: false })).toEqual([
      { path: ["muted"], reason: expect.stringContaining("leave out muted, or mutedFrom and mutedUntil") as string },
    ]);
    expect(failures({ mutedFrom: "2026-03-01", mutedUntil: 7 })).toEqual([
      { path: ["mutedFrom"], reason: expect.stringContaining('mutedFrom: "2026-03-01" is only a date') as string },
      { path: ["mutedUntil"], reason: "mutedUntil must be a text such as 2026-03-01T20:00:00+08:00, not 7" },
    ]);
  });

  test("a mute without a window never asks for the time", () => {
    expect(check({ muted: false }, NaN)).toMatchObject({ stored: { muted: false }, failures: [] });
  });
});

test("an entry with a window comes back from state as it went there", () => {
  const groups = new Map([["hall", { muted: false, exceptUsers: ["host"], mutedUntil }]]);
  const stored = toState(appMutesDescription, { appId: "app", groups });
  expect(fromState(appMutesDescription, stored)).toEqual({ appId: "app", groups });
});

test("a window with an end that is not known has begun or not, and is not over", () => {
  expect(phaseOf({ mutedFrom, mutedUntil: unknownValue }, at("17:00:00"))).toBe("before");
  expect(phaseOf({ mutedFrom, mutedUntil: unknownValue }, at("19:00:00"))).toBeUndefined();
});

test("the clock can be moved, which is told, and not to nonsense", () => {
  const told: string[] = [];
  const tell = (message: string): void => void told.push(message);
  expect(currentTime({ LIVEMESSAGE_NOW: mutedFrom }, tell)).toBe(at("18:00:00"));
  expect(told).toEqual([
    "LIVEMESSAGE_NOW is set: windows are judged as of 2026-03-01T18:00:00+08:00 (10:00 UTC), not by the clock.",
  ]);
  expect(Math.abs(currentTime({}, tell) - Date.now())).toBeLessThan(10_000);
  expect(() => currentTime({ LIVEMESSAGE_NOW: "noon" }, tell)).toThrow('LIVEMESSAGE_NOW: "noon" is no time');
  expect(told).toHaveLength(1);
});

describe("where the engine puts state in place of arguments to ignore", () => {
  const state = { muted: false, exceptUsers: { host: true }, mutedUntil };
  const ended = at("21:00:00");
  const app = { appId: "app" };

  test("a window that is over, or has not begun, is no contradiction, and goes on", () => {
    const ofGroup = { ...app, groupId: "hall", ...state };
    expect(checkInputs(groupMuteDescription, ofGroup, ofGroup, () => ended)).toMatchObject({
      inputs: { muted: false },
      failures: [],
    });
    const before = { ...app, groupId: "hall", muted: false, exceptUsers: {}, mutedFrom };
    const begun = checkInputs(groupMuteDescription, before, before, () => at("18:00:00"));
    expect(begun).toMatchObject({ inputs: { muted: true }, failures: [] });
    const ofApp = { ...app, groups: { hall: state } };
    expect(checkInputs(appMutesDescription, ofApp, ofApp, () => ended).failures).toEqual([]);
  });

  test("muted: false of the program is one, whatever state has", () => {
    const program = { ...app, groupId: "hall", muted: false, exceptUsers: ["host"], mutedUntil };
    const { failures } = checkInputs(groupMuteDescription, program, { ...app, groupId: "hall", ...state }, () => ended);
    expect(failures).toMatchObject([{ path: ["muted"] }]);
    const without = { ...app, groupId: "hall", muted: false, mutedUntil };
    const left = checkInputs(groupMuteDescription, without, { ...without, exceptUsers: {} }, () => ended);
    expect(left.failures).toMatchObject([{ path: ["muted"] }]);
  });
});
