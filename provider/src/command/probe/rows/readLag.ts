import { plural } from "../../../text/plural";
import type { Lab } from "../lab";
import type { ProbeRow } from "../probeRow";
import { found, unclear, type Verdict } from "../verdict";
import { UnclearError } from "../unclearError";

/** A write that shows later than that, in milliseconds, is not waited for. */
const longestLagMs = 15_000;
/** So many reads follow each other at once, the rest at this distance in milliseconds. */
const quickReads = 10;
const readEveryMs = 200;

const calls = ["BanLiveMessageGroup", "UnbanLiveMessageGroup", "DescribeLiveMessageGroupBand"] as const;

/** What the reads after a write showed. */
interface Lag {
  /** Reads that showed the state before. */
  readonly reads: number;
  /** Milliseconds from the answer to the write until a read showed it. */
  readonly ms: number;
}

/** What is known of late reads: by the time, by the count, or not which. */
interface LagFound {
  readonly by: "nothing" | "time" | "count" | "either";
  readonly first: Lag;
  readonly second: Lag;
}

async function readUntil(lab: Lab, mutedAll: boolean): Promise<Lag> {
  const from = performance.now();
  for (let reads = 0; ; reads++) {
    const { mutedAll: shown } = await lab.readOnce();
    const ms = performance.now() - from;
    if (shown === mutedAll) return { reads, ms };
    if (ms > longestLagMs) throw new UnclearError(`no read showed a write within ${longestLagMs / 1000} s`);
    if (reads >= quickReads) await lab.wait(readEveryMs);
  }
}

/** Mutes and opens the group. A pause before the second read tells a delay from a count of reads. */
function measure(lab: Lab): Promise<LagFound> {
  return lab.once("lag", async () => {
    await lab.must("BanLiveMessageGroup");
    const first = await readUntil(lab, true);
    await lab.must("UnbanLiveMessageGroup");
    if (first.reads > 0) await lab.wait(2 * first.ms + 200);
    const second = await readUntil(lab, false);
    const by =
      first.reads === 0 && second.reads === 0
        ? "nothing"
        : second.reads === 0
          ? "time"
          : second.reads === first.reads
            ? "count"
            : "either";
    lab.lag.ms = by === "time" || by === "either" ? Math.max(first.ms, second.ms) : 0;
    lab.lag.reads = by === "count" || by === "either" ? Math.max(first.reads, second.reads) : 0;
    return { by, first, second };
  });
}

function inWords({ first, second }: LagFound): string {
  return (
    `the first write showed after ${plural(first.reads, "read")} of the state before it, ${Math.round(first.ms)} ms after its answer; ` +
    `the second one, after a pause, after ${plural(second.reads, "read")}`
  );
}

export const readLag: readonly ProbeRow[] = [
  {
    name: "readLagMs",
    question: "For how many milliseconds after a write does DescribeLiveMessageGroupBand answer the state before it?",
    values: "number",
    calls,
    async find(lab): Promise<Verdict> {
      const lag = await measure(lab);
      if (lag.by === "nothing") return found(0, "the first read after each of two writes showed it");
      if (lag.by === "count") return found(0, inWords(lag));
      return lag.by === "time" ? found(Math.ceil(lag.first.ms / 10) * 10, inWords(lag)) : unclear(inWords(lag));
    },
  },
  {
    name: "readLagReads",
    question: "How many answers of DescribeLiveMessageGroupBand after a write show the state before it?",
    values: "number",
    calls,
    async find(lab): Promise<Verdict> {
      const lag = await measure(lab);
      if (lag.by === "nothing") return found(0, "the first read after each of two writes showed it");
      if (lag.by === "time") return found(0, inWords(lag));
      return lag.by === "count" ? found(lag.first.reads, inWords(lag)) : unclear(inWords(lag));
    },
  },
];
