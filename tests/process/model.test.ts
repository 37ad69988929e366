import fc from "fast-check";
import { foundFaults } from "./model/foundFaults";
import { Lane } from "./model/lane";
import { play } from "./model/play";
import { sequence } from "./model/sequence";

const lanes = 2;
const sequencesPerLane = 12;
/** The same sequences in every run; `npm run fuzz` plays others. */
const firstSeed = 1;

test("whatever happens in sequences of programs, drift, faults, replacements and kills, runs keep what is promised", async () => {
  let played = 0;
  await Promise.all(
    Array.from({ length: lanes }, async (_, index) => {
      const lane = await Lane.open();
      try {
        const property = fc.asyncProperty(sequence(), async (each) => {
          await play(lane, each);
          played += 1;
        });
        const options = { seed: firstSeed + index, numRuns: sequencesPerLane, endOnFailure: true };
        await fc.assert(property, options);
      } finally {
        await lane.close();
      }
    }),
  );
  expect(played).toBe(lanes * sequencesPerLane);
}, 600_000);

test("sequences that showed a fault keep what is promised", async () => {
  const lane = await Lane.open();
  try {
    for (const each of Object.values(foundFaults)) await play(lane, each);
  } finally {
    await lane.close();
  }
}, 300_000);
