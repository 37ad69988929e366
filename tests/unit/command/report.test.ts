import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { livemessage } from "./support/livemessage";
import { useTemporaryFolder } from "./support/temporaryFolder";

const folder = useTemporaryFolder();

describe("report", () => {
  const preview = readFileSync(join(__dirname, "../report/previews/change.json"), "utf8");
  const failed = '{"diagnostics":[{"severity":"error","message":"boom"}]}';

  test("Markdown by default, from a file or from standard input", async () => {
    const fromFile = await livemessage(["report", folder.file("preview.json", preview)]);
    expect(fromFile).toMatchObject({ code: 0, err: "" });
    expect(fromFile.out).toContain("| `demo/hall` | other people | `mod1` | `new1` | `host`, `new1` |");
    expect(await livemessage(["report", "-"], { input: preview })).toEqual(fromFile);
  });

  test("files instead", async () => {
    const [markdown, html] = [join(folder.path, "r.md"), join(folder.path, "r.html")];
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
    const none = join(folder.path, "none");
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
      const path = folder.file("preview.json", bytes);
      expect(await livemessage(["report", path])).toMatchObject({ code: 1, out: "" });
    }
  });

  test("results overwrite neither each other nor the preview, however they are spelled", async () => {
    const path = folder.file("preview.json", preview);
    const taken = folder.file("taken.md", "");
    const [link, dotted] = [join(folder.path, "link.html"), `${folder.path}/./new.md`];
    symlinkSync(taken, link);
    const usage = async (...args: string[]) => {
      const { code, err } = await livemessage(["report", path, ...args]);
      return [code, err.split("\n")[0]];
    };
    const same = [2, "livemessage: --markdown and --html name the same file"];
    expect(await usage("--markdown", taken, "--html", link)).toEqual(same);
    expect(await usage("--markdown", join(folder.path, "new.md"), "--html", dotted)).toEqual(same);
    expect(await usage("--markdown", relative(process.cwd(), path))).toEqual([
      2,
      `livemessage: --markdown would overwrite the preview ${path}`,
    ]);
    expect(await usage("--html", "-", "--json")).toEqual([
      2,
      "livemessage: --html and --json both go to standard output",
    ]);
    expect(readFileSync(path, "utf8")).toBe(preview);
    expect(readdirSync(folder.path).sort()).toEqual(["link.html", "preview.json", "taken.md"]);
    const nowhere = await livemessage(["report", path, "--markdown", "/dev/null", "--html", "/dev/null"]);
    expect(nowhere.code).toBe(0);
  });

  test("- is standard output", async () => {
    const path = folder.file("preview.json", preview);
    const { out } = await livemessage(["report", path]);
    const html = join(folder.path, "r.html");
    expect(await livemessage(["report", path, "--markdown", "-", "--html", html])).toMatchObject({ code: 0, out });
    expect((await livemessage(["report", path, "--html", "-"])).out).toBe(readFileSync(html, "utf8"));
  });

  test("of two results, of which one cannot be written, none is", async () => {
    const markdown = join(folder.path, "r.md");
    const args = ["report", "-", "--markdown", markdown, "--html", join(folder.path, "none", "r.html")];
    expect(await livemessage(args, { input: preview })).toMatchObject({ code: 1 });
    expect(existsSync(markdown)).toBe(false);
  });

  test("a page that cannot be written", async () => {
    expect(await livemessage(["report", "-", "--html", folder.path], { input: preview })).toEqual({
      code: 1,
      out: "",
      err: `${folder.path}: cannot be written: it is a directory\n`,
    });
    const lost = join(folder.path, "none", "report.html");
    expect((await livemessage(["report", "-", "--html", lost], { input: preview })).err).toBe(
      `${lost}: cannot be written: there is no such folder\n`,
    );
  });
});
