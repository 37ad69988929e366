import { commands } from "../../../provider/src/command/main";
import { livemessage } from "./support/livemessage";

describe("the command line", () => {
  test("without a command shows what there is, as a usage error", async () => {
    const { code, out, err } = await livemessage([]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    for (const { name, summary } of commands) expect(err).toMatch(new RegExp(`^  ${name} +${summary}$`, "m"));
  });

  test("--help goes to standard output, for the program and for each command", async () => {
    expect(await livemessage(["--help"])).toMatchObject({ code: 0, err: "" });
    for (const command of commands) {
      const { code, out } = await livemessage([command.name, "--help"]);
      expect(code).toBe(0);
      for (const name of Object.keys(command.options)) expect(out).toContain(`--${name}`);
      expect(await livemessage(["help", command.name])).toEqual({ code, out, err: "" });
    }
  });

  test("--version", async () => {
    for (const way of ["--version", "-V", "version"]) {
      expect(await livemessage([way])).toEqual({ code: 0, out: "1.2.3\n", err: "" });
    }
  });

  test.each([
    [["valdate"], 'livemessage: there is no command "valdate": did you mean "validate"?\nTry: livemessage --help\n'],
    [
      ["validate", "f", "--jsn"],
      'livemessage: unknown option --jsn: did you mean "--json"?\nTry: livemessage validate --help\n',
    ],
    [["validate"], "livemessage: validate takes FILE..., and got nothing\nTry: livemessage validate --help\n"],
    [["report", "a", "b"], "livemessage: report takes PREVIEW.json, and got a b\nTry: livemessage report --help\n"],
    [["whoami", "a"], "livemessage: whoami takes no argument, and got a\nTry: livemessage whoami --help\n"],
    [["report", "p", "--html"], "livemessage: --html needs a value: --html FILE\nTry: livemessage report --help\n"],
    [
      ["report", "p", "--markdown", "--json"],
      "livemessage: --markdown needs a value before --json (or, if that is it, --markdown=--json)\nTry: livemessage report --help\n",
    ],
    [["report", "p", "--json=1"], "livemessage: --json takes no value\nTry: livemessage report --help\n"],
    [
      ["report", "p", "--html", "f", "--markdown", "f"],
      "livemessage: --markdown and --html name the same file\nTry: livemessage report --help\n",
    ],
    [["report", "p", "--limit", "5"], "livemessage: --limit is a number from 200 on\nTry: livemessage report --help\n"],
    [["whoami", "--app="], "livemessage: --app needs a value: --app ID\nTry: livemessage whoami --help\n"],
    [["export", "--app", "a", "--app", "b"], "livemessage: --app is given twice\nTry: livemessage export --help\n"],
    [["ram-policy"], "livemessage: --app is needed\nTry: livemessage ram-policy --help\n"],
    [
      ["ram-policy", "--app", "a b"],
      'livemessage: "a b" is no app id: an app id has letters, digits, - and _\nTry: livemessage ram-policy --help\n',
    ],
    [
      ["ram-policy", "--app", "a", "--access", "all"],
      "livemessage: --access is read or write\nTry: livemessage ram-policy --help\n",
    ],
    ...["acs:ram::12:root", "12 3", "1*", "1\n", "*x"].map((account): [string[], string] => [
      ["ram-policy", "--app", "a", "--account", account],
      `livemessage: ${JSON.stringify(account)} is no account id: an account id has digits only\nTry: livemessage ram-policy --help\n`,
    ]),
    ...["rtc/a", "a,b", "a*", "", "a\n"].map((app): [string[], string] => [
      ["ram-policy", "--app", "ok", `--app=${app}`],
      app === ""
        ? "livemessage: --app needs a value: --app ID\nTry: livemessage ram-policy --help\n"
        : `livemessage: ${JSON.stringify(app)} is no app id: an app id has letters, digits, - and _\nTry: livemessage ram-policy --help\n`,
    ]),
  ])("%j is a usage error", async (args, err) => {
    expect(await livemessage(args)).toEqual({ code: 2, out: "", err });
  });
});
