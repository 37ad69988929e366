import "../support/throughPlugin";
import { openings, speechTimeline } from "../../../tools/journal/speechTimeline";
import { app, useProvider } from "../support/useProvider";

const stage = useProvider();
const text = 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/appMutes");';
const groups = Array.from({ length: 30 }, (_, index) => `room${index}`);
const args = (exceptUsers: readonly string[]) => ({
  appId: app,
  groups: Object.fromEntries(groups.map((groupId) => [groupId, { exceptUsers }])),
});

/** Waits until so many groups were muted since now. */
function writesDone(count: number): Promise<void> {
  let left = count;
  return new Promise((resolve) => {
    stage.emulator.journal.listen((entry) => {
      if (entry.kind === "call" && entry.operation === "BanLiveMessageGroup" && --left === 0) resolve();
    });
  });
}

test("a plugin that is killed during a create and an update leaves nothing that the next run does not end", async () => {
  for (const groupId of groups) stage.emulator.createGroup(app, groupId);
  const [first, second, third] = [
    await stage.start({ text }),
    await stage.start({ text }),
    await stage.start({ text }),
  ];

  const { inputs } = await first.check(args(["host"]));
  const created = first.create(inputs).catch(() => "killed");
  await writesDone(5);
  await first.kill();
  expect(await created).toBe("killed");
  const { outputs } = await second.create(inputs);
  for (const groupId of groups) expect(stage.mute(groupId)).toEqual({ mutedAll: true, exempt: ["host"] });

  const { inputs: changed } = await second.check(args(["host", "mod1"]));
  const updated = second.update(app, outputs, changed).catch(() => "killed");
  await writesDone(5);
  await second.kill();
  expect(await updated).toBe("killed");
  // State is that of the last run which ended.
  await third.update(app, outputs, changed);
  for (const groupId of groups) {
    expect(stage.mute(groupId)).toEqual({ mutedAll: true, exempt: ["host", "mod1"] });
    expect(openings(speechTimeline(stage.emulator.journal.entries(), app, groupId))).toEqual([]);
  }
});
