import type { BenchFigures } from "../../../bench/figures";
import { aims } from "../../../bench/report/aims";
import { benchFigures as figures, phaseFigures as phase } from "./figuresOf";

const verdicts = (of: BenchFigures) =>
  aims(of).map(({ name, seen, met }) => `${name}: ${seen} ${met ? "met" : "missed"}`);

describe("aims", () => {
  test("are those of the figures that are there", () => expect(aims(figures([]))).toEqual([]));

  test("up: wall time and writing beside the quota's floor, nothing throttled or wrong, little state", () => {
    const ours = phase("groupMute", "up", 103_500, { throttled: 1, stateBytesPerGroup: 1500 });
    expect(verdicts(figures([ours, phase("noop", "up", 40_000)]))).toEqual([
      "up of 1000: 1.035 × missed",
      "up of 1000: 1.000 × met",
      "up of 1000: 1 missed",
      "up of 1000: 0 met",
      "state per group: 100 B met",
    ]);
  });

  test("adoption: beside the larger of the reads' floor and the engine's own, without a write", () => {
    const ours = phase("groupMute", "adopt", 44_001, {
      calls: { DescribeLiveMessageGroupBand: 1000, BanLiveMessageGroup: 1 },
    });
    expect(verdicts(figures([ours, phase("noop", "adopt", 40_000)]))).toEqual([
      "adoption of 1000: 1.100 × missed",
      "adoption of 1000: 1 missed",
    ]);
    expect(verdicts(figures([phase("groupMute", "adopt", 22_000), phase("noop", "adopt", 1000)]))[0]).toContain(" met");
  });

  test("runs with their state in a bucket are others", () => {
    const bucket = { state: "bucket", groups: 5000 } as const;
    expect(aims(figures([phase("groupMute", "up", 1, bucket), phase("noop", "up", 1, bucket)]))).toEqual([]);
  });

  test("refresh: beside the reads' floor and the engine's own together", () => {
    const both = [phase("groupMute", "refresh", 22_000), phase("noop", "refresh", 2000)];
    expect(verdicts(figures(both))).toEqual(["refresh of 1000: 1.000 × met"]);
  });

  test("the plugin: no phase slower than through the dynamic provider", () => {
    const both = [
      phase("groupMute", "up", 10_000),
      phase("groupMutePlugin", "up", 9000),
      phase("groupMute", "preview", 2000),
      phase("groupMutePlugin", "preview", 2200),
      phase("appMutes", "up", 10_000),
      phase("appMutesPlugin", "up", 10_400),
    ];
    const ofPlugin = aims(figures(both)).filter(({ name }) => name.endsWith("Plugin"));
    expect(ofPlugin.map(({ name, bound, seen, met }) => [name, bound, seen, met])).toEqual([
      ["groupMutePlugin", "at most 1.05 × the dynamic provider's, most in preview of 1000", "1.100 ×", false],
      ["appMutesPlugin", "at most 1.05 × the dynamic provider's, most in up of 1000", "1.040 ×", true],
    ]);
  });

  test("many groups as one resource: bounds by size and place of the state, and what must not happen", () => {
    const appMutes = [
      phase("appMutes", "preview", 2000, { groups: 1, stateBytesPerGroup: 900 }),
      phase("appMutes", "up", 104_001, { stateBytesPerGroup: 149 }),
      phase("appMutes", "destroy", 106_000, { state: "bucket", stateBytesPerGroup: undefined }),
      phase("appMutes", "adopt", 24_001, { stateBytesPerGroup: 149, calls: { AddLiveMessageGroupBand: 1 } }),
      phase("appMutes", "refresh", 22_900, { stateBytesPerGroup: 149 }),
      phase("appMutes", "up", 511_000, { groups: 5000, stateBytesPerGroup: 150, providerPeakBytes: 300 * 2 ** 20 }),
      phase("appMutes", "preview", 5001, { groups: 5000, stateBytesPerGroup: 149, wrong: 2, succeeded: false }),
    ];
    expect(verdicts(figures(appMutes))).toEqual([
      "AppMutes, up of 1000, state in a file: 1.040 × missed",
      "AppMutes, destroy of 1000, state in a bucket: 1.060 × met",
      "AppMutes, adopt of 1000, state in a file: 4.0 s missed",
      "AppMutes, adopt of 1000, state in a file: 1 missed",
      "AppMutes, refresh of 1000, state in a file: 2.9 s met",
      "AppMutes, refresh of 1000, state in a file: 0 met",
      "AppMutes, up of 5000, state in a file: 1.022 × missed",
      "AppMutes, preview of 5000, state in a file: 3.0 s missed",
      "AppMutes of up to 5000 groups: 0 met",
      "AppMutes of up to 5000 groups: 2 missed",
      "AppMutes of up to 5000 groups: 1 missed",
      "AppMutes of up to 5000 groups: 300 MiB missed",
      "AppMutes of up to 5000 groups: 150 B missed",
    ]);
  });

  test("programs at once and start of the process", () => {
    const sharing = {
      programs: 4,
      groupsEach: 250,
      failedPrograms: 0,
      writingMs: 1,
      quotaUsed: 0.89,
      calls: 1000,
      writes: 300,
      throttled: 19,
      wrong: 0,
      wallMs: [],
    };
    const start = [
      { contestant: "groupMute" as const, checkMs: 109, diffMs: 112, rounds: 3 },
      { contestant: "plugin" as const, checkMs: 121, diffMs: 130, rounds: 3 },
      { contestant: "noop" as const, checkMs: 100, diffMs: 101, rounds: 3 },
    ];
    expect(verdicts(figures([], { sharing, start }))).toEqual([
      "4 programs at once: 0 met",
      "4 programs at once: 89.0 % missed",
      "4 programs at once: 1.9 % met",
      "provider process: 1.090 × met",
      "provider process: 1.109 × missed",
      "plugin: 1.110 × missed",
    ]);
  });
});
