import type { FaultAction } from "alicloud-live-emulator";
import { emulatorConfig } from "../support/emulatorAccess";
import { expectMute } from "../support/expectMute";
import { callsArrived } from "./support/callsArrived";
import { faultActions, finalFaultActions } from "./support/faultActions";
import { ProviderCallError } from "./support/providerCall";
import type { Properties, ProviderProcess } from "./support/providerProcess";
import { app, useProvider } from "./support/useProvider";

/*
 * Each fault of the emulator hits each call that mutes users one by one and frees them, in lists of which the first may be
 * done and the second not. Whom moderators have muted is never touched, and who is to stay muted is never freed.
 */

const stage = useProvider();

const crowd = (name: string) => Array.from({ length: 31 }, (_, index) => `${name}${index}`);
const [old, young] = [
  ["stays", ...crowd("old")],
  ["stays", ...crowd("new")],
];
const map = (users: readonly string[]) => Object.fromEntries(users.map((user) => [user, true]));

/** What is done, who is muted before and after, and how many calls that takes: a read, two for each list, and reads back. */
const verbs = {
  create: { calls: 4, before: [], after: young },
  update: { calls: 7, before: old, after: young },
  delete: { calls: 4, before: old, after: [] },
} as const;

/** One verb on a group of its own, hit by one fault at one of its calls. */
interface Cell {
  readonly verb: keyof typeof verbs;
  readonly call: number;
  readonly groupId: string;
  readonly fault: string;
  readonly action: FaultAction;
}

function cellsOf(actions: Readonly<Record<string, FaultAction>>): Cell[] {
  return Object.entries(actions).flatMap(([fault, action], index) =>
    Object.entries(verbs).flatMap(([verb, { calls }]) =>
      Array.from({ length: calls }, (_, call) => ({
        verb: verb as Cell["verb"],
        call,
        groupId: `${verb}${call}-${index}`,
        fault,
        action,
      })),
    ),
  );
}

/** A program that is throttled goes on slowly, and with it all that it does at the same time. */
const isThrottled = (name: string): boolean => name.startsWith("throttled");
const unthrottled = Object.fromEntries(Object.entries(faultActions).filter(([name]) => !isThrottled(name)));
const throttled = { "throttled with a hint": faultActions["throttled with a hint"]! };

/** How a cell is declared, a resource of its own in each form. */
interface Form {
  readonly text?: string;
  readonly id: (cell: Cell) => string;
  readonly of: (cell: Cell, users: readonly string[]) => Properties;
  /** The entry of the cell's group. */
  readonly entryIn: (properties: Properties, cell: Cell) => Properties;
}

const mute = (users: readonly string[]): Properties => ({
  muted: false,
  ...(users.length === 0 ? {} : { mutedUsers: map(users) }),
});
const forms: Readonly<Record<string, Form>> = {
  GroupMute: {
    id: ({ groupId }) => `${app}/${groupId}`,
    of: ({ groupId }, users) => ({ appId: app, groupId, exceptUsers: {}, ...mute(users) }),
    entryIn: (properties) => properties,
  },
  AppMutes: {
    text: 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/appMutes");',
    id: () => app,
    of: ({ groupId }, users) => ({ appId: app, groups: { [groupId]: mute(users) } }),
    entryIn: ({ groups }, { groupId }) => (groups as Record<string, Properties>)[groupId]!,
  },
};

describe.each(Object.entries(forms))("%s", (_, { text, id, of, entryIn }) => {
  async function run(provider: ProviderProcess, cell: Cell): Promise<void> {
    const { before, after } = verbs[cell.verb];
    if (cell.verb === "create") await provider.create(of(cell, after));
    else if (cell.verb === "update") await provider.update(id(cell), of(cell, before), of(cell, after));
    else await provider.delete(id(cell), of(cell, before));
  }

  /** What the engine does in the next run: what was saved is updated, everything else done again. */
  async function runAgain(provider: ProviderProcess, cell: Cell, { initialization }: ProviderCallError): Promise<void> {
    if (initialization === undefined) return run(provider, cell);
    const { before, after } = verbs[cell.verb];
    // A destroy of what was saved frees whoever may be muted.
    expect(entryIn(initialization.properties, cell)).toMatchObject({ mutedUsers: map([...before, ...after]) });
    await provider.update(id(cell), initialization.properties, of(cell, after));
  }

  async function start(
    cells: readonly Cell[],
    times: Record<string, string>,
    count?: number,
  ): Promise<ProviderProcess> {
    for (const { verb, groupId, call, action } of cells) {
      stage.emulator.createGroup(app, groupId);
      stage.emulator.setMute(app, groupId, { muted: [...verbs[verb].before, "spam"] });
      stage.emulator.faults.add({ groupId, skip: call, action, ...(count === undefined ? {} : { count }) });
    }
    stage.emulator.journal.clear();
    return stage.start({
      ...(text === undefined ? {} : { text }),
      config: { ...emulatorConfig(stage.emulator), ...times },
    });
  }

  function expectConverged(cells: readonly Cell[]): void {
    for (const cell of cells) {
      const { before, after } = verbs[cell.verb];
      expectMute(stage.emulator, { appId: app, groupId: cell.groupId }, { mutedAll: false, muted: [...after, "spam"] });
      const always = ["spam", ...before.filter((user) => (after as readonly string[]).includes(user))];
      const freed = stage.emulator.journal
        .calls()
        .filter(({ applied, effect }) => applied && effect?.groupId === cell.groupId)
        .filter(({ effect }) => !always.every((user) => effect!.muted.includes(user)));
      expect({ ...cell, freed: freed.map(({ operation }) => operation) }).toEqual({ ...cell, freed: [] });
    }
  }

  test.each([
    ["every fault", cellsOf(unthrottled)],
    ["a throttled call", cellsOf(throttled)],
  ])("%s, once, is got over", async (_, cells) => {
    const times = { "livemessage:attemptTimeout": "10", "livemessage:totalTimeout": "60" };
    const provider = await start(cells, times, 1);
    await Promise.all(cells.map((cell) => run(provider, cell)));
    const hit = stage.emulator.faults.list().map(({ hits }) => hits);
    expect(hit).toEqual(cells.map(() => 1));
    expectConverged(cells);
  });

  test("every fault, for good, is one clear error, and the next run converges", async () => {
    const cells = cellsOf({ ...unthrottled, ...finalFaultActions });
    const provider = await start(cells, { "livemessage:attemptTimeout": "0.5", "livemessage:totalTimeout": "2" });
    const failures = new Map<Cell, ProviderCallError>();
    await Promise.all(
      cells.map((cell) =>
        run(provider, cell).catch((error: unknown) => {
          if (!(error instanceof ProviderCallError)) throw error;
          failures.set(cell, error);
        }),
      ),
    );
    const missed = cells.filter((cell) => !failures.has(cell)).map(({ fault, verb, call }) => [fault, verb, call]);
    expect(missed).toEqual([]);
    for (const [{ groupId }, { message }] of failures) expect(message).toContain(groupId);

    await callsArrived(provider);
    stage.emulator.faults.clear();
    await provider.beginOperation(emulatorConfig(stage.emulator));
    await Promise.all([...failures].map(([cell, failure]) => runAgain(provider, cell, failure)));
    expectConverged(cells);
  });
});
