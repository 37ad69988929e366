import { parseBenchOptions, parseMutedUsers } from "../../../bench/benchOptions";

describe("the bench's command line", () => {
  test("measures everything at three sizes by default", () => {
    expect(parseBenchOptions([], "results")).toEqual({
      groups: [100, 300, 1000],
      contestants: [
        "groupMute",
        "appMutes",
        "groupMutePlugin",
        "appMutesPlugin",
        "plain",
        "fixedWait",
        "noop",
        "noopApp",
      ],
      state: ["file"],
      rounds: 3,
      programs: 4,
      groupsPerProgram: 250,
      starts: 11,
      out: "results",
      add: false,
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
      "--contestants takes groupMute, appMutes, groupMutePlugin, appMutesPlugin, plain, fixedWait, noop, noopApp",
    ],
    [["--rounds", "0"], "--rounds takes a number from 1 on"],
    [["--state", "cloud"], "--state takes file, bucket"],
    [["--frobnicate"], "--frobnicate"],
  ])("refuses %p", (args, message) => expect(() => parseBenchOptions(args, "results")).toThrow(message));
});

test("users muted one by one: 300 groups with 60 each in every form, or what is given", () => {
  const ours = ["groupMute", "appMutes", "groupMutePlugin", "appMutesPlugin"];
  expect(parseMutedUsers([], "results")).toEqual({ groups: 300, users: 60, contestants: ours, out: "results" });
  const args = ["--groups", "9", "--users", "31", "--contestants", "appMutes", "--out", "other"];
  expect(parseMutedUsers(args, "results")).toEqual({ groups: 9, users: 31, contestants: ["appMutes"], out: "other" });
  expect(() => parseMutedUsers(["--contestants", "noop"], "results")).toThrow(
    "--contestants takes groupMute, appMutes",
  );
});
