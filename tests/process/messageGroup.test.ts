import { unknownValue } from "../../provider/src/properties/unknown";
import { emulatorConfig } from "../support/emulatorAccess";
import { face } from "./support/face";
import { failureOf } from "./support/failureOf";
import { type Properties, type ProviderProcess, providerText } from "./support/providerProcess";
import { app, useProvider } from "./support/useProvider";

const stage = useProvider({ quota: false }, { sharesProcesses: true });
const text = 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/messageGroup");';
const start = () => stage.start({ text });
const id = `${app}/room`;

/** Inputs as check makes them. */
const room = (more: Properties = {}): Properties => ({
  appId: app,
  groupId: "room",
  groupName: "Room",
  groupInfo: "the info",
  administrators: { admin1: true, admin2: true },
  creatorId: "owner",
  adopt: false,
  recover: false,
  ...more,
});
const there = () => stage.emulator.state.group(app, "room");
const profile = () => {
  const { name, info, creator, administrators, deleted } = there()!;
  return { name, info, creator, administrators: [...administrators].sort(), deleted };
};
const asDeclared = {
  name: "Room",
  info: "the info",
  creator: "owner",
  administrators: ["admin1", "admin2"],
  deleted: false,
};
/** Somebody else makes the group. */
function elsewhere(more: { name?: string; info?: string; creator?: string; administrators?: string[] } = {}): void {
  stage.emulator.createGroup(app, "room");
  Object.assign(there()!, { name: "Room", creator: "owner" }, more);
}
/** Operations called since the last look. */
function calls(): string[] {
  const all = stage.emulator.journal.calls().map(({ operation }) => operation.replace("LiveMessage", ""));
  stage.emulator.journal.clear();
  return all;
}
const newRun = (provider: ProviderProcess) => provider.beginOperation(emulatorConfig(stage.emulator));

test("a group is made, read, changed and deleted", async () => {
  const provider = await start();
  const { inputs, failures } = await provider.check({
    appId: app,
    groupId: "room",
    groupName: "Room",
    groupInfo: "the info",
    administrators: ["admin2", "admin1", "admin2"],
    creatorId: "owner",
  });
  expect(failures).toEqual([]);
  expect(inputs).toEqual(room());
  expect(await provider.create(inputs)).toEqual({ id, outputs: inputs });
  expect(profile()).toEqual(asDeclared);
  expect(calls()).toEqual(["DescribeGroup", "CreateGroup", "DescribeGroup"]);
  expect(await provider.read(id, inputs)).toEqual({ id, outputs: inputs, inputs });
  expect(await provider.diff(id, inputs, inputs)).toMatchObject({ changes: false });

  const news = room({ groupInfo: "other", administrators: { admin1: true } });
  expect(await provider.diff(id, inputs, news)).toMatchObject({ changes: true, replaces: [] });
  calls();
  expect(await provider.update(id, inputs, news)).toEqual(news);
  expect(calls()).toEqual(["DescribeGroup", "ModifyGroup", "DescribeGroup"]);
  expect(profile()).toMatchObject({ info: "other", administrators: ["admin1"] });

  await newRun(provider);
  await provider.delete(id, news);
  expect(there()).toMatchObject({ deleted: true });
});

test("a change sends only what changed, and nothing where nothing did", async () => {
  const provider = await start();
  await provider.create(room());
  stage.emulator.journal.clear();
  await provider.update(id, room(), room({ groupInfo: "" }));
  const [modify] = stage.emulator.journal.calls("ModifyLiveMessageGroup");
  expect(modify?.parameters).toEqual({ AppId: app, GroupId: "room", ModifyInfo: "true", GroupInfo: "" });
  expect(profile()).toMatchObject({ info: "", administrators: ["admin1", "admin2"] });
  calls();
  await provider.update(id, room({ groupInfo: "" }), room({ groupInfo: "", adopt: true }));
  expect(calls()).toEqual(["DescribeGroup"]);
});

test("names and infos reach the service as they are", async () => {
  const provider = await start();
  const groupInfo = `{"a":"\\u{200b} \u200b, 名前"}${"x".repeat(30_000)}`;
  const { outputs } = await provider.create(room({ groupName: "\\u{41},B ", groupInfo }));
  expect(profile()).toMatchObject({ name: "\\u{41},B ", info: groupInfo });
  expect(await provider.read(id, outputs)).toMatchObject({ outputs: { groupName: "\\u{41},B ", groupInfo } });
});

test("check tells what is wrong with each argument, and lets unknown values pass", async () => {
  const provider = await start();
  const { failures } = await provider.check({
    appId: app,
    groupId: "room",
    name: "Room",
    groupName: "x".repeat(129),
    groupInfo: { topic: "x" },
    administrators: ["a", "b", "c", "d"],
    creatorId: "o w",
    adopt: "yes",
  });
  expect(failures.map(({ reason }) => reason)).toEqual([
    "groupName is 129 bytes long, more than the 128 that the service takes",
    "groupInfo must be a string, not an object: JSON.stringify makes a text of it",
    "administrators names 4 users, and the service takes at most 3",
    'creatorId: the user id "o w" has white space in it',
    'adopt must be true or false, not "yes"',
    'MessageGroup has no argument "name": did you mean "groupName"?',
  ]);
  const unknown = { appId: unknownValue, groupName: unknownValue, administrators: ["a", unknownValue] };
  const checked = await provider.check({ groupId: "room", ...unknown });
  expect(checked.failures).toEqual([]);
  expect(checked.inputs).toMatchObject({ appId: unknownValue, groupName: unknownValue, administrators: unknownValue });
});

test("what nothing can change is refused before anything is done, unless the group is another one", async () => {
  const provider = await start();
  const given = { appId: app, groupId: "room", groupName: "Room", creatorId: "owner" };
  const { inputs } = await provider.check(given);
  expect((await provider.check(given, inputs)).failures).toEqual([]);
  const { failures } = await provider.check({ ...given, groupName: "Hall", creatorId: "other" }, inputs);
  expect(failures).toEqual([
    {
      property: "groupName",
      reason:
        'no operation of the service changes groupName: leave it at "Room", or give it another groupId, which makes another group',
    },
    { property: "creatorId", reason: expect.stringContaining('leave it at "owner", or') as string },
  ]);
  for (const groupId of ["hall2", unknownValue]) {
    const other = await provider.check({ ...given, groupId, groupName: "Hall" }, inputs);
    expect(other.failures).toEqual([]);
  }
  expect((await provider.check({ ...given, groupName: unknownValue }, inputs)).failures).toEqual([]);
  expect(await provider.diff(id, inputs, { ...inputs, groupId: "hall2", groupName: "Hall" })).toMatchObject({
    replaces: ["groupId"],
    deleteBeforeReplace: false,
  });
  expect(await provider.diff(id, inputs, { ...inputs, dataCenter: "cn-shanghai" })).toMatchObject({
    changes: true,
    replaces: [],
  });
});

test("a live group is taken over only where that is asked for", async () => {
  elsewhere({ info: "old", administrators: ["admin1"] });
  const provider = await start();
  const { message } = await failureOf(provider.create(room()));
  expect(message).toBe(
    'The message group "room" of app "app1" exists already. To take it over, with all that it has, set adopt: true. ' +
      "If this resource only got another name, give it its old one as an alias.",
  );
  expect(calls()).toEqual(["DescribeGroup"]);

  const adopting = room({ adopt: true });
  expect(await provider.create(adopting)).toEqual({ id, outputs: adopting });
  expect(profile()).toEqual(asDeclared);
  expect(calls()).toEqual(["DescribeGroup", "ModifyGroup", "DescribeGroup"]);
});

test("a group of another name or creator is not taken over", async () => {
  elsewhere({ name: "Hall", creator: "" });
  const provider = await start();
  const { message } = await failureOf(provider.create(room({ adopt: true })));
  expect(message).toBe(
    'The message group "room" of app "app1" is there, and its name is "Hall", not "Room"; its creator is nobody, not owner. ' +
      "No operation of the service changes that: declare groupName and creatorId as they are, or choose another groupId.",
  );
  expect(calls()).toEqual(["DescribeGroup"]);
});

test("a deleted group is brought back only where that is asked for", async () => {
  elsewhere({ info: "old" });
  there()!.delete(Date.now(), "admin");
  const provider = await start();
  const { message } = await failureOf(provider.create(room({ adopt: true })));
  expect(message).toBe(
    'The message group "room" of app "app1" was deleted by "admin", and the service makes no other group with its id for ' +
      "30 days. To bring it back, with its stored messages, set recover: true; or choose another groupId.",
  );
  expect(calls()).toEqual(["DescribeGroup"]);

  await provider.create(room({ recover: true }));
  expect(profile()).toEqual(asDeclared);
  expect(calls()).toEqual([
    "DescribeGroup",
    "RecoverLiveMessageDeletedGroup".replace("LiveMessage", ""),
    "DescribeGroup",
    "ModifyGroup",
    "DescribeGroup",
  ]);
});

test("a deleted group is gone for a refresh, and a look-up says so", async () => {
  const provider = await start();
  const { outputs } = await provider.create(room());
  there()!.delete(Date.now());
  expect((await provider.read(id, outputs)).id).toBe("");
  const { message } = await failureOf(provider.read(id, {}));
  expect(message).toBe(
    'The message group "room" of app "app1" was deleted: a MessageGroup with recover: true brings it back within 30 days.',
  );
  const { message: nothing } = await failureOf(provider.read(`${app}/nowhere`, {}));
  expect(nothing).toContain('The message group "nowhere" of app "app1" does not exist');
  const { message: malformed } = await failureOf(provider.read("room", {}));
  expect(malformed).toBe('"room" is no id of a MessageGroup, which is <appId>/<groupId>');
});

test("a look-up reads all that there is", async () => {
  elsewhere({ info: "old", administrators: ["b", "a"] });
  const provider = await start();
  const found = room({ groupInfo: "old", administrators: { a: true, b: true } });
  expect(await provider.read(id, {})).toEqual({ id, outputs: found, inputs: found });
});

test.each(["ok", "error"] as const)("deleting a group that is gone is done, where the service says %s", async (how) => {
  stage.emulator.switches.deleteUnknownGroup = how;
  const provider = await start();
  await provider.delete(id, room());
  elsewhere();
  there()!.delete(Date.now());
  await provider.delete(id, room());
  expect(calls()).toEqual(["DeleteGroup", "DeleteGroup"]);
});

test("a delete of the same run leaves a group that another resource declares", async () => {
  const provider = await start();
  await provider.create(room());
  await provider.delete(id, room());
  expect(there()).toMatchObject({ deleted: false });
  await provider.printed(`Group ${id} stays: the program still declares it.`);
});

test("a group is not deleted while the run declares its mute", async () => {
  const provider = await start();
  elsewhere();
  await provider.check({ appId: app, groupId: "room", __provider: providerText });
  await expect(provider.delete(id, room())).rejects.toThrow(
    'The message group "room" of app "app1" was not deleted, since the program still declares its mute.',
  );
  expect(there()).toMatchObject({ deleted: false });
});

test("two resources for one group are refused", async () => {
  const provider = await start();
  await provider.create(room());
  await expect(provider.create(room({ adopt: true }))).rejects.toThrow(
    'Two resources of this program declare the group "room" of app "app1": keep it in one resource.',
  );
});

test("a mute in state is looked at anew where its group was brought back or made anew in the same run", async () => {
  stage.emulator.switches.recoverKeepsMute = false;
  elsewhere();
  stage.emulator.setMute(app, "room", { mutedAll: true, exempt: ["host"] });
  there()!.delete(Date.now());
  const mute = { appId: app, groupId: "room", muted: true, exceptUsers: { host: true } };
  const ofType = { __provider: providerText };
  const many = { appId: app, groups: { room: { exceptUsers: { host: true } }, hall: { exceptUsers: {} } } };
  const ofMany = { __provider: providerText.replace("/provider", "/provider/appMutes") };
  const engineAddress = `engine-of-two-${process.pid}:1`;
  const provider = await stage.start({ text, engineAddress });
  const [sameRun, otherRun] = await Promise.all([stage.start({ engineAddress }), stage.start()]);
  const diffs = async () =>
    Promise.all([
      provider.diff(id, { ...mute, ...ofType }, { ...mute, ...ofType }),
      provider.diff(app, { ...many, ...ofMany }, { ...many, ...ofMany }),
    ]);
  expect(await diffs()).toMatchObject([{ changes: false }, { changes: false }]);
  await provider.create(room({ recover: true }));
  expect(stage.mute("room")).toMatchObject({ mutedAll: false });
  expect(await diffs()).toMatchObject([
    { changes: true, replaces: [] },
    { changes: true, replaces: [] },
  ]);
  expect(await sameRun.diff(id, mute, mute)).toMatchObject({ changes: true, replaces: [] });
  expect(await otherRun.diff(id, mute, mute)).toMatchObject({ changes: false });
  calls();
  await provider.update(app, { ...many, ...ofMany }, { ...many, ...ofMany });
  expect(calls()).toEqual(["DescribeGroupBand", "BanGroup", "DescribeGroupBand"]);
  expect(stage.mute("room")).toEqual({ mutedAll: true, exempt: ["host"] });
});

test("a mute that cannot be set again, after its group was brought back, is looked at by the next run", async () => {
  stage.emulator.switches.recoverKeepsMute = false;
  elsewhere();
  there()!.delete(Date.now());
  const mute = { appId: app, groupId: "room", muted: true, exceptUsers: { host: true } };
  const ofMute = { ...mute, __provider: providerText };
  const many = { appId: app, groups: { room: { exceptUsers: { host: true } } } };
  const ofMany = { ...many, __provider: providerText.replace("/provider", "/provider/appMutes") };
  const provider = await start();
  await provider.create(room({ recover: true }));
  const denied = { type: "error", code: "NoAuth", status: 403 } as const;
  stage.emulator.faults.add({ operation: "DescribeLiveMessageGroupBand", action: denied });
  const failures = [
    await failureOf(provider.update(id, ofMute, ofMute)),
    await failureOf(provider.update(app, ofMany, ofMany)),
  ];
  // What is saved with an error is updated, whatever a comparison says.
  expect(failures.map(({ initialization }) => initialization?.properties)).toMatchObject([
    { ...mute, ...face.beside(providerText) },
    { ...many, unfinished: ["room"] },
  ]);
});

test.each(["joined", "numbered"] as const)("administrators reach a service that reads %s lists", async (listForm) => {
  stage.emulator.switches.listForm = listForm;
  const provider = await start();
  expect(await provider.create(room())).toEqual({ id, outputs: room() });
  expect(profile()).toEqual(asDeclared);
  const news = room({ administrators: { admin1: true, admin3: true } });
  expect(await provider.update(id, room(), news)).toEqual(news);
  expect(profile()).toMatchObject({ administrators: ["admin1", "admin3"] });
});

test.each(["empty", "as-omitted", "one-empty-id", "error"] as const)(
  "all administrators are taken away where the service takes an empty list as %s",
  async (emptyList) => {
    elsewhere({ info: "the info", administrators: ["admin1", "admin2"] });
    stage.emulator.switches.emptyList = emptyList;
    const provider = await start();
    await provider.update(id, room(), room({ administrators: {} }));
    expect(profile().administrators.filter((admin) => admin !== "")).toEqual([]);
  },
);

test("what the service does not do although it takes the write is told, and tried again in the next update", async () => {
  elsewhere({ info: "the info", administrators: ["admin1", "admin2"] });
  stage.emulator.switches.modifyGroupEmpty = "keeps";
  const provider = await start();
  const news = room({ groupInfo: "" });
  const failure = await failureOf(provider.update(id, room(), news));
  const reason =
    "The service took the change of group app1/room, but groupInfo is not as declared. Run again; if this stays, ask the " +
    "service's support.";
  expect(failure.initialization).toMatchObject({ id, properties: news, reasons: [reason] });
});

test("an id that the service keeps for good is told as such", async () => {
  stage.emulator.switches.purgedId = "taken";
  elsewhere();
  there()!.delete(Date.now());
  stage.emulator.clock.advance(31 * 86_400_000);
  const provider = await start();
  const { message } = await failureOf(provider.create(room({ recover: true })));
  expect(message).toContain("its id is that of a group that was deleted. Choose another groupId.");
});

test.each(["ok", "error", "not-found"] as const)(
  "a recovery of which the answer is lost is done, where the next attempt is answered %s",
  async (recoverLiveGroup) => {
    stage.emulator.switches.recoverLiveGroup = recoverLiveGroup;
    elsewhere();
    there()!.delete(Date.now());
    const lost = { operation: "RecoverLiveMessageDeletedGroup", action: { type: "loseAnswer" }, count: 1 } as const;
    stage.emulator.faults.add(lost);
    const provider = await start();
    expect(await provider.create(room({ recover: true }))).toMatchObject({ id });
    expect(profile()).toEqual(asDeclared);
  },
);

test("a group that somebody else makes between the look and the create is not taken for its own", async () => {
  const provider = await start();
  stage.emulator.faults.add({
    operation: "CreateLiveMessageGroup",
    action: { type: "delay", milliseconds: 300, when: "before" },
    count: 1,
  });
  const creating = failureOf(provider.create(room()));
  await stage.faultHit();
  elsewhere({ info: "another" });
  expect((await creating).message).toContain("exists already. To take it over");
  expect(profile()).toMatchObject({ info: "another", administrators: [] });
});

test("a resource in state whose group is gone makes it anew, and a deleted one only where that is asked for", async () => {
  const provider = await start();
  const news = room({ groupInfo: "new" });
  expect(await provider.update(id, room(), news)).toEqual(news);
  expect(profile()).toMatchObject({ info: "new", deleted: false });
  there()!.delete(Date.now());
  const { message } = await failureOf(provider.update(id, news, room()));
  expect(message).toContain("set recover: true; or choose another groupId.");
  const recovering = room({ recover: true });
  expect(await provider.update(id, news, recovering)).toEqual(recovering);
  expect(profile()).toEqual(asDeclared);
});

test("without reading back, a group is made in two calls", async () => {
  const config = { ...emulatorConfig(stage.emulator), "livemessage:verify": "false" };
  const provider = await stage.start({ text, config });
  await provider.create(room());
  await provider.update(id, room(), room({ groupInfo: "new" }));
  expect(calls()).toEqual(["DescribeGroup", "CreateGroup", "DescribeGroup", "ModifyGroup"]);
});

test("users who are a secret are in no message", async () => {
  elsewhere({ creator: "somebody" });
  const provider = await start();
  const secret = { __secrets: ["administrators", "creatorId"] };
  const { message } = await failureOf(provider.create({ ...room({ adopt: true }), ...secret }));
  expect(message).toContain("its creator is");
  const given = { appId: app, groupId: "room", creatorId: "owner", ...secret };
  const { inputs } = await provider.check(given);
  const { failures } = await provider.check(
    { ...given, creatorId: "hidden-one" },
    { ...inputs, creatorId: "hidden-two" },
  );
  const wrong = await provider.check({ ...given, creatorId: "a hidden-three", administrators: ["b hidden-four"] });
  expect([...failures, ...wrong.failures]).toHaveLength(3);
  for (const word of ["owner", "hidden"])
    expect(message + JSON.stringify([failures, wrong.failures])).not.toContain(word);
});
