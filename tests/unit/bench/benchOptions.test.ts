import { parseBenchOptions } from "../../../bench/benchOptions";

describe("the bench's command line", () => {
  test("measures everything at three sizes by default", () => {
    expect(parseBenchOptions([], "results")).toEqual({
      groups: [100, 300, 1000],
      contestants: ["groupMute", "appMutes", "groupMutePlugin", "appMutesPlugin", "plain", "fixedWait", "noop"],
      state: ["file"],
      programs: 4,
      groupsPerProgram: 250,
      starts: 11,
      out: "results",
    });
  });

  test("takes sizes and contestants", () => {
    const options = parseBenchOptions(
      ["--groups", "5000", "--contestants", "appMutes, noop", "--state", "file,bucket", "--programs", "0"],
      "results",
    );
    expect(options).toMatchObject({
      groups: [5000],
      contestants: ["appMutes", "noop"],
      state: ["file", "bucket"],
      programs: 0,
    });
  });

  test.each([
    [["--groups", "many"], "--groups takes whole numbers"],
    [
      ["--contestants", "theirs"],
      "--contestants takes groupMute, appMutes, groupMutePlugin, appMutesPlugin, plain, fixedWait, noop",
    ],
    [["--state", "cloud"], "--state takes file, bucket"],
    [["--frobnicate"], "--frobnicate"],
  ])("refuses %p", (args, message) => expect(() => parseBenchOptions(args, "results")).toThrow(message));
});
