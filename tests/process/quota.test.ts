import { emulatorConfig } from "../support/emulatorAccess";
import { app, useProvider } from "./support/useProvider";

const stage = useProvider({ quota: true });
const crowd = Array.from({ length: 40 }, (_, index) => `group${index}`);

test("a program that is set to more than the quota gives way after few refusals", async () => {
  for (const groupId of crowd) stage.emulator.createGroup(app, groupId);
  const config = { ...emulatorConfig(stage.emulator), "livemessage:writesPerSecond": "30" };
  const provider = await stage.start({ config });
  await Promise.all(crowd.map((groupId) => provider.create({ appId: app, groupId, muted: true, exceptUsers: {} })));
  expect(crowd.every((groupId) => stage.mute(groupId).mutedAll)).toBe(true);
  const refused = stage.emulator.journal.calls().filter(({ code }) => code?.startsWith("Throttling"));
  // One that kept its rate would be refused once and more for each group.
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(25);
});
