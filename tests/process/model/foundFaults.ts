import type { Edit, GroupEdit } from "./program";
import type { Sequence, Step, Trouble } from "./sequence";

const hall = { app: "app1", id: "hall" };
const inApp1 = { m0: "app1", m1: "app1" };

function edit(owner: string | undefined, apps: Edit["apps"] = {}): Edit {
  const group: GroupEdit = { group: hall, owner };
  return { groups: [group], apps, order: undefined };
}

/** The same, of a mute that is to stay when its entry is taken out. */
function retained(owner: string): Edit {
  const { groups, ...rest } = edit(owner, inApp1);
  return { ...rest, groups: groups.map((group) => ({ ...group, retained: true })) };
}

function up(edited: Edit, trouble: Trouble = { faults: [], killAfter: undefined }): Step {
  return { kind: "up", edit: edited, hours: 0, refresh: false, replace: [], trouble };
}

/** Each call on the hall from the given one on fails so. */
function failing(fault: string, skip: number): Trouble {
  return { faults: [{ group: hall, fault, skip, count: undefined }], killAfter: undefined };
}

const none = undefined;

/** Sequences that showed faults which random ones seldom meet. */
export const foundFaults: Readonly<Record<string, Sequence>> = {
  "a group goes from an AppMutes to a GroupMute that fails": {
    switches: {},
    steps: [up(edit("m0", inApp1)), up(edit("r0"), failing("a denial", 0)), up(edit(none))],
  },
  "a group goes from an AppMutes to one that comes after it and fails": {
    switches: {},
    steps: [up(edit("m0", inApp1)), up(edit("m1"), failing("a denial", 0)), up(edit(none))],
  },
  "a group goes from an AppMutes to one that comes before it and fails": {
    switches: {},
    steps: [up(edit("m1", inApp1)), up(edit("m0"), failing("a denial", 0)), up(edit(none))],
  },
  "a group of which the mute is to stay goes from an AppMutes to a GroupMute that fails": {
    switches: {},
    steps: [up(retained("m0")), up(edit("r0"), failing("a denial", 0)), up(edit(none))],
  },
  "a group of which the mute is to stay goes from an AppMutes to one that comes after it and fails": {
    switches: {},
    steps: [up(retained("m0")), up(edit("m1"), failing("a denial", 0)), up(edit(none))],
  },
  "an entry is taken out, its lift may have taken effect, and it is taken back": {
    switches: {},
    steps: [up(edit("m0", inApp1)), up(edit(none), failing("a lost answer", 1)), up(edit("m0"))],
  },
};
