import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { startEmulator } from "alicloud-live-emulator";
import { everyOperation } from "./everyOperation";

/*
 * Installs Alibaba Cloud's clients for other languages into a temporary folder, and has each call every operation of the
 * emulator. They run unmodified; only their endpoint is another one. The clients for Node.js are in `npm test`.
 */

interface Language {
  readonly name: string;
  /** Installs the client into the folder, which holds the program, and answers how the program is run. */
  readonly install: (folder: string) => readonly [command: string, args: readonly string[]];
}

const languages: readonly Language[] = [
  {
    name: "python",
    install(folder) {
      const python = join(folder, "venv/bin/python");
      run(folder, "python3", "-m", "venv", "venv");
      run(folder, python, "-m", "pip", "install", "--quiet", "alibabacloud_tea_openapi", "alibabacloud_tea_util");
      report(folder, python, "-m", "pip", "freeze", "--local");
      return [python, ["call_all.py"]];
    },
  },
  {
    name: "go",
    install(folder) {
      run(folder, "go", "mod", "init", "clients");
      run(folder, "go", "mod", "tidy");
      run(folder, "go", "build", "-o", "clients", ".");
      report(folder, "go", "list", "-m", "github.com/alibabacloud-go/darabonba-openapi/v2");
      return [join(folder, "clients"), []];
    },
  },
];

function run(folder: string, command: string, ...args: string[]): void {
  execFileSync(command, args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
}

function report(folder: string, command: string, ...args: string[]): void {
  const lines = execFileSync(command, args, { cwd: folder, encoding: "utf8" }).split("\n");
  console.log(lines.filter((line) => line.includes("openapi")).join("\n"));
}

/** Has the program make all calls, and answers what is wrong with their answers. */
async function callAll(folder: string, command: string, args: readonly string[]): Promise<string[]> {
  const emulator = await startEmulator({ seed: { apps: [{ appId: "app" }] } });
  emulator.journal.listen((entry) => {
    const isNew = entry.kind === "call" && entry.operation === "CreateLiveMessageGroup" && entry.applied;
    if (isNew) emulator.state.group("app", "hall")?.join("u1");
  });
  try {
    const { accessKeyId, accessKeySecret } = emulator.credentials;
    const env = { ...process.env, KEY_ID: accessKeyId, KEY_SECRET: accessKeySecret, ENDPOINT: emulator.endpoint };
    const lines = await answersOf(spawn(command, args, { cwd: folder, env, stdio: ["pipe", "pipe", "inherit"] }));
    const unknown = emulator.journal.calls().flatMap(({ unknownParameters }) => unknownParameters);
    return [
      ...unknown.map((name) => `nothing reads the parameter ${name}`),
      ...everyOperation.flatMap(([action, , expected], index) => check(action, expected, lines[index])),
    ];
  } finally {
    await emulator.close();
  }
}

async function answersOf(program: ReturnType<typeof spawn>): Promise<string[]> {
  let text = "";
  program.stdout?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<void>((resolve, reject) => {
    program.once("error", reject);
    program.once("close", () => resolve());
  });
  program.stdin?.end(JSON.stringify(everyOperation.map(([action, query]) => [action, withApp(action, query)])));
  await ended;
  return text.trim().split("\n");
}

function withApp(action: string, query: Readonly<Record<string, string>>): Record<string, string> {
  const isOfAccount = action === "CreateLiveMessageApp" || action === "ListLiveMessageApps";
  return isOfAccount ? query : { AppId: "app", ...query };
}

function check(action: string, expected: Readonly<Record<string, unknown>>, line: string | undefined): string[] {
  if (!line) return [`${action} was not answered`];
  const body = JSON.parse(line) as Record<string, unknown>;
  const wrong = Object.entries(expected).filter(([name, value]) => !isDeepStrictEqual(body[name], value));
  if (typeof body["RequestId"] === "string" && wrong.length === 0) return [];
  return [`${action} was answered with ${line}`];
}

async function main(): Promise<void> {
  for (const { name, install } of languages) {
    const folder = mkdtempSync(join(tmpdir(), `emulator-client-${name}-`));
    try {
      cpSync(join(__dirname, name), folder, { recursive: true });
      console.log(`${name}: installing`);
      const problems = await callAll(folder, ...install(folder));
      console.log(
        `${name}: ${everyOperation.length - problems.length} of ${everyOperation.length} operations answered as expected`,
      );
      for (const problem of problems) console.log(`  ${problem}`);
      if (problems.length > 0) process.exitCode = 1;
    } finally {
      // Go's module cache is not in it, and nothing else is read-only.
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

void main();
