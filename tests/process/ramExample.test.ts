import { writeFile } from "node:fs/promises";
import path from "node:path";

import type { PolicyDocument } from "alicloud-live-emulator";

import { ensureMute } from "../../provider/src/resources/mute/ensureMute";
import type { LiveClient } from "../../provider/src/live/liveClient";
import { describeMute } from "../../provider/src/live/muteOperations";
import { runToSuccess } from "../../tools/pulumi/runCommand";
import { useRamEmulator } from "../support/useRamEmulator";
import { useAlicloudPackage } from "./support/alicloudPackage";
import type { Registered } from "./support/registerUnderMocks";

const workspace = path.resolve(__dirname, "../..");
const example = path.join(workspace, "examples/with-ram");
const nodeModules = useAlicloudPackage();
const ram = useRamEmulator();

/** What the example registers with the classes of the real package. */
async function registered(): Promise<Registered[]> {
  const config = { "with-ram:appId": "demo", "with-ram:accountId": ram.emulator.accounts.default.id };
  const script = path.join(__dirname, "support/registerUnderMocks.ts");
  const args = ["--require", "tsx/cjs", script, path.join(example, "index.ts"), "with-ram", JSON.stringify(config)];
  const env = { ...process.env, NODE_PATH: nodeModules() };
  const { stdout } = await runToSuccess(process.execPath, args, { cwd: workspace, env, timeoutMs: 60_000 });
  return JSON.parse(stdout) as Registered[];
}

/** Makes the users of the example with the policies that are attached to them; a client for each. */
function clients(resources: Registered[]): Record<string, LiveClient> {
  const inputsOf = (type: string) => resources.filter((one) => one.type === type).map(({ inputs }) => inputs);
  const documents = Object.fromEntries(
    inputsOf("alicloud:ram/policy:Policy").map(({ policyName, policyDocument }) => [
      policyName as string,
      JSON.parse(policyDocument as string) as PolicyDocument,
    ]),
  );
  const attached = inputsOf("alicloud:ram/userPolicyAttachment:UserPolicyAttachment");
  return Object.fromEntries(
    attached.map(({ userName, policyName, policyType }) => {
      expect(policyType).toBe("Custom");
      return [userName as string, ram.clientOf(userName as string, documents[policyName as string]!)];
    }),
  );
}

const denied = { name: "NoPermissionError" };
const mute = { muted: true, exceptUsers: ["host"] };
const hall = (appId: string) => ({ appId, groupId: "hall" });
const muteOf = (appId: string) => ram.emulator.state.group(appId, "hall")!.muteState();

test("with-ram: each user may do its work on the app of the stack, and nothing on another app", async () => {
  const resources = await registered();
  expect(resources.filter(({ type }) => type === "alicloud:ram/user:User")).toHaveLength(2);
  const { "mutes-preview": reader, "mutes-apply": writer } = clients(resources);

  await ensureMute(writer!, hall("demo"), mute);
  expect(muteOf("demo")).toMatchObject({ mutedAll: true, exempt: ["host"] });
  expect(await describeMute(reader!, hall("demo"))).toMatchObject({ mutedAll: true, exempt: ["host"] });
  await expect(ensureMute(reader!, hall("demo"), { muted: false, exceptUsers: [] })).rejects.toMatchObject(denied);
  await ensureMute(writer!, hall("demo"), { muted: true, exceptUsers: ["mod1"] });
  expect(muteOf("demo")).toMatchObject({ mutedAll: true, exempt: ["mod1"] });
  await ensureMute(writer!, hall("demo"), { muted: false, exceptUsers: [] });
  expect(muteOf("demo")).toMatchObject({ mutedAll: false });

  for (const client of [reader!, writer!]) {
    await expect(describeMute(client, hall("other"))).rejects.toMatchObject(denied);
    await expect(ensureMute(client, hall("other"), mute)).rejects.toMatchObject(denied);
  }
  expect(muteOf("other")).toMatchObject({ mutedAll: false });
});

test("with-ram: its types fit those of the real package", async () => {
  const config = path.join(nodeModules(), "../tsconfig.json");
  const names = ["@pulumi/alicloud", "@pulumi/pulumi"];
  const paths = Object.fromEntries(names.map((name) => [name, [path.join(nodeModules(), name)]]));
  await writeFile(
    config,
    JSON.stringify({
      extends: path.join(example, "tsconfig.json"),
      compilerOptions: { paths },
      files: [path.join(example, "index.ts")],
    }),
  );
  await runToSuccess(path.join(workspace, "node_modules/.bin/tsc"), ["-p", config], { timeoutMs: 120_000 });
}, 180_000);
