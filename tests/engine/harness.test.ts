import { spawnSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { shortStacks } from "./support/shortStacks";
import { useProjects } from "./support/useProjects";

/** Resources that do nothing but keep their inputs, to show that the harness reaches the real engine. */
const notes = (texts: Record<string, string>) => `
  const { dynamic, Config } = require("@pulumi/pulumi");
  const provider = {
    create: async (inputs) => ({ id: inputs.text, outs: { text: inputs.text } }),
    diff: async (id, olds, news) => ({ changes: olds.text !== news.text }),
    update: async (id, olds, news) => ({ outs: { text: news.text } }),
  };
  const texts = ${JSON.stringify(texts)};
  for (const [name, text] of Object.entries(texts)) new dynamic.Resource(provider, name, { text }, {}, "test", "Note");
  exports.secret = new Config().requireSecret("word");
  exports.shown = process.env.SHOWN;
`;

const newProject = useProjects();

test("drives a program through its life on the real engine", async () => {
  const project = await newProject({
    program: notes({ first: "one" }),
    secretConfig: { "livemessage-project:word": "sesame" },
    env: { SHOWN: "from the environment" },
  });

  const preview = await project.preview();
  expect(preview).toMatchObject({ exitCode: 0, output: expect.stringContaining("+ 2 to create") as string });
  expect((await project.up()).exitCode).toBe(0);
  expect(await project.outputs()).toEqual({ secret: "sesame", shown: "from the environment" });
  expect((await project.previewExpectNoChanges()).exitCode).toBe(0);

  await project.setProgram(notes({ first: "two" }));
  const changed = await project.previewExpectNoChanges();
  expect(changed.exitCode).not.toBe(0);
  expect(changed.output).toMatch(/~ text *: "one" => "two"/);
  expect((await project.up()).exitCode).toBe(0);

  const { deployment } = await project.exportState();
  const note = deployment.resources?.find(({ type }) => type === "pulumi-nodejs:dynamic/test:Note");
  expect(note).toMatchObject({ id: "one", outputs: { text: "two" } });
  expect(JSON.stringify(deployment)).not.toContain("sesame");

  expect((await project.detectDrift()).exitCode).toBe(0);
  expect((await project.refresh()).exitCode).toBe(0);
  expect((await project.destroy()).exitCode).toBe(0);
  expect((await project.exportState()).deployment.resources ?? []).toEqual([]);
});

test("a failing program is an exit code and its text, not a rejection", async () => {
  const project = await newProject({ program: `throw new Error("no such luck")`, env: shortStacks });
  const result = await project.up();
  expect(result.exitCode).not.toBe(0);
  expect(result.output).toContain("no such luck");
});

test("a command that hangs is ended at its deadline, with the program that it runs", async () => {
  const project = await newProject({ program: "", timeoutMs: 15_000 });
  await project.setProgram(
    `require("fs").writeFileSync("pid", String(process.pid)); setInterval(() => undefined, 1000); require("@pulumi/pulumi").log.info("here");`,
  );
  await expect(project.up()).rejects.toThrow("took longer than 15 s");
  const pid = await readFile(path.join(project.root, "project", "pid"), "utf8");
  while (isRunning(pid)) await delay(50);
});

/** Whether a process is there and has not ended: one that has may be listed until its parent asks for it. */
function isRunning(pid: string): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", pid], { encoding: "utf8" });
  return /^[^Z]/.test(stdout.trim());
}

test("a project is removed with everything in it", async () => {
  const project = await newProject({ program: "" });
  await project.remove();
  await expect(readdir(path.dirname(project.root))).resolves.not.toContain(path.basename(project.root));
});
