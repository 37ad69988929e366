import { readFile } from "node:fs/promises";
import path from "node:path";

import { type Emulator, startEmulator } from "alicloud-live-emulator";

import { stackAccess } from "../support/emulatorAccess";
import { useProjects } from "./support/useProjects";

const newProject = useProjects();
let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.close());

/** A project from the files of an example, on the emulator. */
async function example(name: string, config: Record<string, string>, secretConfig: Record<string, string> = {}) {
  const folder = path.resolve(__dirname, "../../examples", name);
  const files = await Promise.all(
    ["Pulumi.yaml", "index.ts", "package.json", "tsconfig.json"].map(
      async (file) => [file, await readFile(path.join(folder, file), "utf8")] as const,
    ),
  );
  const access = stackAccess(emulator);
  return newProject({
    program: Object.fromEntries(files),
    config: { ...access.config, ...config },
    secretConfig: { ...access.secretConfig, ...secretConfig },
  });
}

function muteOf(appId: string, groupId: string): string[] | "open" {
  const state = emulator.state.group(appId, groupId)!.muteState();
  return state.mutedAll ? [...state.exempt].sort() : "open";
}

test("many-groups: every group of an app, with exceptions", async () => {
  emulator.createApp({ appId: "demo" });
  for (let index = 0; index < 24; index++) emulator.createGroup("demo", `g${index}`);
  // The engine keeps ids of digits as numbers.
  emulator.createGroup("demo", "1001");
  const project = await example("many-groups", { "many-groups:appId": "demo" });
  for (const setting of [
    ["open[0]", "g3"],
    ["open[1]", "1001"],
    ["moderators[0]", "host"],
    ["moderators[1]", "10086"],
  ]) {
    expect(await project.run("config", "set", "--stack", "dev", "--path", ...setting)).toMatchObject({ exitCode: 0 });
  }
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(muteOf("demo", "g3")).toBe("open");
  expect(muteOf("demo", "1001")).toBe("open");
  expect(muteOf("demo", "g23")).toEqual(["10086", "host"]);
  expect(((await project.outputs()) as { groups: string[] }).groups).toHaveLength(25);

  emulator.createGroup("demo", "late");
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect(muteOf("demo", "late")).toEqual(["10086", "host"]);
  expect(await project.previewExpectNoChanges()).toMatchObject({ exitCode: 0 });
});

test("two-accounts: each policy writes with the key of its account", async () => {
  const other = emulator.accounts.create();
  const key = other.createKey();
  emulator.createApp({ appId: "demo" });
  emulator.createGroup("demo", "hall");
  emulator.createApp({ appId: "theirs", account: other.id });
  emulator.createGroup("theirs", "hall");
  const project = await example(
    "two-accounts",
    {
      "two-accounts:appId": "demo",
      "two-accounts:otherAppId": "theirs",
      "two-accounts:otherAccessKey": key.accessKeyId,
    },
    { "two-accounts:otherSecretKey": key.accessKeySecret },
  );
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  expect([muteOf("demo", "hall"), muteOf("theirs", "hall")]).toEqual([
    ["host", "mod1"],
    ["host", "mod1"],
  ]);
  expect(JSON.stringify(await project.exportState())).not.toContain(key.accessKeySecret);
  expect(await project.previewExpectNoChanges()).toMatchObject({ exitCode: 0 });
  expect(await project.destroy()).toMatchObject({ exitCode: 0 });
  expect(muteOf("theirs", "hall")).toBe("open");
});
