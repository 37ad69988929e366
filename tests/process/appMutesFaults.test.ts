import type { FaultAction } from "alicloud-live-emulator";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describeMoment, openings, speechTimeline } from "../../tools/journal/speechTimeline";
import { emulatorConfig } from "../support/emulatorAccess";
import { faultActions, finalFaultActions, tellingOf, timesUnder } from "./support/faultActions";
import { ProviderCallError } from "./support/providerCall";
import type { Properties, ProviderProcess } from "./support/providerProcess";
import { app, useProvider } from "./support/useProvider";

/*
 * Each fault of the emulator hits each call of each thing that an AppMutes does with an entry, once and for good, beside
 * entries that are not hit. One that is hit once ends converged; one that is hit for good is named in the error of its
 * resource, the others are done, and the next run converges. No group opens that is muted before and after.
 * LIVEMESSAGE_TEST_FAULTS=all plays every fault, and otherwise those play that differ in kind.
 */

const stage = useProvider({ quota: false }, { sharesProcesses: true });
const text = 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/appMutes");';

const muted = (user: string): Properties => ({ exceptUsers: { [user]: true } });
const open: Properties = { muted: false };

/** What happens to an entry: what state and program have of it, and how many calls that takes. */
const deeds = {
  created: { verb: "create", calls: 3, old: undefined, news: muted("host") },
  changed: { verb: "update", calls: 3, old: muted("old"), news: muted("host") },
  added: { verb: "update", calls: 3, old: undefined, news: muted("host") },
  opened: { verb: "update", calls: 3, old: muted("old"), news: open },
  removed: { verb: "update", calls: 3, old: muted("old"), news: undefined },
  read: { verb: "read", calls: 1, old: muted("old"), news: muted("old") },
  deleted: { verb: "delete", calls: 3, old: muted("old"), news: undefined },
} as const;

const verbs = ["create", "update", "read", "delete"] as const;
type Verb = (typeof verbs)[number];

/** One entry, hit at one of its calls, or at none. */
interface Cell {
  readonly deed: keyof typeof deeds;
  readonly call: number | undefined;
  readonly groupId: string;
}

const cells = Object.entries(deeds).flatMap(([name, { calls }]): Cell[] => {
  const deed = name as Cell["deed"];
  const hit = Array.from({ length: calls }, (_, call) => ({ deed, call, groupId: `${deed}${call}` }));
  return [...hit, { deed, call: undefined, groupId: `${deed}-well` }];
});
const hitCells = cells.filter(({ call }) => call !== undefined);

const cellsOf = (verb: Verb): Cell[] => cells.filter(({ deed }) => deeds[deed].verb === verb);
const hitIn = (verb: Verb): string[] =>
  cellsOf(verb).flatMap(({ call, groupId }) => (call === undefined ? [] : [groupId]));

/** The properties of the resource of a verb, in state before and as the program declares them. */
function propertiesOf(verb: Verb, form: "old" | "news"): Properties {
  const entries = cellsOf(verb).flatMap(({ deed, groupId }) => {
    const entry: Properties | undefined = deeds[deed][form];
    return entry === undefined ? [] : [[groupId, entry] as const];
  });
  return { appId: app, groups: Object.fromEntries(entries) };
}

async function run(provider: ProviderProcess, verb: Verb): Promise<void> {
  const [state, news] = [propertiesOf(verb, "old"), propertiesOf(verb, "news")];
  switch (verb) {
    case "create":
      return void (await provider.create(news));
    case "update":
      return void expect(await provider.update(app, state, news)).toEqual(news);
    case "delete":
      return provider.delete(app, state);
    case "read":
      return void expect((await provider.read(app, state)).inputs).toEqual(state);
  }
}

/** What the engine does in the next run: what was saved is updated, everything else done again. */
async function runAgain(provider: ProviderProcess, verb: Verb, failure: ProviderCallError): Promise<void> {
  const saved = failure.initialization;
  if (saved === undefined) return run(provider, verb);
  expect(saved).toMatchObject({ id: app, properties: { unfinished: hitIn(verb).sort() } });
  const news = propertiesOf(verb, "news");
  expect(await provider.update(app, saved.properties, news)).toEqual(news);
}

/** Runs all verbs at once. What is no clear error of the provider fails the test. */
async function runAll(providers: readonly ProviderProcess[]): Promise<Map<Verb, ProviderCallError>> {
  const failures = new Map<Verb, ProviderCallError>();
  await Promise.all(
    verbs.map(async (verb, index) => {
      try {
        await run(providers[index % providers.length]!, verb);
      } catch (error) {
        if (!(error instanceof ProviderCallError)) throw error;
        failures.set(verb, error);
      }
    }),
  );
  return failures;
}

function expectConverged(which: readonly Cell[] = cells): void {
  for (const { deed, groupId } of which) {
    const { old, news } = deeds[deed];
    const after = news === undefined || news === open ? [] : Object.keys(news.exceptUsers as object);
    const timeline = speechTimeline(stage.emulator.journal.entries(), app, groupId);
    const course = timeline.map(describeMoment).join("; ");
    const mutedAll = news !== undefined && news !== open;
    expect({ groupId, course, ...stage.mute(groupId) }).toEqual({ groupId, course, mutedAll, exempt: after });
    if (mutedAll && old !== undefined)
      expect({ groupId, course, openings: openings(timeline) }).toMatchObject({ openings: [] });
  }
}

/** A program that is throttled goes on slowly, so there each verb has a program of its own. */
async function start(action: FaultAction, times: Record<string, string>): Promise<ProviderProcess[]> {
  for (const { deed, groupId } of cells) {
    stage.emulator.createGroup(app, groupId);
    if (deeds[deed].old !== undefined) stage.emulator.setMute(app, groupId, { mutedAll: true, exempt: ["old"] });
  }
  const programs = Array.from({ length: action.type === "throttle" ? verbs.length : 1 });
  const config = { ...emulatorConfig(stage.emulator), ...times };
  return Promise.all(programs.map(() => stage.start({ text, config })));
}

function addFaults(action: FaultAction, count?: number): void {
  for (const { groupId, call } of hitCells) {
    stage.emulator.faults.add({ groupId, skip: call!, action, ...(count === undefined ? {} : { count }) });
  }
}

const allFaults = { ...faultActions, ...finalFaultActions };
const played = (actions: Readonly<Record<string, FaultAction>>) =>
  Object.entries(process.env.LIVEMESSAGE_TEST_FAULTS === "all" ? actions : tellingOf(actions));

test.each(played(faultActions))("%s, once, is got over", async (_, action) => {
  const providers = await start(action, timesUnder(action, 30, 0.7));
  addFaults(action, 1);
  const failures = await runAll(providers);
  expect([...failures.values()].map(({ message }) => message)).toEqual([]);
  expect(stage.emulator.faults.list().map(({ hits }) => hits)).toEqual(hitCells.map(() => 1));
  expectConverged();
});

test.each(played(allFaults))(
  "%s, for good, is named for each entry, the others are done, and the next run converges",
  async (name, action) => {
    // Enough for the entries that are not hit, on a busy machine too.
    const providers = await start(action, timesUnder(action, 4, 0.6));
    addFaults(action);
    const failures = await runAll(providers);
    expect([...failures.keys()].sort()).toEqual([...verbs].sort());
    for (const verb of verbs) {
      for (const groupId of hitIn(verb)) expect(failures.get(verb)?.message).toContain(groupId);
    }
    // A refused key ends the work on all groups: others may not have been begun.
    if (name !== "a refused key") expectConverged(cells.filter(({ call }) => call === undefined));

    stage.emulator.faults.clear();
    const [provider] = providers as [ProviderProcess];
    await provider.beginOperation(emulatorConfig(stage.emulator));
    await Promise.all([...failures].map(([verb, failure]) => runAgain(provider, verb, failure)));
    expectConverged();
  },
);

test("the page on reliability says how many cases these are", () => {
  const cases = (once: object, forGood: object): number =>
    hitCells.length * (Object.keys(once).length + Object.keys(forGood).length);
  const page = readFileSync(path.resolve(__dirname, "../../docs/reliability.md"), "utf8");
  expect(page).toContain(`, and ${cases(tellingOf(faultActions), tellingOf(allFaults))} on entries of an \`AppMutes\``);
  expect(page).toContain(`\`npm run test:faults\`: ${cases(faultActions, allFaults)} on entries of an \`AppMutes\``);
});
