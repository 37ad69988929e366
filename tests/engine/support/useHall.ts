import { type Emulator, type EmulatorOptions, type JournalCall, startEmulator } from "alicloud-live-emulator";
import { writeCalls } from "../../../tools/journal/writeCalls";
import type { PulumiProject } from "../../../tools/pulumi/pulumiProject";
import { stackAccess } from "../../support/emulatorAccess";
import { expectMute, type ExpectedMute } from "../../support/expectMute";
import { type DeclaredMute, groupMutes } from "./groupMutes";
import { neverOpen } from "./neverOpen";
import { type TestProjectOptions, useProjects } from "./useProjects";

/** The app and the group that a scenario is about. */
export const app = "app1";
export const group = "hall";

/** A program with one mute, of the hall unless told otherwise. */
export function hallMute(mute: Partial<DeclaredMute> = {}): string {
  return groupMutes([{ name: "hall", appId: app, groupId: group, ...mute }]);
}

/** An emulator of its own for each test, with the groups hall and foyer, and projects that work on it. */
export function useHall(options: EmulatorOptions = {}) {
  const newProject = useProjects();
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ ...options, switches: { httpMethod: "documented", ...options.switches } });
    emulator.createApp({ appId: app });
    for (const each of [group, "foyer"]) emulator.createGroup(app, each);
  });
  afterEach(() => emulator.close());

  const hall = {
    get emulator(): Emulator {
      return emulator;
    },
    project(program: string, more: Partial<TestProjectOptions> = {}): Promise<PulumiProject> {
      return newProject({ ...stackAccess(emulator), program, ...more });
    },
    /** Calls that could change something. */
    writes(): JournalCall[] {
      return writeCalls(emulator);
    },
    expectMute(mute: ExpectedMute, groupId = group): void {
      expectMute(emulator, { appId: app, groupId }, mute);
    },
    /** The engine sees nothing to do, and no call ever opened the group while it was to be muted. */
    async expectSettled(project: PulumiProject, groupId?: string): Promise<void> {
      expect(await project.previewExpectNoChanges()).toMatchObject({ exitCode: 0 });
      if (groupId !== undefined) neverOpen(emulator, app, groupId);
    },
  };
  return hall;
}
