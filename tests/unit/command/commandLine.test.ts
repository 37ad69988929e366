import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

import { commands } from "../../../provider/src/command/main";
import { livemessage } from "./support/livemessage";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "livemessage-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

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

describe("validate", () => {
  test("a good file", async () => {
    const path = file("mutes.yaml", "defaults: {appId: demo}\ngroups: {hall: }\n");
    expect(await livemessage(["validate", path])).toEqual({ code: 0, out: "", err: `${path}: 1 group, no problems\n` });
    const { out } = await livemessage(["validate", path, "--json"]);
    expect(JSON.parse(out)).toEqual({ file: path, ok: true, groups: 1, problems: [] });
  });

  test("of very many problems the first are told", async () => {
    const groups = Array.from({ length: 150 }, (_, index) => `  g${index}: { mutd: true }\n`);
    const path = file("mutes.yaml", `defaults: {appId: demo}\ngroups:\n${groups.join("")}`);
    const { code, err } = await livemessage(["validate", path]);
    expect(code).toBe(1);
    expect(err.match(/unknown key/g)).toHaveLength(100);
    expect(err).toMatch(/: and 50 more problems; --json lists them all\n150 problems\n$/);
    expect(
      (JSON.parse((await livemessage(["validate", path, "--json"])).out) as { problems: [] }).problems,
    ).toHaveLength(150);
  });

  test("a bad file", async () => {
    const path = file("mutes.yaml", "groups:\n  hall: {mutd: true}\n");
    expect(await livemessage(["validate", path])).toEqual({
      code: 1,
      out: "",
      err: `${path}:2:3: group "hall" has no appId, and defaults has none either
  2 |   hall: {mutd: true}
    |   ^^^^
${path}:2:10: unknown key "mutd": did you mean "muted"?
  2 |   hall: {mutd: true}
    |          ^^^^
2 problems
`,
    });
    const { code, out, err } = await livemessage(["validate", path, "--json", "--app-given"]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(JSON.parse(out)).toEqual({
      file: path,
      ok: false,
      problems: [{ line: 2, column: 10, message: 'unknown key "mutd": did you mean "muted"?' }],
    });
  });

  test("standard input", async () => {
    const good = { input: "defaults: {appId: demo}\ngroups: {hall: }\n" };
    expect(await livemessage(["validate", "-"], good)).toEqual({ code: 0, out: "", err: "-: 1 group, no problems\n" });
    const { code, err } = await livemessage(["validate", "-"], { input: "groups: 3\n" });
    expect(code).toBe(1);
    expect(err).toContain("-:1:9: groups must be a map");
    expect((await livemessage(["validate", "-", "-"], good)).err).toContain("standard input can be read once");
  });

  test("several files are all checked, whichever is broken", async () => {
    const good = file("good.yaml", "defaults: {appId: demo}\ngroups: {hall: , foyer: }\n");
    const broken = file("broken.yaml", "groups: 3\n");
    const missing = join(folder, "missing.yaml");
    const problem = "groups must be a map, and YAML reads 3 as a number";
    expect(await livemessage(["validate", missing, broken, good])).toEqual({
      code: 1,
      out: "",
      err: `${missing}: cannot be read: there is no such file
${broken}:1:9: ${problem}
  1 | groups: 3
    |         ^
${good}: 2 groups, no problems
2 problems in 2 of 3 files
`,
    });
    const { code, out, err } = await livemessage(["validate", broken, good, "--json"]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(JSON.parse(out)).toEqual({
      ok: false,
      files: [
        { file: broken, ok: false, problems: [{ line: 1, column: 9, message: problem }] },
        { file: good, ok: true, groups: 2, problems: [] },
      ],
    });
    expect(await livemessage(["validate", good, good])).toMatchObject({ code: 0 });
    expect(JSON.parse((await livemessage(["validate", good, good, "--json"])).out)).toMatchObject({ ok: true });
  });

  test("a file and standard input are read in one way", async () => {
    const latin1 = Buffer.from("defaults: {appId: demo}\ngroups: {caf\u00e9: }\n", "latin1");
    const utf16 = Buffer.from("\ufeffgroups: {}\n", "utf16le");
    for (const [bytes, reason] of [
      [latin1, "is not UTF-8 text: save it as UTF-8"],
      [utf16, "is UTF-16, as Windows PowerShell writes it: save it as UTF-8, or use another shell"],
      [Buffer.alloc(20_000_001, " "), "is larger than 20 MB"],
    ] as const) {
      const path = file("mutes.yaml", bytes);
      expect(await livemessage(["validate", path])).toMatchObject({ code: 1, err: `${path}: ${reason}\n1 problem\n` });
      expect(await livemessage(["validate", "-"], { input: bytes })).toMatchObject({
        code: 1,
        err: `-: ${reason}\n1 problem\n`,
      });
    }
    expect(await livemessage(["validate", "-"], { input: "\ufeffgroups: {}\n" })).toMatchObject({ code: 0 });
  });

  test("a warning is told, and is no problem", async () => {
    const path = file("mutes.yaml", "defaults: {appId: demo}\nlists: {mods: [Zoe\u0308]}\ngroups: {}\n");
    const { code, err } = await livemessage(["validate", path]);
    expect(code).toBe(0);
    expect(err).toMatch(/mutes\.yaml:2:16: warning: user id "Zoe\u0308" is Zoe\\u\{308\}; Zo\\u\{eb\}, /);
    expect(err).toMatch(/\^\^\^\n.*mutes\.yaml: 0 groups, no problems, 1 warning\n$/);
    expect(JSON.parse((await livemessage(["validate", path, "--json"])).out)).toMatchObject({
      ok: true,
      problems: [],
      warnings: [{ line: 2, column: 16 }],
    });
  });

  test("colours only where they are wanted", async () => {
    const path = file("mutes.yaml", "groups: 3\n");
    expect((await livemessage(["validate", path])).err).not.toContain("\u001b");
    expect((await livemessage(["validate", path], { colours: true })).err).toContain(
      "\u001b[31m    |         ^\u001b[39m",
    );
  });
});

describe("report", () => {
  const preview = readFileSync(join(__dirname, "../report/previews/change.json"), "utf8");
  const failed = '{"diagnostics":[{"severity":"error","message":"boom"}]}';

  test("Markdown by default, from a file or from standard input", async () => {
    const fromFile = await livemessage(["report", file("preview.json", preview)]);
    expect(fromFile).toMatchObject({ code: 0, err: "" });
    expect(fromFile.out).toContain("| `demo/hall` | other people | `mod1` | `new1` | `host`, `new1` |");
    expect(await livemessage(["report", "-"], { input: preview })).toEqual(fromFile);
  });

  test("files instead", async () => {
    const [markdown, html] = [join(folder, "r.md"), join(folder, "r.html")];
    const result = await livemessage(["report", "-", "--markdown", markdown, "--html", html, "--limit", "700"], {
      input: preview,
    });
    expect(result).toEqual({ code: 0, out: "", err: `wrote ${markdown}\nwrote ${html}\n` });
    expect(readFileSync(markdown, "utf8").length).toBeLessThanOrEqual(700);
    expect(readFileSync(html, "utf8")).toMatch(/^<!doctype html>/);
  });

  test("JSON", async () => {
    const { out } = await livemessage(["report", "-", "--json"], { input: preview });
    expect(JSON.parse(out)).toMatchObject({
      headline: "8 groups in this update: 2 lifted, 3 new, 1 muted, 1 with other people, 1 no longer managed",
      groups: expect.arrayContaining([
        expect.objectContaining({ groupId: "hall", gain: { kind: "users", users: ["new1"] } }),
      ]) as unknown,
    });
  });

  test("a preview that failed, and what is none", async () => {
    expect(await livemessage(["report", "-"], { input: failed })).toMatchObject({ code: 1 });
    expect(await livemessage(["report", "-"], { input: "Previewing" })).toMatchObject({
      code: 1,
      err: "-: This is not JSON. Make the file with `pulumi preview --json > preview.json`.\n",
    });
    expect(await livemessage(["report", "-"], { input: `\uFEFF${preview}` })).toMatchObject({ code: 0 });
    const env = { LIVEMESSAGE_NOW: "noon" };
    expect(await livemessage(["report", "-"], { input: preview, env })).toMatchObject({ code: 2 });
    const none = join(folder, "none");
    expect(await livemessage(["report", none])).toEqual({
      code: 1,
      out: "",
      err: `${none}: cannot be read: there is no such file\n`,
    });
  });

  test("a preview that ended badly without saying why in its JSON", async () => {
    const { code, out } = await livemessage(["report", "-", "--exit-code", "255"], { input: preview });
    expect(code).toBe(1);
    expect(out).toContain("### Who may speak: the preview failed; as far as it got, 8 groups in this update");
    expect(out).toContain("    The preview ended with exit code 255, and its JSON does not say why.");
    expect(await livemessage(["report", "-", "--exit-code", "0"], { input: preview })).toMatchObject({ code: 0 });
    expect((await livemessage(["report", "-", "--exit-code", "1"], { input: failed })).out).not.toContain("exit code");
    expect((await livemessage(["report", "-", "--exit-code", "no"])).err).toContain("--exit-code is a whole number");
  });

  test("what is no text", async () => {
    for (const [bytes, reason] of [
      [Buffer.from(preview, "utf16le"), "is UTF-16"],
      [Buffer.from(preview.replace("mod1", "caf\u00e9"), "latin1"), "is not UTF-8 text"],
    ] as const) {
      expect((await livemessage(["report", "-"], { input: bytes })).err).toContain(`-: ${reason}`);
      const path = file("preview.json", bytes);
      expect(await livemessage(["report", path])).toMatchObject({ code: 1, out: "" });
    }
  });

  test("results overwrite neither each other nor the preview, however they are spelled", async () => {
    const path = file("preview.json", preview);
    const taken = file("taken.md", "");
    const [link, dotted] = [join(folder, "link.html"), `${folder}/./new.md`];
    symlinkSync(taken, link);
    const usage = async (...args: string[]) => {
      const { code, err } = await livemessage(["report", path, ...args]);
      return [code, err.split("\n")[0]];
    };
    const same = [2, "livemessage: --markdown and --html name the same file"];
    expect(await usage("--markdown", taken, "--html", link)).toEqual(same);
    expect(await usage("--markdown", join(folder, "new.md"), "--html", dotted)).toEqual(same);
    expect(await usage("--markdown", relative(process.cwd(), path))).toEqual([
      2,
      `livemessage: --markdown would overwrite the preview ${path}`,
    ]);
    expect(await usage("--html", "-", "--json")).toEqual([
      2,
      "livemessage: --html and --json both go to standard output",
    ]);
    expect(readFileSync(path, "utf8")).toBe(preview);
    expect(readdirSync(folder).sort()).toEqual(["link.html", "preview.json", "taken.md"]);
    const nowhere = await livemessage(["report", path, "--markdown", "/dev/null", "--html", "/dev/null"]);
    expect(nowhere.code).toBe(0);
  });

  test("- is standard output", async () => {
    const path = file("preview.json", preview);
    const { out } = await livemessage(["report", path]);
    const html = join(folder, "r.html");
    expect(await livemessage(["report", path, "--markdown", "-", "--html", html])).toMatchObject({ code: 0, out });
    expect((await livemessage(["report", path, "--html", "-"])).out).toBe(readFileSync(html, "utf8"));
  });

  test("of two results, of which one cannot be written, none is", async () => {
    const markdown = join(folder, "r.md");
    const args = ["report", "-", "--markdown", markdown, "--html", join(folder, "none", "r.html")];
    expect(await livemessage(args, { input: preview })).toMatchObject({ code: 1 });
    expect(existsSync(markdown)).toBe(false);
  });

  test("a page that cannot be written", async () => {
    expect(await livemessage(["report", "-", "--html", folder], { input: preview })).toEqual({
      code: 1,
      out: "",
      err: `${folder}: cannot be written: it is a directory\n`,
    });
    const lost = join(folder, "none", "report.html");
    expect((await livemessage(["report", "-", "--html", lost], { input: preview })).err).toBe(
      `${lost}: cannot be written: there is no such folder\n`,
    );
  });
});

test("ram-policy", async () => {
  const { code, out } = await livemessage([
    "ram-policy",
    "--app",
    "demo",
    "--app",
    "show",
    "--account",
    "12",
    "--list",
  ]);
  const Resource = ["acs:live::12:rtc/demo", "acs:live::12:rtc/show"];
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    Version: "1",
    Statement: [
      { Effect: "Allow", Action: ["live:DescribeLiveMessageGroupBand"], Resource },
      { Effect: "Allow", Action: ["live:ListLiveMessageGroups"], Resource },
      {
        Effect: "Allow",
        Action: ["live:BanLiveMessageGroup", "live:UnbanLiveMessageGroup", "live:ModifyLiveMessageGroupBand"],
        Resource,
      },
    ],
  });
});

test("ram-policy for a program that declares groups and apps", async () => {
  const { code, out } = await livemessage(["ram-policy", "--app", "demo", "--access", "read", "--groups", "--apps"]);
  expect(code).toBe(0);
  const { Statement } = JSON.parse(out) as { Statement: { Action: string[] }[] };
  expect(Statement.flatMap(({ Action }) => Action)).toEqual([
    "live:DescribeLiveMessageGroupBand",
    "live:DescribeLiveMessageGroup",
    "live:DescribeLiveMessageApp",
  ]);
});
