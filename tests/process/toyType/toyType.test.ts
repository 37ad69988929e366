import { readFileSync } from "node:fs";
import path from "node:path";
import { unknownValue } from "../../../provider/src/properties/unknown";
import { failureOf } from "../support/failureOf";
import { app, useProvider } from "../support/useProvider";

/* A new resource type is one description: the dynamic face serves all verbs of this one, which is not shipped. */

const file = path.join(__dirname, "groupSwitch.ts");
const face = path.resolve(__dirname, "../../../provider/src/faces/dynamic/serve.ts");
const serving = (type: string) => `exports.handler = () => {
  require("tsx/cjs");
  const [{ groupSwitch }, { serve }] = [require(${JSON.stringify(file)}), require(${JSON.stringify(face)})];
  return serve(${type});
};`;
const text = serving("groupSwitch");
const stage = useProvider();
const id = "app1/hall";
const hall = { appId: app, groupId: "hall" };
const start = () => stage.start({ text });

test("a type of 40 lines has check, diff, create, read, update and delete", async () => {
  const source = readFileSync(file, "utf8");
  const declared = source.slice(source.indexOf("export const groupSwitch"));
  expect(declared.trim().split("\n").length).toBeLessThanOrEqual(40);

  const provider = await start();
  const { inputs, failures } = await provider.check(hall);
  expect(failures).toEqual([]);
  expect(inputs).toEqual({ ...hall, muted: true });

  const created = await provider.create(inputs);
  expect(created).toEqual({ id, outputs: inputs });
  expect(stage.mute()).toMatchObject({ mutedAll: true });
  expect(await provider.read(id, created.outputs)).toEqual({ id, outputs: inputs, inputs });
  expect(await provider.read(id, {})).toEqual({ id, outputs: inputs, inputs });

  const open = { ...inputs, muted: false };
  expect(await provider.diff(id, created.outputs, inputs)).toMatchObject({ changes: false });
  expect(await provider.diff(id, created.outputs, open)).toMatchObject({ changes: true, replaces: [] });
  expect(await provider.diff(id, created.outputs, { ...inputs, groupId: "foyer" })).toMatchObject({
    replaces: ["groupId"],
  });
  expect(await provider.update(id, created.outputs, open)).toEqual(open);
  expect(stage.mute()).toMatchObject({ mutedAll: false });
  await provider.update(id, open, inputs);
  await provider.delete(id, inputs);
  expect(stage.mute()).toMatchObject({ mutedAll: false });
});

test("its check finds what is wrong, and lets unknown values pass", async () => {
  const provider = await start();
  const { failures } = await provider.check({ appId: "a b", on: true, muted: "yes" });
  expect(failures.map(({ property }) => property)).toEqual(["appId", "groupId", "muted", "on"]);
  expect(failures.at(-1)?.reason).toBe('GroupSwitch has no argument "on": did you mean "muted"?');
  const { inputs } = await provider.check({ ...hall, groupId: unknownValue, muted: unknownValue });
  expect(inputs).toEqual({ ...hall, groupId: unknownValue, muted: unknownValue });
  expect(await provider.diff(id, { ...hall, muted: true }, inputs)).toMatchObject({
    changes: true,
    replaces: ["groupId"],
  });
});

test("a group that is gone is gone, and one that is not there cannot be looked up", async () => {
  const provider = await start();
  stage.emulator.state.group(app, "hall")?.delete(0);
  expect((await provider.read(id, { ...hall, muted: true })).id).toBe("");
  await expect(provider.read(id, {})).rejects.toThrow("ResourceNotExist");
});

test("what was written and is not as declared is saved with an initialisation error", async () => {
  const provider = await start();
  stage.emulator.switches.readLagMs = 60_000;
  const failure = await failureOf(provider.create({ ...hall, muted: true }));
  expect(failure.initialization).toMatchObject({
    id,
    properties: { ...hall, muted: true, __provider: text },
    reasons: ["the group is not as declared"],
  });
});

test("two resources for one group are refused", async () => {
  const provider = await start();
  await provider.create({ ...hall, muted: true });
  await expect(provider.create({ ...hall, muted: true })).rejects.toThrow(
    'Two resources of this program declare the group "hall" of app "app1"',
  );
});

test("a defect is told as one, with its stack and where to report it; no secret is in it", async () => {
  const secret = stage.emulator.credentials.accessKeySecret;
  const defect = `{ ...groupSwitch, ensure: async (client) => {
    await client.credentials.resolve();
    throw new TypeError("no such thing as ${secret}");
  } }`;
  const provider = await stage.start({ text: serving(defect) });
  const { message } = await failureOf(provider.create({ ...hall, muted: true }));
  expect(message).toMatch(/^This is a defect of pulumi-alicloud-livemessage, not of your program\./);
  expect(message).toMatch(/TypeError: no such thing as \[hidden\]\n +at .*ensure/);
  expect(message + provider.output).not.toContain(secret);
});
