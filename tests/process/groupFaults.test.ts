import type { FaultAction } from "alicloud-live-emulator";
import { emulatorConfig } from "../support/emulatorAccess";
import { faultActions, finalFaultActions } from "./support/faultActions";
import { ProviderCallError } from "./support/providerCall";
import type { Properties, ProviderProcess } from "./support/providerProcess";
import { app, useProvider } from "./support/useProvider";

/*
 * Faults of each kind hit each call of each verb of a MessageGroup, once and for good. A verb that is hit once ends
 * converged; one that is hit for good ends in one clear error, after which the next run converges. What else can go wrong on
 * the wire is the same for all types, and tried with a GroupMute.
 */

const kinds = ["an error of the server", "a closed connection", "a lost answer", "a late call"];
const passing = kinds.map((name): [string, FaultAction] => [name, faultActions[name]!]);

const stage = useProvider({ quota: false }, { sharesProcesses: true });
const text = 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/messageGroup");';

/** Calls of each verb, and what is there before it; nothing where it is left out. */
const verbs: Record<
  "create" | "adopt" | "recover" | "update" | "read" | "delete",
  { calls: number; before?: { deleted: boolean } }
> = {
  create: { calls: 3 },
  adopt: { calls: 3, before: { deleted: false } },
  recover: { calls: 5, before: { deleted: true } },
  update: { calls: 3, before: { deleted: false } },
  read: { calls: 1, before: { deleted: false } },
  delete: { calls: 1, before: { deleted: false } },
};

/** One verb on a group of its own, hit at one of its calls. */
interface Cell {
  readonly verb: keyof typeof verbs;
  readonly call: number;
  readonly groupId: string;
}

const cells: Cell[] = Object.entries(verbs).flatMap(([verb, { calls }]) =>
  Array.from({ length: calls }, (_, call) => ({ verb: verb as Cell["verb"], call, groupId: `${verb}${call}` })),
);

const idOf = ({ groupId }: Cell) => `${app}/${groupId}`;
const stateOf = ({ groupId, verb }: Cell): Properties => ({
  appId: app,
  groupId,
  groupName: "Room",
  groupInfo: "old",
  administrators: { old: true },
  creatorId: "owner",
  adopt: verb === "adopt",
  recover: verb === "recover",
});
const wantedOf = (cell: Cell): Properties => ({ ...stateOf(cell), groupInfo: "new", administrators: { host: true } });

async function run(provider: ProviderProcess, cell: Cell): Promise<void> {
  switch (cell.verb) {
    case "update":
      return void (await provider.update(idOf(cell), stateOf(cell), wantedOf(cell)));
    case "delete":
      return provider.delete(idOf(cell), stateOf(cell));
    case "read": {
      const { id, inputs } = await provider.read(idOf(cell), stateOf(cell));
      return expect({ id, inputs }).toEqual({ id: idOf(cell), inputs: stateOf(cell) });
    }
    case "create":
    case "adopt":
    case "recover":
      return void (await provider.create(wantedOf(cell)));
  }
}

/** What the engine does in the next run: a resource that was saved is updated, everything else done again. */
async function runAgain(provider: ProviderProcess, cell: Cell, failure: ProviderCallError | undefined): Promise<void> {
  const saved = failure?.initialization;
  if (!saved) return run(provider, cell);
  expect(saved).toMatchObject({ id: idOf(cell), properties: wantedOf(cell), reasons: [failure.message] });
  await provider.update(idOf(cell), saved.properties, wantedOf(cell));
}

/** Runs all cells at once under a fault. The failures, by group; what is no clear error of the provider fails the test. */
async function runAll(provider: ProviderProcess): Promise<Map<string, ProviderCallError>> {
  const failures = new Map<string, ProviderCallError>();
  await Promise.all(
    cells.map(async (cell) => {
      try {
        await run(provider, cell);
      } catch (error) {
        if (!(error instanceof ProviderCallError)) throw error;
        expect(error.message).toMatch(/^\S+ for group[^\n]+ failed[.:] [^\n]+[.]$/);
        failures.set(cell.groupId, error);
      }
    }),
  );
  return failures;
}

function expectConverged(): void {
  for (const cell of cells) {
    const { name, creator, info, administrators, deleted } = stage.emulator.state.group(app, cell.groupId)!;
    const isWritten = cell.verb !== "read" && cell.verb !== "delete";
    expect({ cell, name, creator, info, administrators, deleted }).toEqual({
      cell,
      name: "Room",
      creator: "owner",
      info: isWritten ? "new" : "old",
      administrators: [isWritten ? "host" : "old"],
      deleted: cell.verb === "delete",
    });
  }
}

async function start(times: Record<string, string>): Promise<ProviderProcess> {
  for (const { verb, groupId } of cells) {
    const { before } = verbs[verb];
    if (before === undefined) continue;
    stage.emulator.createGroup(app, groupId);
    const group = stage.emulator.state.group(app, groupId)!;
    Object.assign(group, { name: "Room", creator: "owner", info: "old", administrators: ["old"] });
    if (before.deleted) group.delete(Date.now());
  }
  return stage.start({ text, config: { ...emulatorConfig(stage.emulator), ...times } });
}

function addFaults(action: FaultAction, count?: number): void {
  for (const { groupId, call } of cells) {
    stage.emulator.faults.add({ groupId, skip: call, action, ...(count === undefined ? {} : { count }) });
  }
}

test.each(passing)("%s, once, is got over", async (_, action) => {
  const provider = await start({ "livemessage:attemptTimeout": "0.5", "livemessage:totalTimeout": "30" });
  addFaults(action, 1);
  const failures = await runAll(provider);
  expect([...failures.values()].map(({ message }) => message)).toEqual([]);
  expect(stage.emulator.faults.list().map(({ hits }) => hits)).toEqual(cells.map(() => 1));
  expectConverged();
});

test.each([...passing, ...Object.entries(finalFaultActions)])(
  "%s, for good, is one clear error, and the next run converges",
  async (_, action) => {
    const provider = await start({ "livemessage:attemptTimeout": "0.2", "livemessage:totalTimeout": "1" });
    addFaults(action);
    const failures = await runAll(provider);
    expect([...failures.keys()].sort()).toEqual(cells.map(({ groupId }) => groupId).sort());

    stage.emulator.faults.clear();
    await provider.beginOperation(emulatorConfig(stage.emulator));
    await Promise.all(cells.map((cell) => runAgain(provider, cell, failures.get(cell.groupId))));
    expectConverged();
  },
);
