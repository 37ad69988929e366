import fc from "fast-check";
import { Lane } from "./model/lane";
import { play } from "./model/play";
import { sequence } from "./model/sequence";

const lanes = 2;
const sequencesPerLane = 60;
/** A failing sequence is made smaller for no longer than this. */
const limitMs = 150_000;

test("whatever happens in sequences of programs, drift, faults, replacements and kills, runs keep what is promised", async () => {
  const seed = Date.now() % 0x7fffffff;
  await Promise.all(
    Array.from({ length: lanes }, async (_, index) => {
      const lane = await Lane.open();
      try {
        const property = fc.asyncProperty(sequence(), (each) => play(lane, each));
        await fc.assert(property, { seed: seed + index, numRuns: sequencesPerLane, interruptAfterTimeLimit: limitMs });
      } finally {
        await lane.close();
      }
    }),
  );
}, 300_000);
