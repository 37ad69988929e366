import path from "node:path";
import { parseArgs } from "node:util";
import { pluginVersion } from "../plugin/builtPlugin";
import { ownPlatform } from "./platforms";
import { tryArchive } from "./tryArchive";
import { archiveName, writeArchives } from "./writeArchives";

const usage = `npm run archives -- [FOLDER]     the plugin's archives, by default in archives/

  --scripts    all archives have the script, which needs Node.js; nothing is downloaded
  --try        uses the archive of this machine on the engine
`;

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { scripts: { type: "boolean" }, try: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help) return void process.stdout.write(usage);
  if (values.scripts && values.try) throw new TypeError("--try is for archives with executables: leave out --scripts");
  const folder = path.resolve(positionals[0] ?? "archives");
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  const files = await writeArchives(folder, pluginVersion, { executables: values.scripts !== true, report });
  process.stdout.write(`${files.join("\n")}\n`);
  if (values.try !== true) return;
  const own = ownPlatform();
  if (own === undefined) throw new Error("there is no archive for this machine");
  await tryArchive(path.join(folder, archiveName(pluginVersion, own)));
  process.stdout.write("The plugin of this machine's archive muted a group and gave it up.\n");
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
