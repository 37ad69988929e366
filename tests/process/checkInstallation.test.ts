import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runCommand } from "../../tools/pulumi/runCommand";
import { installStrictly } from "../support/strictInstall";

const name = "pulumi-alicloud-livemessage";
let folder: string;
/** A project, and one whose dependency alone depends on the package. */
let project: string;
let dependent: string;
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), "installation-")));
  [project, dependent] = [path.join(folder, "project"), path.join(folder, "dependent")] as [string, string];
  mkdirSync(dependent);
  await installStrictly(project);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program in a folder as the language host does: the engine's monitor is known, and need not be there. */
async function run(cwd: string, lines: string): Promise<string> {
  const load = `const { GroupMute } = require(${JSON.stringify(path.join(project, "node_modules", name))});`;
  const mute = 'new GroupMute("hall", { appId: "app1", groupId: "hall" });';
  const script = `${load} ${lines.replace("MUTE", `try { ${mute} } catch (error) { console.log(error.message) }`)}; process.exit()`;
  const env = { PATH: process.env.PATH, PULUMI_NODEJS_MONITOR: "127.0.0.1:1" };
  return (await runCommand(process.execPath, ["-e", script], { cwd, env, timeoutMs: 30_000 })).output;
}

test("nothing is said where the engine finds the package", async () => {
  expect(await run(project, "MUTE")).not.toContain("engine");
});

test("a package that is there only below another one is an error that says what to install where", async () => {
  expect(await run(dependent, "MUTE")).toBe(
    `The engine loads @pulumi/pulumi and ${name} from the folder that the program runs in, and does not find them there. ` +
      `Run \`npm install @pulumi/pulumi ${name}\` in ${dependent}, also where another package depends on it already.\n`,
  );
});

test("a script of the Automation API is warned, since its stack may work in another folder", async () => {
  const inline = `require(${JSON.stringify(path.join(project, "node_modules", "@pulumi/pulumi/runtime/state"))}).withLocalStorage(async () => { MUTE })`;
  const output = await run(dependent, inline);
  expect(output).toContain("warning: ");
  expect(output).toContain(`Run \`npm install @pulumi/pulumi ${name}\` in ${dependent}`);
});

test("another version for the engine is told", async () => {
  const other = path.join(dependent, "node_modules", name);
  mkdirSync(path.join(dependent, "node_modules", "@pulumi", "pulumi"), { recursive: true });
  mkdirSync(other, { recursive: true });
  writeFileSync(path.join(dependent, "node_modules", "@pulumi", "pulumi", "package.json"), "{}");
  writeFileSync(path.join(other, "package.json"), '{ "version": "0.0.9" }');
  writeFileSync(path.join(other, "provider.js"), "");
  expect(await run(dependent, "MUTE")).toMatch(
    new RegExp(`The program loads ${name} \\d+\\.\\d+\\.\\d+, and the engine loads 0\\.0\\.9 from ${dependent}`),
  );
});
