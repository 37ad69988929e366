import { callsArrived } from "./support/callsArrived";
import { failureOf } from "./support/failureOf";
import { JsonServer } from "./support/jsonServer";
import { face } from "./support/face";
import { providerText } from "./support/providerProcess";
import { temporaryCredentials } from "./support/temporaryCredentials";
import { emulatorConfig, emulatorEndpoint } from "../support/emulatorAccess";
import { app, useProvider } from "./support/useProvider";

/* A write that failed may have taken effect all the same: then the resource is saved, to be updated or deleted later. */

const stage = useProvider();
const hall = { appId: app, groupId: "hall", muted: true, exceptUsers: {} };
const id = "app1/hall";

test("a write that can't be read back saves the resource, with the provider text and the id", async () => {
  const provider = await stage.start();
  const denied = { type: "error", code: "NoAuth", status: 403, message: "No." } as const;
  stage.emulator.faults.add({ operation: "DescribeLiveMessageGroupBand", skip: 1, action: denied });
  const failure = await failureOf(provider.create({ ...hall, exceptUsers: { host: true } }));
  const requestId = "RequestId [0-9A-F-]{36}";
  expect(failure.message).toMatch(
    new RegExp(
      `^Group app1/hall: the service took the write \\(${requestId}\\), but reading it back failed\\. ` +
        'DescribeLiveMessageGroupBand for group "hall" of app "app1" failed: NoAuth \\(HTTP 403\\): No\\. ' +
        `Allow the RAM action .* to the identity that is used\\. ${requestId}\\.$`,
    ),
  );
  expect(failure.initialization).toEqual({
    id,
    properties: { ...hall, exceptUsers: { host: true }, ...face.beside(providerText) },
    reasons: [failure.message],
  });
});

test("a write whose answer never came saves the resource, and the next update finds the group as wanted", async () => {
  const config = { ...emulatorConfig(stage.emulator), "livemessage:totalTimeout": "0.5" };
  const provider = await stage.start({ config });
  const fault = stage.emulator.faults.add({ operation: "BanLiveMessageGroup", action: { type: "loseAnswer" } });
  const failure = await failureOf(provider.create(hall));
  expect(failure.message).toContain('BanLiveMessageGroup for group "hall" of app "app1" failed: ');
  expect(failure.initialization).toMatchObject({ id, properties: hall, reasons: [failure.message] });
  await callsArrived(provider);
  fault.remove();
  const writes = stage.writes().length;
  expect(await provider.update(id, failure.initialization!.properties, hall)).toMatchObject(hall);
  expect(stage.writes()).toHaveLength(writes);
});

test.each([
  ["an error of its own with status 200", { type: "error", code: "InternalError", status: 200 }],
  ["an error of its own with status 500", { type: "error", code: "ServerError", status: 500 }],
] as const)("a write that the service answers with %s for good saves the resource", async (_, action) => {
  const config = { ...emulatorConfig(stage.emulator), "livemessage:totalTimeout": "0.5" };
  const provider = await stage.start({ config });
  stage.emulator.faults.add({ operation: "BanLiveMessageGroup", action });
  const failure = await failureOf(provider.create(hall));
  expect(failure.message).toContain("Check that ");
  expect(failure.initialization).toMatchObject({ id, properties: hall, reasons: [failure.message] });
});

test("a write whose answer never came saves the resource, also where there are no credentials for the next attempt", async () => {
  const answer = temporaryCredentials(stage.emulator);
  const server: JsonServer = await JsonServer.start(() => (server.asked === 1 ? answer : undefined));
  // A source of credentials that fails is asked again for as long as a call may take.
  const source = { "alicloud:credentialsUri": server.url, "livemessage:totalTimeout": "2" };
  const provider = await stage.start({ config: { ...emulatorEndpoint(stage.emulator), ...source } });
  const expired = { type: "error", code: "InvalidSecurityToken.Expired", status: 400 } as const;
  stage.emulator.faults.add({ operation: "BanLiveMessageGroup", count: 1, action: { type: "loseAnswer" } });
  stage.emulator.faults.add({ operation: "BanLiveMessageGroup", count: 1, action: expired });
  const failure = await failureOf(provider.create(hall));
  expect(failure.message).toMatch(
    /^No credentials .* An earlier attempt of BanLiveMessageGroup may have taken effect\.$/,
  );
  expect(failure.initialization).toMatchObject({ id, properties: hall, reasons: [failure.message] });
  expect(stage.mute().mutedAll).toBe(true);
  await server.close();
});

test("a lift that may not have come through is saved as muted, so that a destroy lifts", async () => {
  const config = { ...emulatorConfig(stage.emulator), "livemessage:totalTimeout": "0.5" };
  const provider = await stage.start({ config });
  await provider.create(hall);
  const fault = stage.emulator.faults.add({ operation: "UnbanLiveMessageGroup", action: { type: "close" } });
  const failure = await failureOf(provider.update(id, hall, { ...hall, muted: false }));
  expect(failure.initialization).toMatchObject({ id, properties: { ...hall, muted: true } });
  fault.remove();
  const destroying = await stage.start({ config });
  await destroying.delete(id, failure.initialization!.properties);
  expect(stage.emulator.state.group(app, "hall")?.mutedAll).toBe(false);
});

test("a write that is cut off by the total time in its first attempt saves the resource", async () => {
  const provider = await stage.start({
    config: { ...emulatorConfig(stage.emulator), "livemessage:totalTimeout": "0.5" },
  });
  const late = { type: "delay", milliseconds: 600_000, when: "after" } as const;
  stage.emulator.faults.add({ operation: "BanLiveMessageGroup", action: late });
  const failure = await failureOf(provider.create(hall));
  expect(failure.message).toContain("BanLiveMessageGroup did not come to an end within 500 ms");
  expect(failure.initialization).toMatchObject({ id, properties: hall, reasons: [failure.message] });
});

test.each([
  [
    "the whole list can't be set",
    "ModifyLiveMessageGroupBand",
    0,
    { banExceptUsers: "merge" },
    "but did not do all of it, and setting the rest failed. ",
  ],
  [
    "the mute can't be set anew",
    "BanLiveMessageGroup",
    2,
    { banMuted: "error", modifyLists: "merge" },
    "may be open now: it was opened for a moment, and muting it again failed. ",
  ],
] as const)(
  "a mute of which a part was set saves the resource where %s",
  async (_, operation, skip, switches, what) => {
    Object.assign(stage.emulator.switches, switches);
    stage.emulator.setMute(app, "hall", { mutedAll: true, exempt: ["old"] });
    const provider = await stage.start();
    stage.emulator.faults.add({ operation, skip, action: { type: "error", code: "NoAuth", status: 403 } });
    const failure = await failureOf(provider.create(hall));
    expect(failure.message).toContain(what);
    expect(failure.message).toContain(`Allow the RAM action live:${operation} on`);
    expect(failure.initialization).toMatchObject({ id, properties: hall, reasons: [failure.message] });
  },
);
