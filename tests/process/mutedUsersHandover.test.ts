import { Notes } from "../../provider/src/handover/notes";
import { writeCalls } from "../../tools/journal/writeCalls";
import { emulatorConfig } from "../support/emulatorAccess";
import { expectMute } from "../support/expectMute";
import { type Properties, type ProviderProcess, providerText } from "./support/providerProcess";
import { app, useProvider } from "./support/useProvider";

/* A MutePolicy goes from resources per group to one per app, and back: users who stay muted never speak in between. */

const stage = useProvider({ quota: false });
const appMutesText = 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/appMutes");';
const map = (users: readonly string[]) => Object.fromEntries(users.map((user) => [user, true]));
const hall = { appId: app, groupId: "hall" };
const group = `${app}/hall`;

interface Mute {
  readonly exceptUsers: readonly string[];
  readonly mutedUsers: readonly string[];
}

/** The hall in one form: its state, the resource that takes it, and the one that has it no more. */
interface Form {
  readonly text?: string;
  readonly state: (mute: Mute) => Properties;
  /** When it gives the hall away: an update in any order, and a delete after all that the program declares. */
  readonly orders: readonly string[];
  /** What the engine does with the resource that gives the hall away. */
  readonly give: (provider: ProviderProcess, state: Properties) => Promise<unknown>;
}
const plain = ({ exceptUsers, mutedUsers }: Mute) => ({ exceptUsers: map(exceptUsers), mutedUsers: map(mutedUsers) });
const groupMute: Form = {
  state: (mute) => ({ ...hall, muted: true, ...plain(mute), __provider: providerText }),
  orders: ["taken first"],
  give: (provider, state) => provider.delete(group, state),
};
const appMutes: Form = {
  text: appMutesText,
  state: (mute) => ({ appId: app, groups: { hall: plain(mute), foyer: { exceptUsers: {} } } }),
  orders: ["taken first"],
  give: (provider, state) => provider.delete(app, state),
};
const lessAppMutes: Form = {
  ...appMutes,
  orders: ["taken first", "given first", "at once"],
  give: (provider, state) => provider.update(app, state, { appId: app, groups: { foyer: { exceptUsers: {} } } }),
};

const same = { exceptUsers: ["host"], mutedUsers: ["a", "b"] };
const other = { exceptUsers: ["mod"], mutedUsers: ["b", "c"] };

describe.each<[string, Form, Form]>([
  ["from a GroupMute to an AppMutes", groupMute, appMutes],
  ["from an AppMutes to a GroupMute", appMutes, groupMute],
  ["from an AppMutes that stays to a GroupMute", lessAppMutes, groupMute],
])("%s", (_, giver, taker) => {
  let runs = 0;
  const start = (engineAddress: string, { text }: Form) =>
    stage.start({ engineAddress, config: emulatorConfig(stage.emulator), ...(text === undefined ? {} : { text }) });

  describe.each<[string, Mute]>([
    ["the same mute", same],
    ["another mute", other],
  ])("%s", (_mute, next) => {
    test.each(giver.orders)("%s", async (order) => {
      const engineAddress = `engine-${process.pid}-handover-${Date.now()}-${runs++}:1`;
      const program = new Notes(engineAddress);
      program.prepare();
      program.add("declared", [{ key: `mute ${group}` }, { key: `users ${group}`, members: [...next.mutedUsers] }]);
      const [giving, taking] = await Promise.all([start(engineAddress, giver), start(engineAddress, taker)]);
      stage.emulator.setMute(app, "hall", {
        mutedAll: true,
        exempt: same.exceptUsers,
        muted: [...same.mutedUsers, "spam"],
      });
      stage.emulator.setMute(app, "foyer", { mutedAll: true });
      stage.emulator.journal.clear();
      const give = () => giver.give(giving, giver.state(same));
      const take = () => taking.create(taker.state(next));
      if (order === "at once") await Promise.all([give(), take()]);
      else for (const step of order === "taken first" ? [take, give] : [give, take]) await step();

      expectMute(stage.emulator, hall, {
        mutedAll: true,
        exempt: next.exceptUsers,
        muted: [...next.mutedUsers, "spam"],
      });
      const silent = ["spam", ...same.mutedUsers.filter((user) => next.mutedUsers.includes(user))];
      const effects = writeCalls(stage.emulator).flatMap(({ effect }) => (effect?.groupId === "hall" ? [effect] : []));
      if (next === same) expect(effects).toEqual([]);
      for (const { mutedAll, muted } of effects) {
        expect(mutedAll).toBe(true);
        expect(muted).toEqual(expect.arrayContaining(silent));
      }
    });
  });
});
