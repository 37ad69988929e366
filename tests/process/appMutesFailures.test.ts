import { emulatorConfig } from "../support/emulatorAccess";
import { face } from "./support/face";
import { failureOf } from "./support/failureOf";
import { type Properties, providerText } from "./support/providerProcess";
import { appMutesText, muted, of, open, useAppMutes } from "./support/useAppMutes";
import { app } from "./support/useProvider";

const { stage, start, calls, writes } = useAppMutes();
const id = app;

test("where some groups fail the others are done, state holds what is known, and the next update goes on with the rest", async () => {
  stage.emulator.createGroup(app, "lobby");
  stage.emulator.setMute(app, "lobby", { mutedAll: true, exempt: [] });
  const provider = await start();
  const olds = of({ lobby: muted() });
  const news = of({ hall: muted("host"), foyer: muted(), nowhere: muted(), lobby: open });
  const refused = { type: "error", code: "InputInvalid", status: 400, message: "no" } as const;
  stage.emulator.faults.add({ operation: "BanLiveMessageGroup", groupId: "foyer", action: refused });
  stage.emulator.faults.add({ operation: "UnbanLiveMessageGroup", groupId: "lobby", action: refused });
  const failure = await failureOf(provider.update(id, olds, news));
  expect(stage.mute("hall")).toEqual({ mutedAll: true, exempt: ["host"] });
  const { properties, reasons } = failure.initialization!;
  expect(properties).toEqual({
    ...of({ hall: muted("host"), lobby: muted() }),
    unfinished: ["foyer", "lobby", "nowhere"],
    ...face.beside(appMutesText),
  });
  expect(reasons).toEqual([
    expect.stringMatching(/^group foyer: BanLiveMessageGroup for group "foyer" of app "app1" failed: InputInvalid/),
    expect.stringMatching(/^group lobby: UnbanLiveMessageGroup/),
    expect.stringMatching(/^group nowhere: .*does not exist/),
  ]);

  stage.emulator.faults.clear();
  stage.emulator.createGroup(app, "nowhere");
  calls();
  const saved: Properties = { ...properties };
  delete saved.__provider;
  expect(await provider.diff(id, saved, news)).toMatchObject({ changes: true });
  expect(await provider.update(id, saved, news)).toEqual(news);
  expect(writes().sort()).toEqual([
    "BanLiveMessageGroup foyer",
    "BanLiveMessageGroup nowhere",
    "UnbanLiveMessageGroup lobby",
  ]);
});

test("a write that may have taken effect is in state as a mute, and is looked at again", async () => {
  const provider = await stage.start({
    text: appMutesText,
    config: { ...emulatorConfig(stage.emulator), "livemessage:totalTimeout": "1" },
  });
  stage.emulator.faults.add({ operation: "BanLiveMessageGroup", action: { type: "loseAnswer" } });
  const inputs = of({ hall: muted("host") });
  const { initialization } = await failureOf(provider.create(inputs));
  expect(initialization).toMatchObject({ id, properties: { ...inputs, unfinished: ["hall"] } });
  stage.emulator.faults.clear();
  calls();
  expect(await provider.update(id, initialization!.properties, inputs)).toEqual(inputs);
  expect(calls()).toEqual(["DescribeLiveMessageGroupBand hall"]);
});

test("a lift that may have taken effect is looked at again, also where nothing else is to be saved", async () => {
  stage.emulator.setMute(app, "hall", { mutedAll: true, exempt: ["host"] });
  const config = { ...emulatorConfig(stage.emulator), "livemessage:totalTimeout": "1" };
  const provider = await stage.start({ text: appMutesText, config });
  stage.emulator.faults.add({ operation: "UnbanLiveMessageGroup", action: { type: "loseAnswer" } });
  const state = of({ hall: muted("host") });
  const { initialization } = await failureOf(provider.update(id, state, of({})));
  expect(initialization).toMatchObject({ id, properties: { ...state, unfinished: ["hall"] } });
  stage.emulator.faults.clear();
  // The program takes the entry back.
  expect(await provider.update(id, initialization!.properties, state)).toEqual(state);
  expect(stage.mute("hall")).toEqual({ mutedAll: true, exempt: ["host"] });
});

test("a delete that failed for some groups says that the others are open, since state cannot", async () => {
  for (const group of ["hall", "foyer"]) stage.emulator.setMute(app, group, { mutedAll: true, exempt: [] });
  const provider = await start();
  const refused = { type: "error", code: "InputInvalid", status: 400, message: "no" } as const;
  stage.emulator.faults.add({ operation: "UnbanLiveMessageGroup", groupId: "foyer", action: refused });
  const state = of({ hall: muted(), foyer: muted() });
  expect((await failureOf(provider.delete(id, state))).message).toMatch(
    /^group foyer: UnbanLiveMessageGroup .*\n1 group is open now, and state does not say so: run the same again, or, to keep the resource, `pulumi up --refresh`$/,
  );
  stage.emulator.faults.clear();
  await provider.delete(id, state);
  expect(stage.mute("foyer")).toMatchObject({ mutedAll: false });
});

test("where nothing could be written, nothing is saved, and groups after the first are not tried in vain", async () => {
  const config = { ...emulatorConfig(stage.emulator), "alicloud:secretKey": "wrong-secret-of-some-length" };
  const rooms = Array.from({ length: 300 }, (_, index) => `room${index}`);
  const provider = await stage.start({ text: appMutesText, config });
  const failure = await failureOf(provider.create(of(Object.fromEntries(rooms.map((room) => [room, muted()])))));
  expect(failure.initialization).toBeUndefined();
  expect(failure.message).toContain("SignatureDoesNotMatch");
  expect(failure.message).toMatch(/and \d+ more groups failed\n44 groups more: not tried after that$/);
});

test("a group that is gone leaves the map; one that cannot be read is an error", async () => {
  stage.emulator.setMute(app, "hall", { mutedAll: true, exempt: ["host"] });
  const provider = await start();
  const state = of({ hall: muted("host"), nowhere: muted() });
  expect(await provider.read(id, state)).toMatchObject({ id, outputs: of({ hall: muted("host") }) });
  const refused = { type: "error", code: "NoAuth", status: 403, message: "no" } as const;
  stage.emulator.faults.add({ operation: "DescribeLiveMessageGroupBand", groupId: "hall", action: refused });
  await expect(provider.read(id, state)).rejects.toThrow(/^group hall: .*NoAuth/);
});

test("a resource that failed may be tried again in the same run", async () => {
  const provider = await start();
  const refused = { type: "error", code: "InputInvalid", status: 400, message: "no" } as const;
  stage.emulator.faults.add({ operation: "BanLiveMessageGroup", action: refused });
  const inputs = of({ hall: muted("host") });
  const mute = { appId: app, groupId: "foyer", muted: true, exceptUsers: {}, __provider: providerText };
  await failureOf(provider.create(inputs));
  await failureOf(provider.create(mute));
  stage.emulator.faults.clear();
  expect(await provider.create(inputs)).toEqual({ id, outputs: inputs });
  await provider.create(mute);
});

test("a denial keeps none of the other groups from being done, unless all are denied", async () => {
  const rooms = Array.from({ length: 600 }, (_, index) => `room${index}`);
  for (const room of rooms) stage.emulator.createGroup(app, room);
  const provider = await start();
  const denied = { type: "error", code: "NoAuth", status: 403, message: "no" } as const;
  stage.emulator.setMute(app, "room0", { mutedAll: true, exempt: [] });
  stage.emulator.faults.add({ operation: "UnbanLiveMessageGroup", action: denied });
  const groups = Object.fromEntries(rooms.map((room) => [room, room === "room0" ? open : muted()]));
  const failure = await failureOf(provider.create(of(groups)));
  expect(failure.message).toMatch(/^group room0: UnbanLiveMessageGroup .*NoAuth.*$/);
  for (const room of rooms) expect({ room, ...stage.mute(room) }).toMatchObject({ room, mutedAll: true });

  stage.emulator.faults.add({ operation: "DescribeLiveMessageGroupBand", action: denied });
  const all = Object.fromEntries(rooms.map((room) => [room, muted("host")]));
  const none = await failureOf(provider.update(id, of(groups), of(all)));
  expect(none.message).toMatch(/\nand \d+ more groups failed\n\d+ groups more: not tried after that$/);
});
