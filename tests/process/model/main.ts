import fc from "fast-check";
import { parseArgs } from "node:util";
import { Lane } from "./lane";
import { play } from "./play";
import { sequence } from "./sequence";

const usage = `Plays random sequences of programs, drift, faults, replacements and kills against the emulator, on the
provider process of the engine, and holds what the service then has against a model.

  npm run fuzz -- [--sequences N] [--lanes N] [--slow] [--seed N [--path P]]

  --sequences  how many are played in all; default 10000
  --lanes      how many are played at a time; default 4
  --slow       with behaviour that costs seconds a time: merged lists of exempt users, throttled calls
  --seed       plays the sequences of an earlier run; with --path, as a failure printed it, the one that failed, before it
               was made smaller
`;

/** Plays the sequences of one seed, one after the other, and says how that ended. */
async function playLane(
  seed: number,
  options: {
    readonly sequences: number;
    readonly slow: boolean;
    readonly path?: string;
    readonly onPlayed: () => void;
  },
): Promise<string | undefined> {
  const { sequences: numRuns, slow, path, onPlayed } = options;
  const lane = await Lane.open();
  try {
    const property = fc.asyncProperty(sequence({ slow }), async (each) => {
      await play(lane, each);
      onPlayed();
    });
    const details = await fc.check(
      property,
      path === undefined ? { seed, numRuns } : { seed, path, numRuns: 1, endOnFailure: true },
    );
    if (!details.failed) return undefined;
    const again = [
      `--seed ${details.seed}`,
      `--path ${details.counterexamplePath?.split(":", 1)[0] ?? ""}`,
      ...(slow ? ["--slow"] : []),
    ];
    return `${fc.defaultReportMessage(details)}\n\n${String(details.errorInstance)}\n\nAgain: npm run fuzz -- ${again.join(" ")}`;
  } finally {
    await lane.close();
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      sequences: { type: "string", default: "10000" },
      lanes: { type: "string", default: "4" },
      slow: { type: "boolean", default: false },
      seed: { type: "string" },
      path: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const { slow, path } = values;
  const lanes = path === undefined ? Number(values.lanes) : 1;
  const seed = values.seed === undefined ? Date.now() % 0x3fffffff : Number(values.seed);
  const sequences = Math.ceil(Number(values.sequences) / lanes);
  console.log(`${sequences * lanes} sequences in ${lanes} lanes, --seed ${seed}`);
  const started = performance.now();
  let played = 0;
  const report = () => console.log(`${played} played in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  const timer = setInterval(report, 60_000);
  const ends = await Promise.all(
    Array.from({ length: lanes }, (_, index) =>
      playLane(seed + index, {
        sequences,
        slow,
        ...(path === undefined ? {} : { path }),
        onPlayed: () => (played += 1),
      }),
    ),
  );
  clearInterval(timer);
  report();
  const failures = ends.filter((end) => end !== undefined);
  for (const failure of failures) console.error(failure);
  return failures.length > 0 ? 1 : 0;
}

main().then(
  (exitCode) => (process.exitCode = exitCode),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 2;
  },
);
