import { isPlugin } from "./support/face";
import { failureOf } from "./support/failureOf";
import type { Properties } from "./support/properties";
import { app, useProvider } from "./support/useProvider";

/* Each property can be a secret, and then no message tells it. */

const stage = useProvider();
const secret = (...names: string[]): Properties => ({ __secrets: names });
const textOf = (name: string) => `exports.handler = () => require("pulumi-alicloud-livemessage/provider/${name}");`;
const group = { appId: app, groupId: "room" };
const cases: [string, string | undefined, Properties, string][] = [
  ["MessageApp's eventCallbackUrl", "messageApp", { appName: "chat", eventCallbackUrl: "http://owl.test:1" }, "owl"],
  [
    "MessageApp's audit",
    "messageApp",
    { appName: "chat", audit: { type: 2, url: "http://localhost/owl" } },
    "localhost",
  ],
  ["MessageApp's dataCenter", "messageApp", { appName: "chat", dataCenter: "owl-town" }, "owl"],
  ["GroupMute's groupId", undefined, { appId: app, groupId: { owl: 1 } }, "owl"],
  ["GroupMute's muted", undefined, { appId: app, groupId: "hall", muted: "owl" }, "owl"],
];

test.each(cases)("a problem does not tell a secret: %s", async (of, module, given, part) => {
  const [, name = ""] = of.split("'s ");
  const provider = await stage.start(module === undefined ? {} : { text: textOf(module) });
  const plain = await provider.check(given);
  expect(JSON.stringify(plain.failures)).toContain(part);
  const { failures } = await provider.check({ ...given, ...secret(name) });
  expect(failures).toEqual([
    { property: "", reason: expect.stringMatching(`^${name} cannot have this value, .* What it must be: `) as string },
  ]);
  expect(JSON.stringify(failures)).not.toContain(part);
});

test("a change that the service cannot make does not tell what a secret was", async () => {
  const provider = await stage.start({ text: textOf("messageGroup") });
  const { inputs } = await provider.check({ ...group, groupName: "owl" });
  const { failures } = await provider.check(
    { ...group, groupName: "wren", ...secret("groupName") },
    { ...inputs, ...secret("groupName") },
  );
  expect(failures).toHaveLength(1);
  expect(JSON.stringify(failures)).not.toMatch(/owl|wren/);
});

test("an error does not repeat a secret", async () => {
  const provider = await stage.start({ text: textOf("messageApp") });
  const url = "https://events.example.com/a?token=owl";
  const { inputs } = await provider.check({ appName: "chat", eventCallbackUrl: url });
  const message = `The address ${url} does not answer.`;
  const action = { type: "error", code: "InputInvalid", status: 400, message } as const;
  stage.emulator.faults.add({ operation: "CreateLiveMessageApp", action });
  const failure = await failureOf(provider.create({ ...inputs, ...secret("eventCallbackUrl") }));
  expect(failure.message).toContain("The address [hidden] does not answer.");
  expect(failure.message).not.toContain("owl");
});

test("an entry of secret groups is not told", async () => {
  const provider = await stage.start({ text: textOf("appMutes") });
  for (const hall of ["owl", { muted: "owl" }, { exceptUsers: "owl" }, { mutedUntil: "owl" }]) {
    const { failures } = await provider.check({ appId: app, groups: { hall }, ...secret("groups") });
    expect(failures).toHaveLength(1);
    expect(JSON.stringify(failures)).not.toContain("owl");
  }
});

test("what is said by the way does not tell a secret", async () => {
  const provider = await stage.start({ text: textOf("messageApp") });
  const { inputs } = await provider.check({ appName: "owl" });
  const { id, outputs } = await provider.create(inputs);
  await provider.delete(id, { ...outputs, ...secret("appName") });
  await provider.printed("([hidden]) stays: the program still declares it");
  expect(provider.output).not.toContain("owl");
});

(isPlugin ? test.skip : test)("what becomes a secret is a difference, so that state knows of it", async () => {
  const provider = await stage.start();
  const { inputs } = await provider.check({ ...group, exceptUsers: ["owl"] });
  expect((await provider.diff(`${app}/room`, inputs, inputs)).changes).toBe(false);
  expect((await provider.diff(`${app}/room`, inputs, { ...inputs, ...secret("exceptUsers") })).changes).toBe(true);
});
