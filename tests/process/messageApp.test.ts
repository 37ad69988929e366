import { unknownValue } from "../../provider/src/properties/unknown";
import { emulatorConfig } from "../support/emulatorAccess";
import { face } from "./support/face";
import { failureOf } from "./support/failureOf";
import type { Properties, ProviderProcess } from "./support/providerProcess";
import { useProvider } from "./support/useProvider";

const stage = useProvider({ quota: false }, { sharesProcesses: true });
const text = 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/messageApp");';
const start = (config: Readonly<Record<string, string>> = {}) =>
  stage.start({ text, config: { ...emulatorConfig(stage.emulator), ...config } });

/** Inputs as check makes them. */
const chat = (more: Properties = {}): Properties => ({
  appName: "chat",
  messageLifeCycle: 30,
  audit: { type: 0, url: "" },
  eventCallbackUrl: "",
  disabled: false,
  adopt: false,
  onDelete: "forget",
  ...more,
});
const full = chat({
  dataCenter: "cn-shanghai",
  messageLifeCycle: 90,
  audit: { type: 2, url: "https://audit.example.com/x" },
  eventCallbackUrl: "http://events.example.com",
  disabled: true,
});
/** The apps of that name. */
const there = (name = "chat") =>
  stage.emulator.state.apps(stage.emulator.accounts.default.id).filter((app) => app.name === name);
const elsewhere = () => stage.emulator.createApp({ name: "chat" });
/** Operations called since the last look. */
function calls(): string[] {
  const all = stage.emulator.journal.calls().map(({ operation }) => operation.replace("LiveMessage", ""));
  stage.emulator.journal.clear();
  return all;
}
const newRun = (provider: ProviderProcess) => provider.beginOperation(emulatorConfig(stage.emulator));

test("an app is made, read, changed and forgotten", async () => {
  const provider = await start();
  const { inputs, failures } = await provider.check({ appName: "chat", onDelete: "forget" });
  expect(failures).toEqual([]);
  expect(inputs).toEqual(chat());
  const { id, outputs } = await provider.create(inputs);
  const [app] = there();
  const secrets = { appKey: app!.appKey, appSign: app!.appSign };
  expect({ id, outputs }).toEqual({ id: app!.id, outputs: { ...chat(), appId: app!.id, ...secrets } });
  expect(calls()).toEqual(["ListApps", "CreateApp", "DescribeApp"]);
  expect(await provider.read(id, outputs)).toEqual({ id, outputs, inputs });
  expect(await provider.diff(id, outputs, inputs)).toMatchObject({ changes: false });

  const news = chat({ audit: full.audit, eventCallbackUrl: full.eventCallbackUrl, disabled: true });
  expect(await provider.diff(id, outputs, news)).toMatchObject({ changes: true, replaces: [] });
  calls();
  expect(await provider.update(id, outputs, news)).toMatchObject(news);
  expect(calls()).toEqual(["DescribeApp", "ModifyAppAudit", "ModifyAppCallback", "ModifyAppDisable", "DescribeApp"]);
  expect(there()).toMatchObject([
    {
      auditType: 2,
      auditUrl: "https://audit.example.com/x",
      eventCallbackUrl: "http://events.example.com",
      disabled: true,
    },
  ]);
  await provider.update(id, { ...news, appId: id }, inputs);
  expect(calls()).toEqual(["DescribeApp", "ModifyAppDisable", "ModifyAppCallback", "ModifyAppAudit", "DescribeApp"]);
  expect(there()).toMatchObject([{ auditType: 0, auditUrl: "", eventCallbackUrl: "", disabled: false }]);

  await newRun(provider);
  await provider.delete(id, outputs);
  expect(there()).toMatchObject([{ disabled: false }]);
  expect(calls()).toEqual([]);
  await provider.printed(
    `App ${id} (chat) is no longer managed, and is left as it is: no operation of the service deletes`,
  );
});

test("an app is made with all that it can have, and disabled where a delete is to do so", async () => {
  const provider = await start();
  const { id, outputs } = await provider.create(full);
  expect(outputs).toMatchObject(full);
  expect(there()).toMatchObject([{ messageLifeCycle: 1, dataCenter: "cn-shanghai", disabled: true, auditType: 2 }]);
  const { id: second, outputs: more } = await provider.create(chat({ appName: "other", onDelete: "disable" }));
  calls();
  await newRun(provider);
  await provider.delete(id, { ...outputs, onDelete: "disable" });
  expect(calls()).toEqual([]);
  await provider.delete(second, more);
  expect(there("other")).toMatchObject([{ disabled: true }]);
  await provider.printed(`App ${second} (other) is disabled and no longer managed`);
  stage.emulator.deleteApp(second);
  await provider.delete(second, more);
  await provider.printed(`App ${second} (other) was not found with alicloud:accessKey and alicloud:secretKey`);
});

test("check tells what is wrong with each argument, and lets unknown values pass", async () => {
  const provider = await start();
  const problems = async (args: Properties) =>
    (await provider.check({ appName: "chat", ...args })).failures.map(({ reason }) => reason);
  expect(
    await problems({ appName: "x", messageLifeCycle: 1, onDelete: "delete", audit: { type: 2 }, key: "k" }),
  ).toEqual([
    "appName has 1 characters, and the service takes 2 to 16",
    "messageLifeCycle must be one of 30, 90, 180 (days), not 1",
    "audit.url is missing: type 2 needs it",
    'onDelete must be one of "forget", "disable", not "delete"',
    expect.stringContaining('MessageApp has no argument "key"') as string,
  ]);
  expect(await problems({ audit: { type: 1, url: "http://a.example" } })).toEqual([
    "audit.url has no effect with type 1: leave it out, or set type 2",
  ]);
  expect(await problems({ appName: "chat\u200b" })).toEqual([
    "appName has \\u{200b} in it, which is invisible: remove it",
  ]);
  expect(await problems({ audit: { type: "2\u200b" } })).toEqual([
    'audit.type must be 0 (nobody), 1 (the service) or 2 (what answers at url), not "2\\u{200b}"',
  ]);
  expect(await problems({ disabled: "x".repeat(100_000) })).toEqual([
    `disabled must be true or false, not "${"x".repeat(80)}…" (100000 characters)`,
  ]);
  for (const [url, why] of [
    ["ftp://a.example", "must be an http or https URL"],
    ["https://a.example:443/x", "must be without a port"],
    ["http://10.1.2.3/x", "10.1.2.3 is not public"],
    ["http://localhost", "localhost is not public"],
    ["http://u:p@a.example", "must have no user and no password in it"],
  ] as const)
    expect(await problems({ eventCallbackUrl: url })).toEqual([expect.stringContaining(why) as string]);
  expect(
    await problems({ appName: unknownValue, audit: { type: 2, url: unknownValue }, dataCenter: unknownValue }),
  ).toEqual([]);
});

test("what nothing can change is refused before anything is done", async () => {
  const provider = await start();
  const given = { appName: "chat", messageLifeCycle: 90, dataCenter: "cn-shanghai" };
  const { inputs } = await provider.check(given);
  const changed = await provider.check({ appName: "talk", messageLifeCycle: 30, dataCenter: "ap-southeast-1" }, inputs);
  const other = "or declare another MessageApp: the service would make another app for it";
  expect(changed.failures.map(({ reason }) => reason)).toEqual([
    `no operation of the service changes appName: leave it at "chat", ${other}`,
    `no operation of the service changes dataCenter: leave it at "cn-shanghai", ${other}`,
    `no operation of the service changes messageLifeCycle: leave it at "90", ${other}`,
  ]);
  const app = elsewhere();
  const { message } = await failureOf(
    provider.update(app.id, { ...chat(), appId: app.id }, chat({ messageLifeCycle: 90 })),
  );
  expect(message).toBe(
    `App ${app.id}: messageLifeCycle is 30, and no operation of the service changes that: declare it so.`,
  );
});

test("an app of that name is taken over only where that is asked for, and where it is one", async () => {
  const app = elsewhere();
  const provider = await start();
  const { message } = await failureOf(provider.create(chat()));
  expect(message).toMatch(
    new RegExp(
      `^There is an app named "chat" already: ${app.id} of 20\\d\\d-[^ ]*Z\\. To take it over, set adopt: true;`,
    ),
  );
  expect(calls()).toEqual(["ListApps"]);
  const adopting = chat({ adopt: true, disabled: true });
  expect(await provider.create(adopting)).toMatchObject({ id: app.id, outputs: adopting });
  expect(there()).toMatchObject([{ disabled: true }]);

  elsewhere();
  await newRun(provider);
  const { message: two } = await failureOf(provider.create(chat({ adopt: true })));
  expect(two).toContain('There are 2 apps named "chat" already');
  expect(there()).toHaveLength(2);
});

test("one of many pages is found", async () => {
  for (let index = 0; index < 45; index++) stage.emulator.createApp({ name: `app${index}` });
  const provider = await start();
  expect((await failureOf(provider.create(chat({ appName: "app44" })))).message).toContain('app named "app44" already');
});

test.each(["loseAnswer", "truncate"] as const)(
  "a create of which the answer is lost (%s) makes one app",
  async (type) => {
    stage.emulator.faults.add({ operation: "CreateLiveMessageApp", action: { type } });
    const provider = await start();
    const { id } = await provider.create(chat());
    expect(there().map((app) => app.id)).toEqual([id]);
    expect(calls().filter((call) => call === "CreateApp")).toHaveLength(1);
  },
);

test("a create that the service failed at is tried again, once no app shows", async () => {
  const fault = { type: "error", code: "ServerError", status: 500 } as const;
  stage.emulator.faults.add({ operation: "CreateLiveMessageApp", action: fault, count: 1 });
  const provider = await start();
  const { id } = await provider.create(chat());
  expect(there().map((app) => app.id)).toEqual([id]);
  expect(calls().filter((call) => call === "CreateApp")).toHaveLength(2);
}, 30_000);

test("a create that may still be on its way is not repeated, and the next run finds what came of it", async () => {
  stage.emulator.faults.add({ operation: "CreateLiveMessageApp", action: { type: "close" }, count: 1 });
  const provider = await start();
  const { message } = await failureOf(provider.create(chat()));
  expect(message).toContain(
    'No app named "chat" shows. Run again: an app that was made all the same is found by its name, and adopt: true takes it over.',
  );
  expect(calls().filter((call) => call === "CreateApp")).toHaveLength(1);
  await newRun(provider);
  expect(await provider.create(chat())).toMatchObject({ id: there()[0]!.id });
}, 30_000);

test("an app that is made and cannot be changed is saved without its secrets, and the next update goes on", async () => {
  const denied = { type: "error", code: "NoAuth", status: 403 } as const;
  stage.emulator.faults.add({ operation: "ModifyLiveMessageAppDisable", action: denied });
  const provider = await start();
  const failure = await failureOf(provider.create(full));
  const [app] = there();
  expect(failure.initialization).toMatchObject({
    id: app!.id,
    properties: { ...full, appId: app!.id, ...face.beside(text) },
  });
  const saved = failure.initialization!.properties;
  for (const secret of [app!.appKey, app!.appSign])
    expect(JSON.stringify([failure.message, saved]) + provider.output).not.toContain(secret);
  stage.emulator.faults.clear();
  await newRun(provider);
  expect(await provider.update(app!.id, saved, full)).toMatchObject({ appKey: app!.appKey, disabled: true });
});

test("an app that is gone is gone for a refresh; an update and a look-up say so", async () => {
  const app = elsewhere();
  const provider = await start();
  expect(await provider.read(app.id, {})).toMatchObject({
    id: app.id,
    inputs: chat(),
    outputs: { appKey: app.appKey },
  });
  const state = { ...chat(), appId: app.id };
  stage.emulator.deleteApp(app.id);
  expect((await provider.read(app.id, state)).id).toBe("");
  expect((await failureOf(provider.read(app.id, {}))).message).toContain(`The app "${app.id}" does not exist`);
  expect((await failureOf(provider.update(app.id, state, chat({ disabled: true })))).message).toContain(
    "If it was deleted in the console, run `pulumi up --refresh`, which makes another one.",
  );
});

test("two resources for one app are refused, and a delete of the same run leaves what is still declared", async () => {
  const provider = await start();
  const { id, outputs } = await provider.create(chat({ onDelete: "disable" }));
  expect((await failureOf(provider.create(chat({ adopt: true })))).message).toBe(
    'Two resources of this program declare the app named "chat": give each app a name of its own.',
  );
  await provider.delete(id, outputs);
  expect(there()).toMatchObject([{ disabled: false }]);
  await provider.printed(`App ${id} (chat) stays: the program still declares it.`);
});
