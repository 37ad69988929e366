import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

import * as pulumi from "@pulumi/pulumi";
import { type Emulator, startEmulator } from "alicloud-live-emulator";
import ts from "typescript";

import { blocksOfPages, type CodeBlock, examplesOfSources } from "./support/codeBlocks";
import { context, type Exports, missingImports, missingValues } from "./support/fragments";
import { workspace } from "./support/pages";

/** The blocks that are not run, and why. All are type-checked. */
const notRun = new Map([
  [
    "docs/least-privilege.md 1",
    "needs @pulumi/alicloud; tests/process/ramExample.test.ts runs such a program with a stand-in",
  ],
  ["provider/src/program/muteAccess.ts 1", "the same"],
]);

/** Needs a package that the engine generates; pluginPages.test.ts and `npm run test:languages` look at it. */
const generated = "docs/plugin-typescript.md 1";
const blocks = [...blocksOfPages("ts"), ...examplesOfSources()].filter(({ name }) => name !== generated);
const published: Exports = {
  "pulumi-alicloud-livemessage": exportsOf("provider/src/index.ts"),
  "alicloud-live-emulator": exportsOf("emulator/src/index.ts"),
};

test("there are blocks on pages and examples at every public class", () => {
  const names = blocks.map(({ name }) => name);
  const classes = [
    "AppMutes",
    "GroupMute",
    "LiveError",
    "MessageApp",
    "MessageGroup",
    "MuteAccess",
    "MutePolicy",
    "Provider",
  ];
  const shown = examplesOfSources().map(({ code }) => code);
  expect(names).toEqual(expect.arrayContaining(["README.md 1", "emulator/README.md 1", ...notRun.keys()]));
  for (const name of classes)
    expect(shown.some((code) => new RegExp(`(new|instanceof) ${name}\\b`).test(code)) || name).toBe(true);
});

test("every block is right for the compiler, which finds a misspelt argument", () => {
  const code = 'new GroupMute("hall", { appId: "a1b2c3", groupId: "hall", exemptUsers: ["host"] });';
  expect(complaints([...blocks, { name: "misspelt", code }])).toEqual([expect.stringContaining("misspelt: ")]);
});

describe("as a program", () => {
  let folder: string;
  let emulator: Emulator;
  let registered: string[];
  beforeAll(async () => {
    emulator = await startEmulator({ seed: { apps: [{ appId: "app" }], groups: [{ appId: "app", groupId: "hall" }] } });
    folder = mkdtempSync(path.join(os.tmpdir(), "blocks-"));
    writeFileSync(path.join(folder, "Pulumi.yaml"), "name: blocks\nruntime: nodejs\n");
    for (const name of ["mutes.yaml", "mutes-other.yaml"]) {
      writeFileSync(path.join(folder, name), "defaults: { appId: demo }\ngroups: { hall: }\n");
    }
    process.chdir(folder);
  });
  afterAll(async () => {
    process.chdir(workspace);
    rmSync(folder, { recursive: true });
    await emulator.close();
  });
  beforeEach(async () => {
    registered = [];
    await pulumi.runtime.setMocks({
      newResource: ({ name, inputs }) => {
        registered.push(name);
        return { id: name, state: { appId: "a1b2c3", ...(inputs as object) } };
      },
      call: ({ token }) =>
        token.endsWith(":listGroups") ? { groupIds: ["hall"] } : { muted: true, exceptUsers: [], mutedUsers: [] },
    });
    pulumi.runtime.setAllConfig({ "project:otherAccessKey": "key-id", "project:otherSecretKey": "secret" });
  });

  test.each(blocks.filter(({ name }) => !notRun.has(name)).map((block) => [block.name, block] as const))(
    "%s runs",
    async (_name, block) => {
      const values = { app: { id: pulumi.output("demo") }, appId: "demo", config: new pulumi.Config(), emulator };
      await run(block, values);
      await pulumi.runtime.disconnect();
      if (/new (GroupMute|AppMutes|MutePolicy|Message)|fromFile/.test(block.code)) expect(registered).not.toEqual([]);
    },
  );
});

async function run(block: CodeBlock, values: Record<keyof typeof context, unknown>): Promise<void> {
  const source = `${missingImports(block, published)}${block.code}`;
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const names = missingValues(block);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const program = new Function("exports", "require", ...names, `return (async () => {\n${outputText}\n})();`) as (
    ...args: unknown[]
  ) => Promise<void>;
  const load = (name: string): unknown =>
    name === "@pulumi/pulumi" ? pulumi : name === "alicloud-live-emulator" ? { startEmulator } : requireOf(name);
  await program({}, load, ...names.map((name) => values[name]));
}

/** Loads sources, so that what is shown is what is there now. */
function requireOf(name: string): unknown {
  if (name === "pulumi-alicloud-livemessage") return jest.requireActual("../../../provider/src/index");
  return createRequire(__filename)(name);
}

function exportsOf(file: string): string[] {
  const text = ts.sys.readFile(path.join(workspace, file))!;
  const lists = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names]) => names!.split(","));
  return lists.map((name) => name.trim().replace(/^type /, "")).filter((name) => name !== "");
}

/** What the compiler says of blocks, each by itself. */
function complaints(all: readonly CodeBlock[]): string[] {
  const files = new Map(
    all.map((block, index) => {
      const values = missingValues(block).map((name) => `declare const ${name}: ${context[name]};\n`);
      const text = `${missingImports(block, published)}${values.join("")}${block.code}\nexport {};\n`;
      return [path.join(workspace, "tests", `block${index}.ts`), { block, text }] as const;
    }),
  );
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ["node"],
  };
  const host = ts.createCompilerHost(options);
  const plain = ts.createCompilerHost(options);
  host.fileExists = (file) => files.has(path.normalize(file)) || plain.fileExists(file);
  host.getSourceFile = (file, language, ...rest) => {
    const own = files.get(path.normalize(file));
    return own ? ts.createSourceFile(file, own.text, language) : plain.getSourceFile(file, language, ...rest);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([file, { block }]) => {
    const source = program.getSourceFile(file)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${block.name}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
  });
}
