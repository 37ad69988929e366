import "../support/throughPlugin";
import { Notes } from "../../../provider/src/handover/notes";
import { type Properties, type ProviderProcess, providerText } from "../support/providerProcess";
import { appMutesText, of } from "../support/useAppMutes";
import { app, useProvider } from "../support/useProvider";

/* A check says what a resource of this run declares, whatever state has. The tests have one resource of each type. */

const stage = useProvider();
let engines = 0;
let engineAddress: string;
beforeEach(() => (engineAddress = `engine-of-declarations-${process.pid}:${++engines}`));

const start = (): Promise<ProviderProcess> => stage.start({ engineAddress, text: appMutesText });
const groupMute = (groupId: string): Properties => ({ appId: app, groupId, __provider: providerText });
const problems = async (provider: ProviderProcess, news: Properties, olds: Properties = {}): Promise<string[]> =>
  (await provider.check(news, olds)).failures.map(({ property, reason }) => `${property}: ${reason}`);

const twice =
  ': GroupMute "tested" and AppMutes "tested" declare the same group "hall" of app "app1": keep it in one resource.';
const twiceInProcesses =
  ': Two resources of this program declare the group "hall" of app "app1": keep it in one resource.';

test("a new resource is refused for a group that another one declares, which state has already", async () => {
  const provider = await start();
  expect(await problems(provider, of({ hall: {}, foyer: {} }), of({ hall: {}, foyer: {} }))).toEqual([]);
  expect(await problems(provider, groupMute("hall"))).toEqual([twice]);
});

test.each(["giver", "taker"])(
  "a group goes from one resource to another, the %s being checked first",
  async (first) => {
    const provider = await start();
    const give = () => problems(provider, of({ foyer: {} }), of({ hall: {}, foyer: {} }));
    const take = () => problems(provider, groupMute("hall"));
    for (const check of first === "giver" ? [give, take] : [take, give]) expect(await check()).toEqual([]);
  },
);

test("a resource that is checked again, as for its replacement, declares what it does by the last check", async () => {
  const provider = await start();
  for (const groups of [{ hall: {} }, { hall: {} }, { foyer: {} }]) {
    expect(await problems(provider, of(groups))).toEqual([]);
  }
  expect(await problems(provider, groupMute("hall"))).toEqual([]);
  expect(await problems(provider, groupMute("hall"))).toEqual([]);
});

test("a resource is refused for a group that one with another provider declares, and not where it has changed its provider", async () => {
  const [one, other] = [await start(), await start()];
  expect(await problems(one, of({ hall: {} }))).toEqual([]);
  expect(await problems(other, of({ hall: {}, foyer: {} }))).toEqual([]);
  const third = await start();
  expect(await problems(third, groupMute("hall"))).toEqual([twiceInProcesses]);
  expect(await problems(one, of({ hall: {} }))).toEqual([]);
});

test("a resource is refused for a group that the program declares with its own types", async () => {
  const program = new Notes(engineAddress);
  program.prepare();
  program.add("declared", [{ key: `mute ${app}/hall` }, { key: `group ${app}/foyer` }]);
  const provider = await start();
  expect(await problems(provider, groupMute("hall"))).toEqual([twiceInProcesses]);
  expect(await problems(provider, groupMute("foyer"))).toEqual([]);
});
