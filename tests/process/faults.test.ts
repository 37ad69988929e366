import type { FaultAction } from "alicloud-live-emulator";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describeMoment, openings, speechTimeline } from "../../tools/journal/speechTimeline";
import { face } from "./support/face";
import { faultActions, finalFaultActions, tellingOf, timesUnder } from "./support/faultActions";
import { ProviderCallError } from "./support/providerCall";
import { type ProviderProcess, type Properties, providerText } from "./support/providerProcess";
import { emulatorConfig } from "../support/emulatorAccess";
import { app, useProvider } from "./support/useProvider";

/*
 * Each fault of the emulator hits each call of each verb, once and for good. A verb that is hit once ends converged; one
 * that is hit for good ends in one clear error, after which the next run converges. No group that was muted opens.
 */

const stage = useProvider({ quota: false }, { sharesProcesses: true });

const verbs = {
  create: { calls: 3, before: { mutedAll: false, exempt: [] }, after: { mutedAll: true, exempt: ["host"] } },
  update: { calls: 3, before: { mutedAll: true, exempt: ["old"] }, after: { mutedAll: true, exempt: ["host"] } },
  read: { calls: 1, before: { mutedAll: true, exempt: ["old"] }, after: { mutedAll: true, exempt: ["old"] } },
  delete: { calls: 3, before: { mutedAll: true, exempt: ["old"] }, after: { mutedAll: false, exempt: [] } },
} as const;

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
const stateOf = ({ groupId }: Cell): Properties => ({
  appId: app,
  groupId,
  muted: true,
  exceptUsers: { old: true },
});
const wantedOf = (cell: Cell): Properties => ({ ...stateOf(cell), exceptUsers: { host: true } });

async function run(provider: ProviderProcess, cell: Cell): Promise<void> {
  switch (cell.verb) {
    case "create":
      return void (await provider.create(wantedOf(cell)));
    case "update":
      return void (await provider.update(idOf(cell), stateOf(cell), wantedOf(cell)));
    case "delete":
      return provider.delete(idOf(cell), stateOf(cell));
    case "read": {
      const { id, inputs } = await provider.read(idOf(cell), stateOf(cell));
      expect({ id, inputs }).toEqual({ id: idOf(cell), inputs: stateOf(cell) });
    }
  }
}

/** What the engine does in the next run: a resource that was saved is updated, everything else done again. */
async function runAgain(provider: ProviderProcess, cell: Cell, failure: ProviderCallError | undefined): Promise<void> {
  const saved = failure?.initialization;
  if (!saved) return run(provider, cell);
  expect(saved).toMatchObject({ id: idOf(cell), properties: wantedOf(cell), reasons: [failure.message] });
  expect(saved.properties).toMatchObject(face.beside(providerText));
  await provider.update(idOf(cell), saved.properties, wantedOf(cell));
}

/** Runs all cells at once under a fault. The failures, by group; what is no clear error of the provider fails the test. */
async function runAll(providers: readonly ProviderProcess[]): Promise<Map<string, ProviderCallError>> {
  const failures = new Map<string, ProviderCallError>();
  await Promise.all(
    cells.map(async (cell, index) => {
      try {
        await run(providers[index % providers.length]!, cell);
      } catch (error) {
        if (!(error instanceof ProviderCallError)) throw error;
        expect(error.message).toMatch(/^(\S+ for group|Group app1)[^\n]+ failed[.:] [^\n]+[.]$/);
        failures.set(cell.groupId, error);
      }
    }),
  );
  return failures;
}

function expectConverged(): void {
  for (const cell of cells) {
    const timeline = speechTimeline(stage.emulator.journal.entries(), app, cell.groupId);
    const course = timeline.map(describeMoment).join("; ");
    expect({ cell, course, ...stage.mute(cell.groupId) }).toEqual({ cell, course, ...verbs[cell.verb].after });
    if (cell.verb !== "delete") expect({ cell, course, openings: openings(timeline) }).toMatchObject({ openings: [] });
  }
}

/** A program that is throttled goes on slowly, so there the cells are spread over some programs. */
async function start(action: FaultAction, times: Record<string, string>): Promise<ProviderProcess[]> {
  for (const { verb, groupId } of cells) {
    stage.emulator.createGroup(app, groupId);
    stage.emulator.setMute(app, groupId, verbs[verb].before);
  }
  const programs = Array.from({ length: action.type === "throttle" ? 5 : 1 });
  return Promise.all(programs.map(() => stage.start({ config: { ...emulatorConfig(stage.emulator), ...times } })));
}

function addFaults(action: FaultAction, count?: number): void {
  for (const { groupId, call } of cells) {
    stage.emulator.faults.add({ groupId, skip: call, action, ...(count === undefined ? {} : { count }) });
  }
}

/** The faults of this run: all, or those few that differ in kind. */
const isFew = process.env.LIVEMESSAGE_TEST_FAULTS === "few";
const played = (actions: Readonly<Record<string, FaultAction>>) => Object.entries(isFew ? tellingOf(actions) : actions);

test.each(played(faultActions))("%s, once, is got over", async (_, action) => {
  const providers = await start(action, timesUnder(action, 30, 0.7));
  addFaults(action, 1);
  const failures = await runAll(providers);
  expect([...failures.values()].map(({ message }) => message)).toEqual([]);
  expect(stage.emulator.faults.list().map(({ hits }) => hits)).toEqual(cells.map(() => 1));
  expectConverged();
});

test.each(played({ ...faultActions, ...finalFaultActions }))(
  "%s, for good, is one clear error, and the next run converges",
  async (_, action) => {
    const providers = await start(action, timesUnder(action, 1, 0.2));
    addFaults(action);
    const failures = await runAll(providers);
    expect([...failures.keys()].sort()).toEqual(cells.map(({ groupId }) => groupId).sort());

    stage.emulator.faults.clear();
    const [provider] = providers as [ProviderProcess];
    await provider.beginOperation(emulatorConfig(stage.emulator));
    await Promise.all(cells.map((cell) => runAgain(provider, cell, failures.get(cell.groupId))));
    expectConverged();
  },
);

(isFew ? test.skip : test)("the page on reliability says how many cases these are", () => {
  const kinds = Object.keys(faultActions).length;
  const finalKinds = Object.keys(finalFaultActions).length;
  const page = readFileSync(path.resolve(__dirname, "../../docs/reliability.md"), "utf8");
  expect(page).toContain(`| ${kinds} faults of service and network`);
  expect(page).toContain(`and ${finalKinds} errors that no retry helps against`);
  expect(page).toContain(`| ${cells.length * (2 * kinds + finalKinds)} cases on the provider process`);
});
