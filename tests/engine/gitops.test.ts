import { readFile, rm } from "node:fs/promises";
import path from "node:path";

import { parseAllDocuments } from "yaml";

import { type Forge, makeForge } from "./support/forge";
import { flowTimeoutMs, gitopsExample, useGitopsClone } from "./support/gitopsClone";
import { runWorkflow } from "./support/workflow";

const gitops = useGitopsClone();
const { exempt, writes } = gitops;

/** A clone of the example, and a runner of its workflows. */
async function clone() {
  const { folder, forgeFolder, env, settings, edit } = await gitops.clone();
  const forge = await makeForge(forgeFolder);
  const expressions = {
    "vars.PULUMI_STACK": "dev",
    "vars.PULUMI_BACKEND_URL": settings.PULUMI_BACKEND_URL,
    "vars.REPAIR_DRIFT": "true",
    "secrets.PULUMI_CONFIG_PASSPHRASE": settings.PULUMI_CONFIG_PASSPHRASE,
    "github.token": "token",
    "github.repository": "example/mutes",
    "github.event.pull_request.number": "7",
  };
  const { accessKeyId, accessKeySecret } = gitops.emulator().credentials;
  const runnerEnv = {
    ...env,
    ...forge.env,
    PATH: `${forge.bin}${path.delimiter}${env["PATH"]}`,
    // What the action for credentials exports.
    ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
  };
  const run = (workflow: string, more: NodeJS.ProcessEnv = {}) =>
    runWorkflow(path.join(folder, ".github/workflows", workflow), {
      folder,
      env: { ...runnerEnv, ...more },
      expressions,
    });
  return { folder, run, edit, forge: (): Promise<Forge> => forge.read() };
}

test(
  "a pull request is previewed and reported, merged, watched by night and repaired",
  async () => {
    const { run, edit, forge } = await clone();

    // The first merge.
    const first = await run("apply.yml");
    expect(first.failed?.output).toBeUndefined();
    expect([exempt("hall"), exempt("lobby")]).toEqual([["anna", "ben", "host", "mod1", "mod2"], "open"]);

    // A pull request: a moderator goes, a speaker comes, a group is no longer declared.
    await edit("    - mod2\n", "");
    await edit("    - ben\n", "    - carl\n");
    await edit("  backstage:\n    exceptUsers: [stagehand]\n", "");
    const before = writes();
    const preview = await run("preview.yml");
    expect(preview.failed?.output).toBeUndefined();
    expect(writes()).toBe(before);
    const { comments } = await forge();
    expect(comments).toHaveLength(1);
    const rows = comments[0]!.body.split("\n").filter((line) => line.startsWith("| `"));
    expect(rows).toEqual([
      "| `demo/backstage` | lifted, no longer managed |  | everyone but `host`, `mod1`, `mod2`, `stagehand` | everyone |",
      "| `demo/foyer` | other people | `mod2` |  | `host`, `mod1` |",
      "| `demo/hall` | other people | `ben`, `mod2` | `carl` | `anna`, `carl`, `host`, `mod1` |",
    ]);
    expect(preview.summary).toBe(comments[0]!.body);

    // A further push edits the comment.
    await edit("  lobby:\n    muted: false # must be open\n", "  lobby:\n    muted: true\n");
    await run("preview.yml");
    const again = (await forge()).comments;
    expect(again).toMatchObject([{ id: comments[0]!.id, edits: 1 }]);
    expect(again[0]!.body).toContain("| `demo/lobby` | muted | everyone but `host`, `mod1` |  | `host`, `mod1` |");

    // Merge.
    expect((await run("apply.yml")).failed?.output).toBeUndefined();
    expect([exempt("hall"), exempt("foyer"), exempt("backstage"), exempt("lobby")]).toEqual([
      ["anna", "carl", "host", "mod1"],
      ["host", "mod1"],
      "open",
      ["host", "mod1"],
    ]);

    // A quiet night, and one with drift.
    const quiet = await run("drift.yml");
    expect(quiet.failed?.output).toBeUndefined();
    expect((await forge()).issues).toEqual([]);
    gitops.emulator().setMute("demo", "hall", { mutedAll: false, exempt: [] });
    gitops.emulator().setMute("demo", "foyer", { mutedAll: true, exempt: ["host", "intruder"] });
    const night = await run("drift.yml");
    expect(night.failed).toMatchObject({ name: "End as the comparison ended", exitCode: 7 });
    const { issues, dispatched } = await forge();
    expect(issues).toHaveLength(1);
    expect(issues[0]!.bodies[0]).toContain(
      "### Who may speak: 2 groups changed outside of Pulumi; 2 groups in this update",
    );
    expect(issues[0]!.bodies[0]).toContain("| `demo/foyer` | `mod1` | `intruder` | `host`, `intruder` |");
    expect(dispatched).toEqual(["apply.yml"]);

    // The repair, and a quiet night after it.
    expect((await run("apply.yml")).failed?.output).toBeUndefined();
    expect([exempt("hall"), exempt("foyer")]).toEqual([
      ["anna", "carl", "host", "mod1"],
      ["host", "mod1"],
    ]);
    expect((await run("drift.yml")).failed?.output).toBeUndefined();

    // A window that is over, and the look after its update.
    await edit("  foyer: #", "  foyer: { mutedUntil: 2026-03-01T20:00:00+08:00 } #");
    const due = await run("windows.yml");
    expect(due.failed?.output).toBeUndefined();
    expect((await forge()).dispatched).toEqual(["apply.yml", "apply.yml"]);
    expect((await run("apply.yml")).failed?.output).toBeUndefined();
    expect(exempt("foyer")).toBe("open");
    expect((await run("windows.yml")).failed?.output).toBeUndefined();
    expect((await forge()).dispatched).toHaveLength(2);
  },
  flowTimeoutMs,
);

test(
  "what is broken is not taken for drift, and a broken file never gets to a preview",
  async () => {
    const { folder, run, edit, forge } = await clone();
    expect((await run("apply.yml")).failed?.output).toBeUndefined();

    const denied = await run("drift.yml", { ALIBABA_CLOUD_ACCESS_KEY_SECRET: "another secret" });
    expect(denied.failed).toMatchObject({ name: "End as the comparison ended" });
    expect(denied.failed!.exitCode).not.toBe(7);
    expect(denied.steps[2]!.output).toMatch(/::error::/);
    expect(await forge()).toMatchObject({ issues: [], dispatched: [] });

    const failing = await run("preview.yml", { ALIBABA_CLOUD_ACCESS_KEY_SECRET: "another secret" });
    expect(failing.failed).toMatchObject({ name: "Fail where the preview failed" });
    expect((await forge()).comments[0]!.body).toContain("**The preview failed, so this report is not complete:**");
    expect((await forge()).comments[0]!.body).not.toContain("another secret");

    await edit("exceptUsers: [stagehand]", "exemptUsers: [stagehand]");
    const broken = await run("preview.yml");
    expect(broken.failed).toMatchObject({ name: "Validate the file", exitCode: 1 });
    expect(broken.failed!.output).toContain('unknown key "exemptUsers": did you mean "exceptUsers"?');
    expect((await forge()).comments).toMatchObject([{ edits: 0 }]);

    // An engine that ends before it says anything is told as well.
    await edit("exemptUsers: [stagehand]", "exceptUsers: [stagehand]");
    await rm(path.join(folder, "report.md"));
    await rm(path.join(folder, "Pulumi.yaml"));
    const silent = await run("preview.yml");
    expect(silent.failed).toMatchObject({ name: "Fail where the preview failed" });
    expect((await forge()).comments).toMatchObject([{ edits: 1 }]);
    expect((await forge()).comments[0]!.body).toContain("**The preview failed before it could say who may speak:**");
  },
  flowTimeoutMs,
);

test("the files of the other pipelines are YAML, and their scripts use the same commands", async () => {
  const read = (file: string): Promise<string> => readFile(path.join(gitopsExample, file), "utf8");
  for (const file of [".gitlab-ci.yml", "kubernetes/stack.yaml", "kubernetes/access.yaml", ".pre-commit-config.yaml"]) {
    expect(parseAllDocuments(await read(file)).flatMap((document) => document.errors)).toEqual([]);
  }
  const commands = (text: string): string[] =>
    [...new Set(text.match(/pulumi (?:up|preview) --stack.*?(?= >|$)/gm))].sort();
  const github = await Promise.all(["preview", "apply", "drift"].map((name) => read(`.github/workflows/${name}.yml`)));
  expect(commands(await read(".gitlab-ci.yml"))).toEqual(commands(github.join("\n")));
});
