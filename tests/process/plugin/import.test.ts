import "../support/throughPlugin";
import { emulatorConfig } from "../../support/emulatorAccess";
import { expectMute } from "../../support/expectMute";
import type { Properties } from "../support/providerProcess";
import { app, useProvider } from "../support/useProvider";

/* What an import has of users whom moderators have muted one by one, and what the next update does with them. */

const stage = useProvider();
const hall = { appId: app, groupId: "hall" };
const mute = { exceptUsers: ["host"] };

const forms = {
  GroupMute: { id: `${app}/hall`, args: (more: Properties): Properties => ({ ...hall, ...mute, ...more }) },
  AppMutes: {
    text: 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/appMutes");',
    id: app,
    args: (more: Properties): Properties => ({ appId: app, groups: { hall: { ...mute, ...more } } }),
  },
} as const;

describe.each(Object.entries(forms))("%s", (_, { id, args, ...more }) => {
  beforeEach(() => stage.emulator.setMute(app, "hall", { mutedAll: true, exempt: ["host"], muted: ["spam", "troll"] }));

  /** Imports the hall, and updates it to what a program then declares. */
  async function importAndUpdate(importId: string, declared: Properties): Promise<boolean | undefined> {
    const provider = await stage.start(more);
    const { id: idInState, outputs, inputs: imported } = await provider.read(importId, {});
    expect(idInState).toBe(id);
    await provider.beginOperation(emulatorConfig(stage.emulator));
    const { inputs } = await provider.check(args(declared), imported);
    const { changes } = await provider.diff(id, outputs, inputs);
    await provider.update(id, outputs, inputs);
    return changes;
  }

  test("an import leaves them to the moderators: an update frees nobody", async () => {
    expect(await importAndUpdate(id, {})).toBe(false);
    expectMute(stage.emulator, hall, { mutedAll: true, exempt: ["host"], muted: ["spam", "troll"] });
    expect(stage.writes()).toEqual([]);
  });

  test("a program takes some of them over without a write", async () => {
    expect(await importAndUpdate(id, { mutedUsers: ["troll"] })).toBe(true);
    expectMute(stage.emulator, hall, { mutedAll: true, exempt: ["host"], muted: ["spam", "troll"] });
    expect(stage.writes()).toEqual([]);
  });

  test("an import whose id says so manages them: an update frees whom the program does not name", async () => {
    expect(await importAndUpdate(`${id}?mutedUsers=all`, { mutedUsers: ["spam", "troll"] })).toBe(false);
    expect(stage.writes()).toEqual([]);
    expect(await importAndUpdate(`${id}?mutedUsers=all`, { mutedUsers: ["troll"] })).toBe(true);
    expectMute(stage.emulator, hall, { mutedAll: true, exempt: ["host"], muted: ["troll"] });
  });
});
