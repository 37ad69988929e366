import { emulatorConfig } from "../support/emulatorAccess";
import { isPlugin } from "./support/face";
import { failureOf } from "./support/failureOf";
import type { Properties, ProviderProcess } from "./support/providerProcess";
import { app, useProvider } from "./support/useProvider";

/* The engine hands secrets to the dynamic provider in plain; a mark in the inputs says that the users are among them. */

const appMutesText = 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/appMutes");';
const users = ["raider-hunter", "quiet-owl"];
const bad = ["raider-hunter", "quiet owl"];
const args = {
  GroupMute: (mute: Properties): Properties => ({ appId: app, groupId: "hall", ...mute, __secrets: Object.keys(mute) }),
  AppMutes: (hall: Properties): Properties => ({ appId: app, groups: { hall }, __secrets: ["groups"] }),
};
const marksOf = ({ __secrets }: Properties): Properties => ({ __secrets });
const forms: [string, string | undefined, (list: readonly string[]) => Properties][] = [
  ["GroupMute", undefined, (exceptUsers) => args.GroupMute({ exceptUsers })],
  ["AppMutes", appMutesText, (exceptUsers) => args.AppMutes({ exceptUsers })],
];

describe.each(forms)("secret users of a %s", (_, text, args) => {
  const stage = useProvider({ quota: false, switches: { exemptNonMember: "dropped" } });
  const start = (): Promise<ProviderProcess> => stage.start(text === undefined ? {} : { text });
  const expectNone = (told: unknown): void => {
    for (const word of ["raider", "owl", "stranger"]) expect(JSON.stringify(told)).not.toContain(word);
  };

  test("are not in problems, which name no property that the engine would print", async () => {
    const provider = await start();
    const { failures } = await provider.check(args(bad));
    expect(failures).toEqual([
      {
        property: "",
        reason: expect.stringContaining(
          "exceptUsers: the user id number 2 in the list has white space in it",
        ) as string,
      },
    ]);
    expectNone(failures);
  });

  test("are not in the errors of writes that went wrong, nor in what state keeps of these", async () => {
    const provider = await start();
    const { inputs } = await provider.check(args(users));
    expect(inputs).toMatchObject(marksOf(args(users)));
    const action = {
      type: "error",
      code: "InputInvalid",
      status: 400,
      message: "The user quiet-owl is unknown.",
    } as const;
    stage.emulator.faults.add({ operation: "BanLiveMessageGroup", action });
    const failure = await failureOf(provider.create(inputs));
    expect(failure.message).toContain("The user [hidden] is unknown.");
    expectNone([failure.message, failure.initialization?.reasons, provider.output]);
  });

  test("are counted where the service does something else, and stay out of state's reasons", async () => {
    const provider = await start();
    const { inputs } = await provider.check(args(users));
    const failure = await failureOf(provider.create(inputs));
    const [reason] = failure.initialization!.reasons;
    expect(reason).toContain("is to be muted except for 2 users, and the service took the write");
    expectNone([failure.message, failure.initialization?.reasons, provider.output]);
    expect(failure.initialization!.properties).toMatchObject(marksOf(args(users)));
  });
});

describe.each([
  ["GroupMute", undefined, args.GroupMute],
  ["AppMutes", appMutesText, args.AppMutes],
] as const)("users whom a %s mutes one by one, as a secret", (_, text, argsOf) => {
  const stage = useProvider();
  const start = (): Promise<ProviderProcess> => stage.start(text === undefined ? {} : { text });
  const expectNone = (told: unknown): void => expect(JSON.stringify(told)).not.toMatch(/raider|owl/);

  test("are not in problems", async () => {
    const provider = await start();
    for (const [mute, problem] of [
      [{ mutedUsers: bad }, "mutedUsers: the user id number 2 in the list has white space in it"],
      [{ exceptUsers: users, mutedUsers: users }, "exceptUsers and mutedUsers both name 2 users"],
    ] as const) {
      const { failures } = await provider.check(argsOf(mute));
      expect(failures).toEqual([{ property: "", reason: expect.stringContaining(problem) as string }]);
      expectNone(failures);
    }
  });

  test("are not in the errors of writes that went wrong, nor in what state keeps of these", async () => {
    const provider = await start();
    const marks = marksOf(argsOf({ mutedUsers: users }));
    const { inputs } = await provider.check(argsOf({ mutedUsers: users }));
    expect(inputs).toMatchObject(marks);
    const action = {
      type: "error",
      code: "InputInvalid",
      status: 400,
      message: "The user quiet-owl is unknown.",
    } as const;
    stage.emulator.faults.add({ operation: "AddLiveMessageGroupBand", action });
    const failure = await failureOf(provider.create(inputs));
    expect(failure.message).toContain("The user [hidden] is unknown.");
    expect(failure.initialization!.properties).toMatchObject(marks);
    expectNone([failure.message, failure.initialization!.reasons, provider.output]);
  });

  test("stay secrets in state until they are freed, though the program does not name them any more", async () => {
    const config = { ...emulatorConfig(stage.emulator), "livemessage:totalTimeout": "1" };
    const provider = await stage.start(text === undefined ? { config } : { config, text });
    const marks = marksOf(argsOf({ mutedUsers: users }));
    const { inputs } = await provider.check(argsOf({ mutedUsers: users }));
    const { id, outputs } = await provider.create(inputs);
    const withoutUsers = argsOf({});
    delete withoutUsers.__secrets;
    const { inputs: news } = await provider.check(withoutUsers, inputs);
    stage.emulator.faults.add({ operation: "RemoveLiveMessageGroupBand", action: { type: "loseAnswer" } });
    const failure = await failureOf(provider.update(id, outputs, news));
    const left = failure.initialization!.properties;
    expect(left).toMatchObject(marks);
    // The engine takes marks also from the dynamic face, to which it gives none.
    const [name] = marks.__secrets as [string];
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
    if (!isPlugin) expect(left[name]).toMatchObject(secret);
    expectNone([failure.message, failure.initialization!.reasons, provider.output]);
  });
});
