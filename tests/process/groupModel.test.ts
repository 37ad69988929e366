import fc from "fast-check";
import { groupSequence } from "./groupModel/groupSequence";
import { playGroups } from "./groupModel/playGroups";
import { Lane } from "./model/lane";

/* How many sequences are played, and from which seed; the same ones in every run unless told otherwise. */
const sequences = Number(process.env.LIVEMESSAGE_GROUP_SEQUENCES ?? 30);
const seed = Number(process.env.LIVEMESSAGE_GROUP_SEED ?? 1);

test("groups that are made, changed, deleted and brought back in between, with their mutes, end as declared and in order", async () => {
  const lane = await Lane.open();
  let played = 0;
  try {
    const property = fc.asyncProperty(groupSequence, async (each) => {
      await playGroups(lane, each);
      played += 1;
    });
    await fc.assert(property, { seed, numRuns: sequences, endOnFailure: true });
  } finally {
    await lane.close();
  }
  expect(played).toBe(sequences);
}, 3_600_000);
