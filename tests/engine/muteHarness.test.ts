import { emulatorForEachTest } from "../emulator/support/emulators";
import { stackAccess } from "../support/emulatorAccess";
import { groupMutes } from "./support/groupMutes";
import { neverOpen } from "./support/neverOpen";
import { useProjects } from "./support/useProjects";

const newProject = useProjects();
const emulator = emulatorForEachTest();

test("a declared mute reaches the emulator, and its journal tells who could speak", async () => {
  emulator().createApp({ appId: "app" });
  emulator().createGroup("app", "hall");
  const hall = { name: "hall", appId: "app", groupId: "hall", exceptUsers: ["host", "mod1"] };
  const project = await newProject({ program: groupMutes([hall]), ...stackAccess(emulator()) });

  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(emulator().state.group("app", "hall")?.muteState()).toMatchObject({
    mutedAll: true,
    exempt: ["host", "mod1"],
  });
  expect(await project.outputs()).toEqual({ hall: ["host", "mod1"] });
  expect(await project.previewExpectNoChanges()).toMatchObject({ exitCode: 0 });
  expect(() => neverOpen(emulator(), "app", "hall")).not.toThrow();

  expect(await project.destroy()).toMatchObject({ exitCode: 0 });
  expect(() => neverOpen(emulator(), "app", "hall")).toThrow("app/hall was opened by entry");
});
