import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { PulumiProject } from "../../tools/pulumi/pulumiProject";
import { app, group, useHall } from "./support/useHall";

const run = promisify(execFile);
const root = path.resolve(__dirname, "../..");
const example = path.join(root, "examples/quickstart");
const hall = useHall();
let temporary: string;

beforeEach(async () => {
  temporary = await realpath(await mkdtemp(path.join(tmpdir(), "quickstart-")));
});
afterEach(() => rm(temporary, { recursive: true, force: true }));

async function exampleFiles(): Promise<Record<string, string>> {
  const names = (await readdir(example)).filter((name) => /\.(ts|json|yaml)$/.test(name));
  const texts = names.map(async (name) => [name, await readFile(path.join(example, name), "utf8")] as const);
  return Object.fromEntries(await Promise.all(texts));
}

async function expectWorks(project: PulumiProject): Promise<void> {
  await project.setConfig({ appId: app, groupId: group });
  // The engine keeps an id of digits as a number there.
  for (const [index, user] of ["host", "10086"].entries()) {
    const set = await project.run("config", "set", "--stack", "dev", "--path", `exceptUsers[${index}]`, user);
    expect(set).toMatchObject({ exitCode: 0 });
  }
  expect(await project.up()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: true, exempt: ["10086", "host"] });
  expect(await project.outputs()).toEqual({ speakers: ["10086", "host"] });
  await hall.expectSettled(project, group);
  expect(await project.destroy()).toMatchObject({ exitCode: 0 });
  hall.expectMute({ mutedAll: false });
}

test("quickstart: works outside the repository, with the package installed from its tarball", async () => {
  const npm = (...args: string[]) => run("npm", args, { cwd: temporary });
  const { stdout } = await npm("pack", "--json", "--pack-destination", temporary, path.join(root, "provider"));
  const [packed] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  expect(packed.files.map((file) => file.path)).toEqual(
    expect.arrayContaining(["LICENSE", "README.md", "dist/index.js", "dist/provider.js", "dist/index.d.ts"]),
  );
  await writeFile(path.join(temporary, "package.json"), "{}");
  const lock = JSON.parse(await readFile(path.join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, { version: string }>;
  };
  const sameVersion = (name: string) => `${name}@${lock.packages[`node_modules/${name}`]!.version}`;
  const installed = [`./${packed.filename}`, ...["@pulumi/pulumi", "typescript"].map(sameVersion)];
  await npm("install", "--no-audit", "--no-fund", "--prefer-offline", ...installed);

  const nodeModules = path.join(temporary, "node_modules");
  await expectWorks(await hall.project("", { program: await exampleFiles(), nodeModules }));
});
