import { app, useProvider } from "./support/useProvider";

const stage = useProvider({ quota: false }, { sharesProcesses: true });
const hall = { appId: app, groupId: "hall" };
/** What the engine sends for a value that is not known yet (pulumi/pulumi, sdk/nodejs/runtime/rpc.ts). */
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

test("what is not known yet stays so in check and diff, and what is known is validated all the same", async () => {
  const provider = await stage.start();
  const olds = { ...hall, muted: true, exceptUsers: { host: true } };
  for (const news of [
    { ...hall, appId: unknown },
    { ...hall, groupId: unknown },
    { ...hall, muted: unknown },
    { ...hall, dataCenter: unknown },
    { ...hall, exceptUsers: unknown },
    { ...hall, exceptUsers: ["host", unknown] },
  ]) {
    const { inputs, failures } = await provider.check(news);
    expect(failures).toEqual([]);
    const [name] = Object.keys(news).filter((key) => JSON.stringify(news[key as "appId"]).includes(unknown));
    expect(inputs[name!]).toBe(unknown);
    const replaces = /Id|dataCenter/.test(name!) ? [name] : [];
    expect(await provider.diff("app1/hall", olds, inputs)).toMatchObject({ changes: true, replaces });

    const bad = await provider.check({ ...news, moot: true });
    expect(bad.failures.map(({ property }) => property)).toEqual(["moot"]);
  }
  const { failures } = await provider.check({ ...hall, exceptUsers: ["a,b", unknown] });
  expect(failures.map(({ reason }) => reason)).toEqual([
    'exceptUsers: the user id "a,b" has a comma, and commas separate ids in a call',
  ]);
  expect(stage.emulator.journal.calls()).toEqual([]);
});

test("all that is wrong with the arguments is told at once, by property, and nothing is sent", async () => {
  const provider = await stage.start();
  const { failures } = await provider.check({
    appId: "",
    groupId: "x".repeat(65),
    exceptUsers: ["", "a,b", "c d", "y".repeat(65), "z\u0001"],
    dataCenter: "eu-central-1",
    muted: "yes",
    exemptUsers: [],
  });
  expect(failures).toEqual([
    { property: "appId", reason: "appId is empty: give the id that the service assigned to the app" },
    { property: "groupId", reason: "groupId is 65 bytes long, more than the 64 that the service takes" },
    {
      property: "dataCenter",
      reason: 'dataCenter must be one of cn-shanghai, ap-southeast-1, not "eu-central-1"',
    },
    { property: "muted", reason: 'muted must be true or false, not "yes"' },
    { property: "exceptUsers", reason: 'exceptUsers: the user id "" is empty' },
    {
      property: "exceptUsers",
      reason: 'exceptUsers: the user id "a,b" has a comma, and commas separate ids in a call',
    },
    { property: "exceptUsers", reason: 'exceptUsers: the user id "c d" has white space in it' },
    {
      property: "exceptUsers",
      reason: `exceptUsers: the user id "${"y".repeat(65)}" is 65 bytes long, more than the 64 that the service takes`,
    },
    { property: "exceptUsers", reason: 'exceptUsers: the user id "z\\u0001" has a control character in it' },
    { property: "exemptUsers", reason: 'GroupMute has no argument "exemptUsers": did you mean "exceptUsers"?' },
  ]);
  const none = await provider.check({});
  expect(none.failures.map(({ reason }) => reason)).toEqual([
    "appId is missing: give the id that the service assigned to the app",
    "groupId is missing",
  ]);
  expect(stage.emulator.journal.calls()).toEqual([]);
});

test("check and diff need neither configuration nor credentials, however wrong these are", async () => {
  const provider = await stage.start({
    config: { "livemessage:endpoint": "http://example.com/x?y", "alicloud:accessKey": "" },
  });
  const { inputs, failures } = await provider.check(hall);
  expect(failures).toEqual([]);
  expect(await provider.diff("app1/hall", inputs, inputs)).toMatchObject({ changes: false });
});
