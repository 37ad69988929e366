import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type Emulator, startEmulator } from "alicloud-live-emulator";
import ts from "typescript";
import { parseDocument } from "yaml";
import { writeCalls } from "../../tools/journal/writeCalls";
import { cleanEnvironment } from "../../tools/pulumi/cleanEnvironment";
import { engineEnvironment } from "../../tools/pulumi/pulumiEngine";
import { type CommandResult, runCommand } from "../../tools/pulumi/runCommand";
import { loadForJavaScript } from "../support/loadOnFirstUse";
import { markOf, type walkedPages } from "../support/markedLines";
import { shellLines } from "../support/shellLines";
import { standIn } from "./support/standIn";
import { useEngine } from "./support/useEngine";

/* The lines of the guides, one page after another, as somebody would copy them into a shell. */

const workspace = path.resolve(__dirname, "../..");
const app = "demo";
const engine = useEngine();
let root: string;
let folder: string;
let emulator: Emulator;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), "guides-")));
  folder = path.join(root, "project");
  for (const name of ["project", "bin", "home", "state", "user"]) await mkdir(path.join(root, name));
  await symlink(path.join(workspace, "node_modules"), path.join(folder, "node_modules"), "junction");
  await writeFile(
    path.join(folder, "Pulumi.yaml"),
    "name: guides\nruntime: { name: nodejs, options: { typescript: false } }\n",
  );
  await writeFile(path.join(folder, "package.json"), '{ "private": true, "main": "index.js" }');
  // The package is there already: quickstart.test.ts installs it.
  await standIn(path.join(root, "bin"), "npm", '[ "$1 $#" = "install 2" ] && [ -d "node_modules/$2" ]');
  emulator = await startEmulator({ quota: false });
  emulator.createApp({ appId: app });
  for (const [groupId, exempt] of Object.entries({ hall: ["host", "mod1"], foyer: ["host"] })) {
    emulator.createGroup(app, groupId);
    emulator.setMute(app, groupId, { mutedAll: true, exempt });
  }
  emulator.createGroup(app, "lobby");
  const settings = engineEnvironment(engine(), {
    base: cleanEnvironment(path.join(root, "user")),
    home: path.join(root, "home"),
    backendDir: path.join(root, "state"),
    passphrase: "passphrase of a temporary stack",
  });
  const { accessKeyId, accessKeySecret } = emulator.credentials;
  env = {
    ...settings,
    ...loadForJavaScript,
    PATH: `${path.join(root, "bin")}${path.delimiter}${settings["PATH"]}`,
    ALIBABA_CLOUD_ENDPOINT_LIVE: emulator.url,
    ALICLOUD_ACCESS_KEY: accessKeyId,
    ALICLOUD_SECRET_KEY: accessKeySecret,
    // Nobody answers the question of an update.
    PULUMI_SKIP_CONFIRMATIONS: "true",
  };
});
afterAll(async () => {
  await emulator.close();
  await rm(root, { recursive: true, force: true });
});

/** What a page gives to a shell, with the names of this stack in place of those in capitals. */
function linesOf(page: (typeof walkedPages)[number]): string[] {
  const own = {
    KEY_ID: emulator.credentials.accessKeyId,
    KEY_SECRET: emulator.credentials.accessKeySecret,
    APP_ID: app,
    "ORGANIZATION/PROJECT/STACK": "organization/guides/prod",
    BACKEND: path.join(root, "state"),
    "http://127.0.0.1:4580": emulator.url,
  };
  const lines = shellLines().filter((one) => one.page === page && markOf(one) === undefined);
  return lines.map(({ line }) =>
    Object.entries(own).reduce((text, [name, value]) => text.replace(new RegExp(`\\b${name}\\b`), value), line),
  );
}

async function run(lines: readonly string[], exitCode = 0): Promise<string> {
  const args = ["--noprofile", "--norc", "-c", `set -eo pipefail\n${lines.join("\n")}`];
  const result: CommandResult = await runCommand("bash", args, { cwd: folder, env, timeoutMs: 180_000 });
  expect({ lines, ...result }).toMatchObject({ exitCode });
  return result.output;
}

const text = (name: string): Promise<string> => readFile(path.join(folder, name), "utf8");
const exempt = (groupId: string): readonly string[] =>
  [...emulator.state.group(app, groupId)!.muteState().exempt].sort();

async function change(from: string, to: string): Promise<void> {
  const before = await text("mutes.yaml");
  expect(before).toContain(from);
  await writeFile(path.join(folder, "mutes.yaml"), before.replace(from, to));
}

test("an app is adopted, changed, reviewed, watched and repaired by the lines of the guides", async () => {
  const page = await readFile(path.join(workspace, "docs/adopt.md"), "utf8");
  const program = /^```ts\n([^]*?)^```$/m.exec(page)![1]!;
  const { outputText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  await writeFile(path.join(folder, "index.js"), outputText);
  const adopted = await run(linesOf("docs/adopt.md"));
  expect(adopted).toContain("+ 4 created");
  expect(writeCalls(emulator)).toEqual([]);

  await change("mod1", "guest");
  await run(linesOf("docs/change.md"));
  await run(linesOf("README.md"));
  await run(linesOf("docs/test.md"));
  expect((await run(linesOf("docs/several-accounts.md"))).match(/accepted +yes/g)).toHaveLength(2);
  await run(linesOf("docs/review.md"));
  expect(await text("report.md")).toContain("guest");
  expect(await text("report.html")).toContain("guest");
  expect(writeCalls(emulator)).toEqual([]);

  const [look, ...repair] = linesOf("docs/drift.md");
  await run([look!], 7);
  expect(await run(repair)).toContain("guest");
  expect([exempt("hall"), exempt("foyer")]).toEqual([["guest", "host"], ["host"]]);

  const file = parseDocument(await text("mutes.yaml"));
  file.setIn(["groups", "foyer"], { exceptUsers: ["host"], mutedUntil: "2099-01-01T00:00:00Z" });
  await writeFile(path.join(folder, "mutes.yaml"), String(file));
  expect(await run(linesOf("docs/windows.md"))).toContain("LIVEMESSAGE_NOW");
  expect(await run(linesOf("docs/least-privilege.md"))).toContain(`rtc/${app}`);
  await run(linesOf("docs/reliability.md"));
  await change("guest", "anna");
  await run(linesOf("provider/README.md"));
  expect(exempt("hall")).toEqual(["anna", "host"]);
}, 600_000);
