import { unknownValue } from "../../provider/src/properties/unknown";
import { emulatorConfig } from "../support/emulatorAccess";
import { failureOf } from "./support/failureOf";
import { providerText } from "./support/providerProcess";
import { asDeclared, id, messageGroupText, room, useMessageGroup } from "./support/useMessageGroup";
import { app } from "./support/useProvider";

const { stage, start, there, profile, elsewhere, calls, newRun } = useMessageGroup();

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

test("without reading back, a group is made in two calls", async () => {
  const config = { ...emulatorConfig(stage.emulator), "livemessage:verify": "false" };
  const provider = await stage.start({ text: messageGroupText, config });
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
