import path from "node:path";

import { ramPolicy } from "../../provider/src/ram/ramPolicy";
import { startGitlab } from "./support/gitlab";
import { type JobResult, runPipeline } from "./support/gitlabPipeline";
import { flowTimeoutMs, useGitopsClone } from "./support/gitopsClone";

const gitops = useGitopsClone();
const { exempt, writes } = gitops;
let gitlab: Awaited<ReturnType<typeof startGitlab>> | undefined;
afterEach(() => gitlab?.close());

const roles: Readonly<Record<string, "read" | "write">> = {
  "acs:ram::1:role/read": "read",
  "acs:ram::1:role/write": "write",
};
const events = {
  mergeRequest: { CI_PIPELINE_SOURCE: "merge_request_event", CI_MERGE_REQUEST_IID: "7" },
  merge: { CI_PIPELINE_SOURCE: "push", CI_COMMIT_BRANCH: "main" },
  night: { CI_PIPELINE_SOURCE: "schedule", CI_COMMIT_BRANCH: "main" },
};

/** A clone of the example, and a runner of its pipeline; each role may do what its policy says. */
async function clone() {
  const { folder, forgeFolder, env, settings, edit } = await gitops.clone();
  const forge = await startGitlab(forgeFolder, {
    noteToken: "note token",
    assumeRole: (form) => {
      const access = roles[form.get("RoleArn") ?? ""];
      if (!access || form.get("Action") !== "AssumeRoleWithOIDC" || form.get("OIDCToken") !== "job token")
        return undefined;
      return gitops.emulator().accounts.default.createToken({ policies: [ramPolicy({ appIds: ["demo"], access })] });
    },
  });
  gitlab = forge;
  const run = (event: keyof typeof events, more: Record<string, string> = {}): Promise<JobResult[]> =>
    runPipeline(path.join(folder, ".gitlab-ci.yml"), {
      folder,
      env: { ...env, PATH: `${forge.bin}${path.delimiter}${env["PATH"]}` },
      variables: {
        ...settings,
        STACK: "dev",
        OIDC_PROVIDER_ARN: "acs:ram::1:oidc-provider/gitlab",
        OIDC_TOKEN: "job token",
        READ_ROLE_ARN: "acs:ram::1:role/read",
        WRITE_ROLE_ARN: "acs:ram::1:role/write",
        NOTE_TOKEN: "note token",
        CI_API_V4_URL: forge.apiUrl,
        CI_DEFAULT_BRANCH: "main",
        CI_JOB_ID: "11",
        CI_PROJECT_DIR: folder,
        CI_PROJECT_ID: "1",
        ...events[event],
        ...more,
      },
    });
  return { run, edit, notes: forge.notes };
}

/** That one job ran, and that it came to this end. */
function expectOne(results: JobResult[], name: string, status: JobResult["status"]): JobResult {
  const [job, ...others] = results;
  const told = status === "success" && job?.status !== status ? job?.output : undefined;
  expect({ name: job?.name, status: job?.status, told, others }).toEqual({ name, status, told: undefined, others: [] });
  return job!;
}

test(
  "a merge request is previewed with a note, merged, and watched by night",
  async () => {
    const { run, edit, notes } = await clone();
    expectOne(await run("merge"), "apply", "success");
    expect([exempt("hall"), exempt("lobby")]).toEqual([["anna", "ben", "host", "mod1", "mod2"], "open"]);

    await edit("    - mod2\n", "");
    const before = writes();
    expectOne(await run("mergeRequest"), "preview", "success");
    expect(writes()).toBe(before);
    expect(notes).toHaveLength(1);
    expect(notes[0]!.body.split("\n").filter((line) => line.startsWith("| `"))).toEqual([
      "| `demo/backstage` | other people | `mod2` |  | `host`, `mod1`, `stagehand` |",
      "| `demo/foyer` | other people | `mod2` |  | `host`, `mod1` |",
      "| `demo/hall` | other people | `mod2` |  | `anna`, `ben`, `host`, `mod1` |",
    ]);

    // A further push edits the note, however much was said in between.
    for (let id = 1000; id < 1100; id++) notes.push({ id, body: "a remark", edits: 0 });
    await edit("    muted: false # must be open\n", "    muted: true\n");
    expectOne(await run("mergeRequest"), "preview", "success");
    expect(notes).toHaveLength(101);
    expect(notes[0]).toMatchObject({ edits: 1 });
    expect(notes[0]!.body).toContain("| `demo/lobby` | muted | everyone but `host`, `mod1` |  | `host`, `mod1` |");

    expectOne(await run("merge"), "apply", "success");
    expect([exempt("foyer"), exempt("lobby")]).toEqual([
      ["host", "mod1"],
      ["host", "mod1"],
    ]);

    // A quiet night, one with drift, and the repair.
    expectOne(await run("night"), "drift", "success");
    gitops.emulator().setMute("demo", "foyer", { mutedAll: true, exempt: ["host", "intruder"] });
    const night = expectOne(await run("night"), "drift", "warning");
    expect(night.exitCode).toBe(7);
    expect(exempt("foyer")).toEqual(["host", "intruder"]);
    expectOne(await run("merge"), "apply", "success");
    expectOne(await run("night"), "drift", "success");

    // A window that is over opens its group by the schedule of its own; the next look finds nothing.
    await edit("  foyer: #", "  foyer: { mutedUntil: 2026-03-01T20:00:00+08:00 } #");
    const due = expectOne(await run("night", { TASK: "windows" }), "windows", "success");
    expect(due.output).toContain("1 group due now");
    expect(exempt("foyer")).toBe("open");
    const settled = expectOne(await run("night", { TASK: "windows" }), "windows", "success");
    expect(settled.output).toContain("0 groups due now");
    expect(settled.output).not.toContain("Updating");
  },
  flowTimeoutMs,
);

test(
  "what is broken is not taken for drift, and a broken file never gets to a preview",
  async () => {
    const { run, edit, notes } = await clone();
    expectOne(await run("merge"), "apply", "success");

    // No role, and a role that may not read: both nights fail, whatever is live.
    gitops.emulator().setMute("demo", "foyer", { mutedAll: false });
    const refused = expectOne(await run("night", { OIDC_TOKEN: "another token" }), "drift", "failed");
    expect(refused.output).toContain("AuthenticationFail.NoPermission");
    gitops.emulator().faults.add({
      operation: "DescribeLiveMessageGroupBand",
      action: { type: "error", code: "NoPermission", status: 403 },
    });
    expect(expectOne(await run("night"), "drift", "failed").exitCode).not.toBe(7);

    expectOne(await run("mergeRequest"), "preview", "failed");
    expect(notes[0]!.body).toContain("**The preview failed, so this report is not complete:**");

    await edit("exceptUsers: [stagehand]", "exemptUsers: [stagehand]");
    const broken = expectOne(await run("mergeRequest"), "preview", "failed");
    expect(broken.output).toContain('unknown key "exemptUsers": did you mean "exceptUsers"?');
    expect(notes).toMatchObject([{ edits: 0 }]);
  },
  flowTimeoutMs,
);
