import { app, useProvider } from "./support/useProvider";

const stage = useProvider();
const hidden = "hall\u00ad";
const written = "hall\\u{ad}";

test("a group and users with characters that nobody sees are written out everywhere but at the service", async () => {
  stage.emulator.createGroup(app, hidden);
  stage.emulator.setMute(app, hidden, { mutedAll: true, exempt: ["mod1\u200b", "host"] });
  const provider = await stage.start();
  const declared = { appId: app, groupId: written, exceptUsers: ["host", "mod1\\u{200b}"] };
  const { inputs, failures } = await provider.check(declared);
  expect(failures).toEqual([]);
  expect(inputs.exceptUsers).toEqual({ host: true, "mod1\\u{200b}": true });

  const created = await provider.create(inputs);
  expect(created).toEqual({ id: `${app}/${written}`, outputs: inputs });
  expect(stage.writes()).toEqual([]);

  stage.emulator.setMute(app, hidden, { mutedAll: true, exempt: ["mod1"] });
  const read = await provider.read(created.id, created.outputs);
  expect(read.outputs.exceptUsers).toEqual({ mod1: true });
  await provider.update(created.id, read.outputs, inputs);
  expect(stage.emulator.state.group(app, hidden)).toMatchObject({ mutedAll: true });
  expect([...stage.emulator.state.group(app, hidden)!.exempt].sort()).toEqual(["host", "mod1\u200b"]);
});

test("one that is not written out is refused, by what it is", async () => {
  const provider = await stage.start();
  const { failures } = await provider.check({ appId: app, groupId: hidden, exceptUsers: ["mod1\u200b"] });
  expect(failures.map(({ property, reason }) => [property, reason])).toEqual([
    ["groupId", expect.stringContaining("groupId has \\u{ad} in it, which is invisible: remove it") as string],
    ["exceptUsers", expect.stringContaining("has \\u{200b} in it, which is invisible: remove it") as string],
  ]);
});

test("a service that does not have the group is told of in the form that people write", async () => {
  const provider = await stage.start();
  const { inputs } = await provider.check({ appId: app, groupId: written });
  await expect(provider.create(inputs)).rejects.toThrow('group "hall\\u{ad}" of app "app1" does not exist');
});
