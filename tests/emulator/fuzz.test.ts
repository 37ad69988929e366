import { fuzz } from "./fuzz/fuzz";

// `npm run fuzz -w emulator` sends 10,000 requests; this is a taste of it on each run of the tests.
test("random valid, broken and hostile requests: no crash, no hang, no 200 for a bad one, memory flat", async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.info(`fuzz seed ${seed}`);
  const report = await fuzz({ seed, requests: 1500 });
  expect({ seed, failures: report.failures }).toEqual({ seed, failures: [] });
  expect(Object.keys(report.kinds).length).toBeGreaterThan(15);
  expect(report.statuses["200"]).toBeGreaterThan(30);
  expect(report.heapLate - report.heapEarly).toBeLessThan(8 * 1024 * 1024);
});
