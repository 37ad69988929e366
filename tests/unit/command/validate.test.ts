import { join } from "node:path";
import { livemessage } from "./support/livemessage";
import { useTemporaryFolder } from "./support/temporaryFolder";

const folder = useTemporaryFolder();

describe("validate", () => {
  test("a good file", async () => {
    const path = folder.file("mutes.yaml", "defaults: {appId: demo}\ngroups: {hall: }\n");
    expect(await livemessage(["validate", path])).toEqual({ code: 0, out: "", err: `${path}: 1 group, no problems\n` });
    const { out } = await livemessage(["validate", path, "--json"]);
    expect(JSON.parse(out)).toEqual({ file: path, ok: true, groups: 1, problems: [] });
  });

  test("of very many problems the first are told", async () => {
    const groups = Array.from({ length: 150 }, (_, index) => `  g${index}: { mutd: true }\n`);
    const path = folder.file("mutes.yaml", `defaults: {appId: demo}\ngroups:\n${groups.join("")}`);
    const { code, err } = await livemessage(["validate", path]);
    expect(code).toBe(1);
    expect(err.match(/unknown key/g)).toHaveLength(100);
    expect(err).toMatch(/: and 50 more problems; --json lists them all\n150 problems\n$/);
    expect(
      (JSON.parse((await livemessage(["validate", path, "--json"])).out) as { problems: [] }).problems,
    ).toHaveLength(150);
  });

  test("a bad file", async () => {
    const path = folder.file("mutes.yaml", "groups:\n  hall: {mutd: true}\n");
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
    const good = folder.file("good.yaml", "defaults: {appId: demo}\ngroups: {hall: , foyer: }\n");
    const broken = folder.file("broken.yaml", "groups: 3\n");
    const missing = join(folder.path, "missing.yaml");
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
      const path = folder.file("mutes.yaml", bytes);
      expect(await livemessage(["validate", path])).toMatchObject({ code: 1, err: `${path}: ${reason}\n1 problem\n` });
      expect(await livemessage(["validate", "-"], { input: bytes })).toMatchObject({
        code: 1,
        err: `-: ${reason}\n1 problem\n`,
      });
    }
    expect(await livemessage(["validate", "-"], { input: "\ufeffgroups: {}\n" })).toMatchObject({ code: 0 });
  });

  test("a warning is told, and is no problem", async () => {
    const path = folder.file("mutes.yaml", "defaults: {appId: demo}\nlists: {mods: [Zoe\u0308]}\ngroups: {}\n");
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
    const path = folder.file("mutes.yaml", "groups: 3\n");
    expect((await livemessage(["validate", path])).err).not.toContain("\u001b");
    expect((await livemessage(["validate", path], { colours: true })).err).toContain(
      "\u001b[31m    |         ^\u001b[39m",
    );
  });
});
