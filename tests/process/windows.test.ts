import { Notes } from "../../provider/src/handover/notes";
import { emulatorConfig } from "../support/emulatorAccess";
import type { Properties, ProviderProcess } from "./support/providerProcess";
import { app, useProvider } from "./support/useProvider";

const stage = useProvider();
const text = 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/appMutes");';
const mutedUntil = "2026-03-01T20:00:00+08:00";
const of = (groups: Properties): Properties => ({ appId: app, groups });
const start = (time: string): Promise<ProviderProcess> =>
  stage.start({ text, env: { LIVEMESSAGE_NOW: `2026-03-01T${time}+08:00` } });

test("AppMutes: entries are muted within their windows and opened after them, and others stay as they are", async () => {
  const entries = of({ hall: { exceptUsers: ["host"], mutedUntil }, foyer: {} });
  const within = await start("19:00:00");
  const { inputs } = await within.check(entries);
  expect(inputs).toEqual(
    of({ hall: { muted: true, exceptUsers: { host: true }, mutedUntil }, foyer: { exceptUsers: {} } }),
  );
  await within.create(inputs);
  expect(stage.mute("hall")).toEqual({ mutedAll: true, exempt: ["host"] });
  expect(await within.read(app, inputs)).toEqual({ id: app, outputs: inputs, inputs });

  const after = await start("20:00:00");
  const { inputs: opened } = await after.check(entries, inputs);
  expect(opened).toEqual(
    of({ hall: { muted: false, exceptUsers: { host: true }, mutedUntil }, foyer: { exceptUsers: {} } }),
  );
  await after.printed(
    "The window of group app1/hall ended at 2026-03-01T20:00:00+08:00 (12:00 UTC), so the group is to be open.",
  );
  expect(await after.diff(app, inputs, opened)).toMatchObject({ changes: true, replaces: [] });
  const written = stage.writes();
  expect(await after.update(app, inputs, opened)).toEqual(opened);
  expect(stage.mute("hall")).toMatchObject({ mutedAll: false });
  expect(stage.mute("foyer")).toMatchObject({ mutedAll: true });
  expect(stage.writes().slice(written.length)).toEqual(["UnbanLiveMessageGroup"]);
  // What was declared for the window is still there, so a refresh finds nothing.
  expect(await after.read(app, opened)).toEqual({ id: app, outputs: opened, inputs: opened });
  expect(await after.diff(app, opened, (await after.check(entries, opened)).inputs)).toMatchObject({ changes: false });

  const edited = of({ hall: { exceptUsers: ["guest"], mutedUntil: "2026-03-01T19:30:00+08:00" }, foyer: {} });
  const { inputs: news } = await after.check(edited, opened);
  expect(await after.diff(app, opened, news)).toMatchObject({ changes: true });
  stage.emulator.journal.clear();
  await after.update(app, opened, news);
  // Nothing changes for anybody now, so the groups are not even read.
  expect(stage.emulator.journal.calls()).toEqual([]);
});

/** One group, declared in either form. */
const forms = {
  GroupMute: { id: `${app}/hall`, args: (mute: Properties): Properties => ({ appId: app, groupId: "hall", ...mute }) },
  AppMutes: { id: app, args: (mute: Properties): Properties => of({ hall: mute }), text },
};

describe.each(Object.entries(forms))("%s", (_, { id, args, ...face }) => {
  const at = (time: string): Promise<ProviderProcess> =>
    stage.start({ ...face, env: { LIVEMESSAGE_NOW: `2026-03-01T${time}+08:00` } });
  const ended = "The window of group app1/hall ended at 2026-03-01T20:00:00+08:00 (12:00 UTC)";

  /** From a mute to another one, and then a run with no difference; returns what the update wrote. */
  async function change(provider: ProviderProcess, from: Properties, mute: Properties): Promise<string[]> {
    const { inputs, failures } = await provider.check(args(mute), from);
    expect(failures).toEqual([]);
    expect(await provider.diff(id, from, inputs)).toMatchObject({ changes: true, replaces: [] });
    stage.emulator.journal.clear();
    const outputs = await provider.update(id, from, inputs);
    const written = stage.writes();
    const again = await provider.check(args(mute), outputs);
    expect(await provider.diff(id, outputs, again.inputs)).toMatchObject({ changes: false });
    expect((await provider.read(id, outputs)).inputs).toEqual(inputs);
    return written;
  }

  async function created(provider: ProviderProcess, mute: Properties): Promise<Properties> {
    return (await provider.create((await provider.check(args(mute))).inputs)).outputs;
  }

  test("a window that is added after its end lifts the mute once", async () => {
    const provider = await at("21:00:00");
    const outputs = await created(provider, { exceptUsers: ["host"] });
    expect(stage.mute()).toEqual({ mutedAll: true, exempt: ["host"] });
    const written = await change(provider, outputs, { exceptUsers: ["host"], mutedUntil });
    expect(written).toEqual(["UnbanLiveMessageGroup"]);
    expect(stage.mute().mutedAll).toBe(false);
    await provider.printed(`${ended}, so the group is to be open.`);
  });

  test("a mute that is new and whose window has ended writes nothing to an open group, and lifts the mute of another", async () => {
    const provider = await at("21:00:00");
    await created(provider, { mutedUntil });
    expect(stage.writes()).toEqual([]);
    stage.emulator.setMute(app, "hall", { mutedAll: true });
    await created(await at("21:00:00"), { mutedUntil });
    expect(stage.writes()).toEqual(["UnbanLiveMessageGroup"]);
  });

  test("a window that is taken out when it has ended, and its mute was not lifted yet, leaves the group muted", async () => {
    const outputs = await created(await at("19:00:00"), { exceptUsers: ["host"], mutedUntil });
    const after = await at("20:00:00");
    expect(await change(after, outputs, { exceptUsers: ["host"] })).toEqual([]);
    expect(stage.mute()).toEqual({ mutedAll: true, exempt: ["host"] });
    expect(after.output).not.toContain("The window of");
  });

  test("a window that is taken out when it has begun, and nobody was muted yet, mutes the group", async () => {
    const outputs = await created(await at("19:00:00"), { exceptUsers: ["host"], mutedFrom: mutedUntil });
    expect(stage.mute().mutedAll).toBe(false);
    const written = await change(await at("20:00:00"), outputs, { exceptUsers: ["host"] });
    expect(written).toEqual(["BanLiveMessageGroup"]);
    expect(stage.mute()).toEqual({ mutedAll: true, exempt: ["host"] });
  });

  test.each([
    ["within it", "19:00:00", { mutedUntil: "2026-03-01T23:00:00+08:00" }],
    ["after it", "21:00:00", { mutedUntil: "2026-03-01T20:30:00+08:00" }],
    ["after it, by a beginning", "21:00:00", { mutedFrom: "2026-03-01T18:00:00+08:00", mutedUntil }],
  ])("an edit that changes nothing now writes nothing: %s", async (_, time, window) => {
    const provider = await at(time);
    const outputs = await created(provider, { exceptUsers: ["host"], mutedUsers: ["raider"], mutedUntil });
    const edited = { exceptUsers: ["host"], mutedUsers: ["raider"], ...window };
    expect(await change(provider, outputs, edited)).toEqual([]);
  });
});

test("AppMutes: windows that end together are told in one line, in which the groups beyond ten are counted", async () => {
  const ids = Array.from({ length: 1000 }, (_, index) => `room${String(index).padStart(4, "0")}`);
  const entries = of(Object.fromEntries(ids.map((id) => [id, { mutedUntil }])));
  const olds = of(Object.fromEntries(ids.map((id) => [id, { muted: true, exceptUsers: {}, mutedUntil }])));
  const provider = await start("21:00:00");
  await provider.check(entries, olds);
  await provider.check(entries, olds);
  await provider.printed("and 990 more.");
  expect(provider.output).toBe(
    "LIVEMESSAGE_NOW is set: windows are judged as of 2026-03-01T21:00:00+08:00 (13:00 UTC), not by the clock.\n" +
      "The window of 1000 groups ended at 2026-03-01T20:00:00+08:00 (12:00 UTC), so these are to be open: " +
      `${ids
        .slice(0, 10)
        .map((id) => `${app}/${id}`)
        .join(", ")} and 990 more.\n`,
  );
});

test("GroupMute: ten windows are told, and that there are more", async () => {
  const provider = await stage.start({ env: { LIVEMESSAGE_NOW: "2026-03-01T21:00:00+08:00" } });
  for (let index = 0; index < 30; index++) await provider.check({ appId: app, groupId: `room${index}`, mutedUntil });
  await provider.printed("More windows began or ended");
  expect(provider.output.match(/The window of group/g)).toHaveLength(10);
  expect(provider.output.match(/More windows/g)).toHaveLength(1);
});

test("the times of a secret window are told by nobody", async () => {
  const provider = await stage.start({ env: { LIVEMESSAGE_NOW: "2026-03-01T21:00:00+08:00" } });
  await provider.check({ appId: app, groupId: "hall", mutedUntil, __secrets: ["mutedUntil"] });
  await provider.printed("The window of group app1/hall ended, so the group is to be open.");
});

const secretTimes: [string, Properties, string][] = [
  ["no time", { mutedUntil: "2026-02-31T20:00:00Z" }, "mutedUntil: the text is no time as RFC 3339 writes it"],
  ["no text", { mutedFrom: 20260301 }, "mutedFrom must be a text such as 2026-03-01T20:00:00+08:00"],
  ["no window", { mutedFrom: "2027-02-01T20:00:00Z", mutedUntil: "2026-02-03T20:00:00Z" }, "is before the mute begins"],
];

test.each(secretTimes)("problems of a secret window do not tell its times: %s", async (_, window, problem) => {
  for (const { args, ...form } of Object.values(forms)) {
    const provider = await stage.start("text" in form ? { text: form.text } : {});
    const { failures } = await provider.check({ ...args(window), __secrets: ["mutedFrom", "mutedUntil", "groups"] });
    // Of a property that a failure names, the engine prints the value.
    expect(failures).toEqual([{ property: "", reason: expect.stringContaining(problem) as string }]);
    expect(JSON.stringify(failures)).not.toMatch(/2026-02|2027|20260301/);
  }
});

test("a clock that is moved to nonsense stops the run", async () => {
  const provider = await stage.start({ env: { LIVEMESSAGE_NOW: "tomorrow" } });
  await expect(provider.check({ appId: app, groupId: "hall", mutedUntil })).rejects.toThrow(
    'LIVEMESSAGE_NOW: "tomorrow" is no time as RFC 3339 writes it',
  );
  expect((await provider.check({ appId: app, groupId: "hall" })).failures).toEqual([]);
});

test("all providers of a run go by the time at which its program began", async () => {
  const engineAddress = `engine-of-program-${process.pid}:1`;
  const notes = new Notes(engineAddress);
  notes.prepare();
  notes.add("time", [{ key: String(Date.parse(mutedUntil) - 1) }]);
  const config = emulatorConfig(stage.emulator);
  const mute = { appId: app, groupId: "hall", mutedUntil };
  for (const provider of [await stage.start({ engineAddress, config }), await stage.start({ engineAddress, config })])
    expect((await provider.check(mute)).inputs).toMatchObject({ muted: true });
  // Another run has a clock of its own.
  expect((await (await stage.start()).check(mute)).inputs).toMatchObject({ muted: false });
});
