import { startEmulator } from "alicloud-live-emulator";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { installPlugin, pluginVersion } from "../plugin/builtPlugin";
import { findPulumi } from "../pulumi/findPulumi";
import type { PulumiEngine } from "../pulumi/pulumiEngine";
import { PulumiProject } from "../pulumi/pulumiProject";
import { languages, type LanguageProject } from "./languages";
import { app, groups, playLife, programConfig } from "./playLife";
import { Workplace } from "./workplace";

/*
 * Generates the packages of all languages from the plugin's schema, by the generators of the engine, and compiles or checks a
 * program that uses them, except for .NET. Where there is a language host, the program goes through its life on the engine.
 *
 *     npm run test:languages -- [LANGUAGE ...]
 */

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !Object.hasOwn(languages, name));
  if (unknown !== undefined) throw new Error(`there is no ${unknown}: ${Object.keys(languages).join(", ")}`);
  const engine = await findPulumi({ report: (line) => console.log(`pulumi: ${line}`) });
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), "livemessage-languages-")));
  try {
    const place = new Workplace(folder);
    await place.generateSdks(pluginVersion);
    for (const [name, prepare] of Object.entries(languages)) {
      if (names.length > 0 && !names.includes(name)) continue;
      const project = await prepare(place);
      const isChecked = project !== "generated";
      console.log(`${name}: the package is generated${isChecked ? ", and a program that uses it is checked" : ""}`);
      if (typeof project === "string") continue;
      await play(engine, project);
      console.log(`${name}: the program went through up, change, drift and destroy`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function play(engine: PulumiEngine, language: LanguageProject): Promise<void> {
  const { program, folders = [], nodeModules } = language;
  const emulator = await startEmulator({ switches: { httpMethod: "documented" } });
  emulator.createApp({ appId: app });
  for (const groupId of groups) emulator.createGroup(app, groupId);
  const searched = [...folders, engine.binDir, path.dirname(process.execPath), process.env.PATH].join(path.delimiter);
  const project = await PulumiProject.create({
    engine,
    program,
    ...(nodeModules === undefined ? {} : { nodeModules }),
    env: { PATH: searched },
    config: {
      ...programConfig(["host", "mod1"]),
      "livemessage:endpoint": emulator.url,
      "livemessage:accessKey": emulator.credentials.accessKeyId,
    },
    secretConfig: { "livemessage:secretKey": emulator.credentials.accessKeySecret },
  });
  try {
    await installPlugin(project);
    await playLife(project, emulator);
  } finally {
    await project.remove();
    await emulator.close();
  }
}

void main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
