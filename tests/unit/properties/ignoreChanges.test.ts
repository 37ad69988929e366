import { appMutesDescription } from "../../../provider/src/properties/appMutes";
import { checkInputs } from "../../../provider/src/properties/checkInputs";
import { withCopy } from "../../../provider/src/properties/ignoredArguments";
import { toJson, toState } from "../../../provider/src/properties/stateForm";
import { isObject } from "../../../provider/src/text/isObject";
import { hidingUsers } from "../../../provider/src/text/secretUsers";

type Values = Record<string, unknown>;

/** What the engine makes of arguments before check, for one path to ignore (sdk/go/common/resource/properties_path.go, Reset). */
function putBack(news: Values, olds: Values, path: readonly string[]): Values {
  const [key = "", ...below] = path;
  if (below.length > 0) {
    const [next, old] = [news[key], olds[key]].map((value) => (isObject(value) ? value : {}));
    return { ...news, [key]: putBack(next!, old!, below) };
  }
  return { ...without(news, key), ...(key in olds ? { [key]: olds[key] } : {}) };
}

function without(values: Values, ...names: readonly string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}

const at = (time: string): number => Date.parse(`2026-03-01T${time}+08:00`);
const mutedFrom = "2026-03-01T18:00:00+08:00";
const host = { exceptUsers: ["host"] };

/** Each face with the form of its state, and its lists as `users` has them. */
const faces = { "dynamic provider": toState, plugin: toJson };

describe.each(Object.entries(faces))("%s", (_, form) => {
  const isPlugin = form === toJson;
  const users = (...ids: string[]) => (isPlugin ? ids : Object.fromEntries(ids.map((id) => [id, true])));

  interface Checked {
    readonly stored: Values;
    readonly reasons: string[];
  }

  function check(groups: Values, olds: Values = {}, time = "12:00:00"): Checked {
    const checked = checkInputs(appMutesDescription, { appId: "app", ...groups }, olds, () => at(time));
    return { stored: form(appMutesDescription, checked.inputs), reasons: checked.failures.map(({ reason }) => reason) };
  }

  /** A check of one group where changes of an argument of it, of all of it, or of all groups are ignored. */
  function ignoring(path: readonly string[], entry: Values, olds: Values, time?: string): Checked {
    const name = path[2];
    const given = isPlugin || name === undefined ? entry : withCopy(entry, new Set([name]));
    return check(putBack({ groups: { hall: given } }, olds, path), olds, time);
  }

  const exempt = ["groups", "hall", "exceptUsers"];

  test("a group that was open is muted with the exempt users that state has", () => {
    const { stored: olds } = check({ groups: { hall: { muted: false, ...host } } });
    const { stored, reasons } = ignoring(exempt, { exceptUsers: ["host", "mod1"] }, olds);
    expect({ reasons, groups: stored.groups }).toEqual({
      reasons: [],
      groups: { hall: { exceptUsers: users("host") } },
    });
  });

  test("an open group keeps its exempt users while all of it is ignored", () => {
    const { stored: olds } = check({ groups: { hall: { muted: false, ...host } } });
    for (const path of [["groups"], ["groups", "hall"], exempt]) {
      expect(ignoring(path, { muted: false, exceptUsers: ["anna"] }, olds)).toEqual({ stored: olds, reasons: [] });
    }
  });

  test.each([[["groups"]], [["groups", "hall"]]])("a window goes on where %j is ignored", (path) => {
    const { stored: olds } = check({ groups: { hall: { ...host, mutedFrom } } }, {}, "17:00:00");
    const entry = { exceptUsers: ["anna"], mutedFrom: "2026-03-01T20:00:00+08:00" };
    expect(ignoring(path, entry, olds, "17:30:00")).toEqual({ stored: olds, reasons: [] });
    const { stored, reasons } = ignoring(path, entry, olds, "18:00:00");
    expect(reasons).toEqual([]);
    expect(stored).toMatchObject({ groups: { hall: { muted: true, exceptUsers: users("host"), mutedFrom } } });
  });

  test("muted: false of the program beside a window is an error, whatever state has", () => {
    const { stored: olds } = check({ groups: { hall: { ...host, mutedFrom } } }, {}, "17:00:00");
    const entry = { muted: false, ...host, mutedFrom };
    const told = [expect.stringContaining("muted: false declares that the group is open at all times")];
    expect(check({ groups: { hall: entry } }, olds, "17:30:00").reasons).toEqual(told);
    expect(ignoring(exempt, entry, olds, "17:30:00").reasons).toEqual(told);
  });
});

describe("what the engine takes away counts as the program gives it", () => {
  const checkedWith = (entry: Values, olds: Values): Values => {
    const inputs = { appId: "app", groups: { hall: entry } };
    const checked = checkInputs(appMutesDescription, inputs, olds, () => at("12:00:00"));
    expect(checked.failures).toEqual([]);
    return (toState(appMutesDescription, checked.inputs).groups as Record<string, Values>).hall!;
  };

  test("in a group that is new in state", () => {
    const given = { muted: false, mutedUsers: ["raider"], retainOnDelete: true };
    const names = Object.keys(given);
    const left = without(withCopy(given, new Set(names)), ...names);
    expect(checkedWith(left, { groups: {} })).toEqual({
      muted: false,
      mutedUsers: { raider: true },
      retainOnDelete: true,
    });
  });

  test("in a group that state has open, its exempt users alone", () => {
    const given = { ...host, mutedFrom };
    const left = without(withCopy(given, new Set(Object.keys(given))), ...Object.keys(given));
    expect(checkedWith(left, { groups: { hall: { muted: false } } })).toEqual({ exceptUsers: { host: true } });
  });

  test("but for what may be a secret: that is an error, since the engine would not mark it in state", () => {
    const left = without(withCopy(host, new Set(["exceptUsers"])), "exceptUsers");
    const inputs = { appId: "app", groups: { hall: left } };
    const { failures } = hidingUsers(["host"], () => checkInputs(appMutesDescription, inputs, { groups: {} }));
    expect(failures).toEqual([
      {
        path: ["groups", "hall", "exceptUsers"],
        reason: expect.stringMatching(/^ignoreChanges: exceptUsers is not in state yet/) as string,
      },
    ]);
    const open = { muted: false, ...host };
    const { inputs: kept } = checkInputs(appMutesDescription, { appId: "app", groups: { hall: open } });
    const stored = hidingUsers(["host"], () => toState(appMutesDescription, kept));
    expect(stored.groups).toEqual({ hall: { muted: false } });
  });
});
