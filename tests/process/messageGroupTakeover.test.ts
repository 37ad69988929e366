import { face } from "./support/face";
import { failureOf } from "./support/failureOf";
import { providerText } from "./support/providerProcess";
import { asDeclared, id, messageGroupText, room, useMessageGroup } from "./support/useMessageGroup";
import { app } from "./support/useProvider";

const { stage, start, there, profile, elsewhere, calls } = useMessageGroup();

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
  const provider = await stage.start({ text: messageGroupText, engineAddress });
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
