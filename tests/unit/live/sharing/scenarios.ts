import { type Counting, FakeTime, QuotaServer, runProgram, seededRandom } from "../support/rateLimiterSimulation";

/** Programs that share the quota of an operation. */
export interface SharingScenario {
  readonly programs: readonly { readonly calls: number; readonly startAtMs?: number; readonly parallel?: number }[];
  /** How the service counts. Default sliding windows. */
  readonly counting?: Counting;
  /** Calls per second. Default 10. */
  readonly quota?: number;
  /** Least and most milliseconds of one way. Default 5 to 15. */
  readonly latency?: readonly [number, number];
}

/** What a scenario came to. */
export interface SharingFigures {
  /** Calls that were taken, of those that the quota allows from the first to the last of them. */
  readonly used: number;
  /** Calls that were refused, of all, two reads beside each write counted in: a created group makes them. */
  readonly throttled: number;
  readonly refused: number;
  /** When calls of each program ended well, in milliseconds. */
  readonly done: readonly (readonly number[])[];
}

function four(startsMs: readonly number[], calls: number, parallel = 8): SharingScenario["programs"] {
  return startsMs.map((startAtMs) => ({ calls, startAtMs, parallel }));
}
const asEnginesStart = [0, 1500, 4000, 6500];

/** Scenarios by name. Where nothing is said, four programs of 250 calls share 10 calls per second in sliding windows. */
export const sharingScenarios = {
  "start together": { programs: four([0, 0, 0, 0], 250) },
  "start together, fixed windows": { programs: four([0, 0, 0, 0], 250), counting: "fixed" },
  "start one after the other": { programs: four([0, 700, 1300, 2100], 250) },
  "start as engines do": { programs: four(asEnginesStart, 250, 32) },
  "start as engines do, fixed windows": { programs: four(asEnginesStart, 250, 32), counting: "fixed" },
  "75 calls each": { programs: four([0, 700, 1300, 2100], 75, 32) },
  "one ends early": { programs: [{ calls: 60 }, { calls: 250 }, { calls: 250 }, { calls: 250 }] },
  "two, one comes later": { programs: [{ calls: 300 }, { calls: 300, startAtMs: 10_000 }] },
  "50 calls per second": { programs: four([0, 0, 0, 0], 1250, 40), quota: 50 },
  "one alone": { programs: four([0], 300, 32) },
  "one alone, fixed windows": { programs: four([0], 300, 32), counting: "fixed" },
  "one alone, 5 to 120 ms each way": { programs: four([0], 300, 32), latency: [5, 120] },
} as const satisfies Readonly<Record<string, SharingScenario>>;

/** Plays a scenario with the rate limiter in simulated time. */
export async function playSharing(scenario: SharingScenario, seed: number): Promise<SharingFigures> {
  const { programs, counting = "sliding", quota = 10, latency: [least, most] = [5, 15] } = scenario;
  const time = new FakeTime();
  const random = seededRandom(seed);
  const server = new QuotaServer(quota, counting, random() * 1000);
  const latency = () => least + (most - least) * random();
  const running = programs.map((program) =>
    runProgram({ ...program, time, server, random, latency, ratePerSecond: quota }),
  );
  await time.run();
  const { accepted, refused } = server;
  const seconds = ((accepted.at(-1) as number) - (accepted[0] as number)) / 1000;
  return {
    used: accepted.length / quota / seconds,
    throttled: refused.length / (3 * accepted.length + refused.length),
    refused: refused.length,
    done: await Promise.all(running),
  };
}
