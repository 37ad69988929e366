import { chmod, mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { buildSource } from "../../../tools/pulumi/buildSource";
import { cacheSource, engineFolder } from "../../../tools/pulumi/engineCache";
import { pathSource } from "../../../tools/pulumi/pathSource";
import { executable } from "../../../tools/pulumi/pulumiEngine";
import { temporaryFolderForEachTest } from "./support/temporaryFolder";

const folder = temporaryFolderForEachTest();
const posixTest = process.platform === "win32" ? test.skip : test; // the fakes are shell scripts

async function script(name: string, text = ""): Promise<void> {
  await writeFile(path.join(folder(), name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
}

async function installFake(version: string): Promise<void> {
  await script("pulumi", `[ "$1" = version ] && echo ${version}`);
  await script("pulumi-language-nodejs");
  await script("pulumi-resource-pulumi-nodejs");
}

const find = () => pathSource({ PATH: folder() }).find(() => undefined);

describe("pulumi on PATH", () => {
  posixTest("is taken if it is new enough and complete", async () => {
    await installFake("v3.216.0");
    expect(await find()).toEqual({ version: "3.216.0", origin: "PATH", binDir: folder(), bareBinDir: folder() });
  });

  posixTest("is refused if it is too old", async () => {
    await installFake("v3.215.9");
    await expect(find()).rejects.toThrow("is 3.215.9, older than 3.216.0");
  });

  posixTest.each(["pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"])(
    "is refused without %s",
    async (plugin) => {
      await installFake("v3.300.1");
      await writeFile(path.join(folder(), plugin), "", { mode: 0o644 });
      await chmod(path.join(folder(), plugin), 0o644);
      await expect(find()).rejects.toThrow(`but ${plugin} is neither on PATH nor beside it`);
    },
  );

  posixTest("is refused if it does not run, with its own words", async () => {
    await script("pulumi", "echo broken >&2; exit 3");
    await expect(find()).rejects.toThrow("ended with 3: broken");
  });

  test("may be missing", async () => {
    await expect(find()).rejects.toThrow("there is none");
  });
});

describe("the copy in the cache", () => {
  const env = () => ({ LIVEMESSAGE_CACHE_DIR: folder() });
  const fill = async (...names: string[]) => {
    for (const name of names) {
      const bin = path.join(await engineFolder(env()), name);
      await mkdir(bin, { recursive: true });
      await writeFile(path.join(bin, executable("pulumi")), "", { mode: 0o755 });
    }
  };

  test("has its versions in its name", async () => {
    expect(path.basename(await engineFolder(env()))).toMatch(
      /^pulumi-3\.\d+\.\d+-nodejs-3\.68\.0-[a-z0-9]+-[a-z0-9]+$/,
    );
    expect(path.dirname(await engineFolder(env()))).toBe(folder());
  });

  test("is found with both of its folders", async () => {
    await fill("bin", "bare/bin");
    const engine = await cacheSource(env()).find(() => undefined);
    expect(engine).toMatchObject({ origin: "cache", binDir: path.join(await engineFolder(env()), "bin") });
    expect(engine.bareBinDir).toBe(path.join(await engineFolder(env()), "bare", "bin"));
  });

  test("uses one folder for everything where its language host runs policy packs", async () => {
    await fill("bin");
    const engine = await cacheSource(env()).find(() => undefined);
    expect(engine.bareBinDir).toBe(engine.binDir);
  });

  test("may be missing", async () => {
    await expect(cacheSource(env()).find(() => undefined)).rejects.toThrow(/is not there$/);
  });
});

test("a build without Go says so", async () => {
  await expect(buildSource({ PATH: folder() }).find(() => undefined)).rejects.toThrow("go: not found");
});

posixTest("a build that fails says why, and leaves nothing behind", async () => {
  await script("go", `[ "$1" = env ] && echo go1.0 && exit; echo "no such module" >&2; exit 1`);
  const env = { PATH: folder(), LIVEMESSAGE_CACHE_DIR: path.join(folder(), "cache") };
  await expect(buildSource(env).find(() => undefined)).rejects.toThrow("ended with 1: no such module");
  expect(await readdir(path.join(folder(), "cache"))).toEqual([]);
});

posixTest("a build puts the language host into one of the two folders", async () => {
  await script(
    "go",
    `[ "$1" = env ] && echo go1.99 && exit
     while [ $# -gt 1 ]; do [ "$1" = -o ] && echo "#!/bin/sh" > "$2"; shift; done`,
  );
  const env = { PATH: `${folder()}${path.delimiter}${process.env.PATH ?? ""}`, LIVEMESSAGE_CACHE_DIR: folder() };
  const engine = await buildSource(env).find(() => undefined);
  expect((await readdir(engine.binDir)).sort()).toEqual([
    "pulumi",
    "pulumi-language-nodejs",
    "pulumi-resource-pulumi-nodejs",
  ]);
  expect((await readdir(engine.bareBinDir)).sort()).toEqual([
    "pulumi",
    "pulumi-analyzer-policy-nodejs",
    "pulumi-resource-pulumi-nodejs",
  ]);
  expect(engine.origin).toBe("build");
  expect((await buildSource(env).find(() => undefined)).origin).toBe("cache");
});
