import { readFile, symlink } from "node:fs/promises";
import path from "node:path";
import { emulatorForEachTest } from "../emulator/support/emulators";
import { stackAccess } from "../support/emulatorAccess";
import { useProjects } from "./support/useProjects";

const root = path.resolve(__dirname, "../..");
const emulator = emulatorForEachTest();
const newProject = useProjects();

test("the project at the top of the repository runs by configuration alone", async () => {
  emulator().createApp({ appId: "stage" });
  for (const group of ["hall", "foyer", "backstage", "lobby"]) emulator().createGroup("stage", group);
  emulator().setMute("stage", "lobby", { mutedAll: true });

  const program = { "Pulumi.yaml": await readFile(path.join(root, "Pulumi.yaml"), "utf8") };
  const project = await newProject({ ...stackAccess(emulator()), program });
  await symlink(path.join(root, "examples"), path.join(project.folder, "examples"), "junction");
  await project.setConfig({ appId: "stage" });
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(await project.outputs()).toEqual({ groups: 4 });
  const exempt = (group: string) => [...(emulator().state.group("stage", group)?.muteState().exempt ?? [])].sort();
  expect(exempt("hall")).toEqual(["anna", "ben", "host", "mod1", "mod2"]);
  expect(exempt("foyer")).toEqual(["host", "mod1", "mod2"]);
  expect(emulator().state.group("stage", "lobby")?.mutedAll).toBe(false);
  expect(await project.previewExpectNoChanges()).toMatchObject({ exitCode: 0 });
  expect(await project.destroy()).toMatchObject({ exitCode: 0 });
});
