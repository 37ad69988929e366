import assert from "node:assert/strict";
import type { Emulator } from "alicloud-live-emulator";
import { writeCalls } from "../journal/writeCalls";
import type { PulumiProject } from "../pulumi/pulumiProject";
import type { CommandResult } from "../pulumi/runCommand";

/** The app that the programs of all languages are about, and its groups. */
export const app = "app1";
export const groups = ["hall", "foyer", "yard"];

/** Names of the stack's configuration that the programs read. */
export function programConfig(users: readonly string[]): Record<string, string> {
  return { "livemessage-project:app": app, "livemessage-project:users": users.join() };
}

/**
 * Takes the program of a language through its life on the engine: made, kept, changed, changed by others and repaired,
 * destroyed. @throws Error where something else comes of it
 */
export async function playLife(project: PulumiProject, emulator: Emulator): Promise<void> {
  const muteOf = (groupId: string) => emulator.state.group(app, groupId)!.muteState();
  const expectExempt = (...users: string[]): void => {
    for (const groupId of ["hall", "foyer"]) {
      const { mutedAll, exempt } = muteOf(groupId);
      assert.deepEqual({ groupId, mutedAll, exempt: [...exempt].sort() }, { groupId, mutedAll: true, exempt: users });
    }
    assert.deepEqual([...muteOf("foyer").muted], ["raider"]);
    assert.equal(muteOf("yard").mutedAll, false);
  };
  const expectKept = async (): Promise<void> => {
    const writes = writeCalls(emulator).length;
    expectExit(await project.previewExpectNoChanges(), 0);
    assert.equal(writeCalls(emulator).length, writes);
  };

  expectExit(await project.up(), 0);
  expectExempt("host", "mod1");
  assert.deepEqual(await project.outputs(), { speakers: ["host", "mod1"] });
  await expectKept();

  await project.setConfig(programConfig(["host", "mod2"]));
  const { output } = await project.preview();
  assert.match(output, /~ \[1\]: "mod1" => "mod2"/);
  expectExit(await project.up(), 0);
  expectExempt("host", "mod2");

  emulator.setMute(app, "hall", { mutedAll: false });
  assert.notEqual((await project.detectDrift()).exitCode, 0);
  expectExit(await project.up("--refresh"), 0);
  expectExempt("host", "mod2");
  await expectKept();

  expectExit(await project.destroy(), 0);
  assert.deepEqual(
    groups.map((groupId) => muteOf(groupId).mutedAll),
    [false, false, false],
  );
  assert.equal(muteOf("foyer").muted.length, 0);
}

function expectExit({ exitCode, output }: CommandResult, expected: number): void {
  assert.equal(exitCode, expected, output);
}
