import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { settingKey, type SettingName, settings } from "../../../provider/src/account/settings";
import { parsePolicy } from "../../../provider/src/muteFile/policyFile";
import { livemessage } from "../command/support/livemessage";
import { pages, readPage, workspace } from "./support/pages";

const texts = pages.map((page) => [page, readPage(page)] as const);

/** Lines of code on a page that start with a command. */
function commandsOf(text: string, program: string): string[] {
  return [...text.matchAll(new RegExp(`^(?: {4}|\\$ )?(?:npx )?(${program} .*)$`, "gm"))].map((match) => match[1]!);
}

test.each(texts)("%s: its livemessage commands exist, with these options", async (_file, text) => {
  for (const command of commandsOf(text, "livemessage")) {
    const args = command.split(" ").slice(1);
    // --help is answered once the command line has been understood.
    const { code, err } = await livemessage([...args, "--help"]);
    expect({ command, code, err }).toEqual({ command, code: 0, err: "" });
  }
});

test.each(texts)("%s: its updates and previews are those that the pipelines run", (_file, text) => {
  const folder = path.join(workspace, "examples/gitops/.github/workflows");
  const pipelines = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), "utf8"));
  for (const command of commandsOf(text, "pulumi (?:up|preview) --stack")) {
    const run = command.replace("--stack prod", '--stack "$STACK"');
    expect(pipelines.some((pipeline) => pipeline.includes(run)) ? run : `not run: ${run}`).toBe(run);
  }
});

test.each(texts)("%s: its mute files are right", (file, text) => {
  for (const [, yaml] of text.matchAll(/```yaml\n([^]*?)```/g)) expect(() => parsePolicy(yaml!, file)).not.toThrow();
});

const scriptsOf = (folder: string): string[] => {
  const manifest = JSON.parse(readPage(path.join(folder, "package.json"))) as { scripts?: Record<string, string> };
  return Object.keys(manifest.scripts ?? {});
};
const scripts = new Map([".", "provider", "emulator", "policy-pack"].map((folder) => [folder, scriptsOf(folder)]));

test.each(texts)("%s: its npm scripts exist", (_file, text) => {
  for (const [command, script, folder = "."] of text.matchAll(
    /npm run (?:--silent )?([a-z][\w:-]*)(?: -w (\S+\b))?/g,
  )) {
    expect({ command, exists: scripts.get(folder)?.includes(script!) }).toEqual({ command, exists: true });
  }
});

test.each(texts)("%s: the settings that it sets exist", (_file, text) => {
  // The plugin has all of them in its own namespace.
  const keys = (Object.keys(settings) as SettingName[]).flatMap((name) => [settingKey(name), `livemessage:${name}`]);
  const set = [...text.matchAll(/config set (?:--\S+ )*'?((?:alicloud|livemessage):\w+)/g)].map(([, key]) => key!);
  expect(keys).toEqual(expect.arrayContaining(set));
});
