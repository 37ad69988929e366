import path from "node:path";
import { parseArgs } from "node:util";
import { workspace } from "../packages/packages";
import { buildRelease } from "./buildRelease";
import { setVersion } from "./setVersion";

const usage = `npm run release:version -- VERSION       writes VERSION wherever the repository names it
npm run release:dry-run                  makes the files of a release in release/, from what is unreleased
npm run release -- --repository URL      makes them for a release; URL is that of the repository on GitHub
`;

/** Publishes nothing: the release workflow does. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { repository: { type: "string" }, "dry-run": { type: "boolean", default: false } },
  });
  const [command, version] = positionals;
  if (command === "version" && version !== undefined) {
    await setVersion(workspace, version, new Date().toISOString().slice(0, 10));
    return;
  }
  const { repository, "dry-run": dryRun } = values;
  if (command !== "build" || (repository === undefined && !dryRun)) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const destination = path.join(workspace, "release");
  const names = await buildRelease({ destination, dryRun, ...(repository === undefined ? {} : { repository }) });
  process.stdout.write(names.map((name) => `release/${name}\n`).join(""));
  if (repository === undefined) process.stdout.write("No --repository: the packages name none.\n");
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
