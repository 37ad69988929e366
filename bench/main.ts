import path from "node:path";
import { parseBenchOptions, parseGroups, parseMutedUsers, usage } from "./benchOptions";
import { runEmulatorBench } from "./emulator/emulatorBench";
import { runFromNothingBench } from "./fromNothing/fromNothingBench";
import { runMutedUsersBench } from "./mutedUsers/mutedUsersBench";
import { runBench } from "./runBench";

/** `npm run bench`: measures what the README claims. */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes("--help")) {
    process.stdout.write(usage);
    return;
  }
  if (args[0] === "emulator") {
    process.stdout.write(`${await runEmulatorBench()}\n`);
    return;
  }
  if (args[0] === "from-nothing") {
    const { text, kept } = await runFromNothingBench(parseGroups(args.slice(1)));
    process.stdout.write(`${text}\n`);
    if (!kept) process.exitCode = 1;
    return;
  }
  const results = path.join(__dirname, "results");
  if (args[0] === "muted-users") {
    const { text, kept } = await runMutedUsersBench(parseMutedUsers(args.slice(1), results));
    process.stdout.write(`${text}\n`);
    if (!kept) process.exitCode = 1;
    return;
  }
  const options = parseBenchOptions(args, results);
  const report = (line: string) => void process.stderr.write(`${line}\n`);
  process.stdout.write(`${await runBench(options, report)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
