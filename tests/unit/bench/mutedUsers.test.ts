import { isKept, mutedUsersSummary } from "../../../bench/mutedUsers/summary";
import type { MutedUsersFigures } from "../../../bench/mutedUsers/figures";

const writes = { BanLiveMessageGroup: 300, AddLiveMessageGroupBand: 600 };
const up: MutedUsersFigures = {
  contestant: "groupMute",
  groups: 300,
  users: 60,
  wallMs: 63_000,
  floorMs: 60_000,
  writingMs: 60_000,
  calls: { DescribeLiveMessageGroupBand: 900, ...writes },
  neededWrites: writes,
  throttled: 0,
  wrong: 0,
  loadAverage: 1,
};

test("an update keeps its bar with no more time, writes, throttled calls and wrong groups than promised", () => {
  const broken: Partial<MutedUsersFigures>[] = [
    { wallMs: 63_001 },
    { throttled: 1 },
    { wrong: 1 },
    { calls: { ...writes, AddLiveMessageGroupBand: 601 } },
    { calls: { ...writes, RemoveLiveMessageGroupBand: 1 } },
  ];
  expect([up, ...broken.map((each) => ({ ...up, ...each }))].map(isKept)).toEqual([true, ...broken.map(() => false)]);
});

test("the summary says what the update took of the floor of its quotas", () => {
  const machine = { cpu: "any", cores: 2, memoryGiB: 8, system: "any", node: "20.20.2", engine: "3.259.0" };
  const text = mutedUsersSummary({ date: "2026-01-01T00:00:00.000Z", machine, ups: [up] });
  expect(text).toMatch(
    /GroupMute \| +300 \| +60 \| +63\.0 s \| +60\.0 s \| 1\.050 × \| +60\.0 s \| +1800 \| +900 \| +900 /,
  );
  expect(text).toMatch(/ kept +\|$/);
});
