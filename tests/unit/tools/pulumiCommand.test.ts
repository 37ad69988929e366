import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import readline from "node:readline";
import { temporaryFolderForEachTest } from "./support/temporaryFolder";

const folder = temporaryFolderForEachTest();
const posixTest = process.platform === "win32" ? test.skip : test; // the fakes are shell scripts

/** Runs `npm run pulumi -- ARGUMENTS` as npm does, with an engine on PATH whose commands are those of `script`. */
async function startPulumi(script: string, args: string[], detached = false): Promise<ChildProcess> {
  for (const [name, text] of [
    ["pulumi", `[ "$1" = version ] && echo v3.300.0 && exit\n${script}`],
    ["pulumi-language-nodejs", ""],
    ["pulumi-resource-pulumi-nodejs", ""],
  ] as const) {
    await writeFile(path.join(folder(), name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  }
  const main = path.resolve(__dirname, "..", "..", "..", "tools", "pulumi", "main.ts");
  return spawn(process.execPath, ["--import", "tsx", main, ...args], {
    env: { ...process.env, PATH: `${folder()}${path.delimiter}${process.env.PATH ?? ""}` },
    stdio: ["pipe", "pipe", "ignore"],
    detached,
  });
}

posixTest("hands on arguments and input, and returns the engine's exit code", async () => {
  const child = await startPulumi(`echo "$#:$1:$2"; cat; exit 7`, ["preview", "two words"]);
  let printed = "";
  child.stdout!.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  child.stdin!.end("typed\n");
  expect(await once(child, "close")).toEqual([7, null]);
  expect(printed).toBe("2:preview:two words\ntyped\n");
});

posixTest.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "hands on %s, and lets the engine end in its way",
  async (signal) => {
    // Not a shell script: the shell may lose a signal that comes while it starts a command.
    const engine = `process.once("${signal}", () => { console.log("got ${signal}"); process.exit(5); });
      console.log("ready"); setTimeout(() => undefined, 30_000);`;
    const child = await startPulumi(`exec "${process.execPath}" -e '${engine}'`, ["up"]);
    const lines = readline.createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
    expect((await lines.next()).value).toBe("ready");
    child.kill(signal);
    expect((await lines.next()).value).toBe(`got ${signal}`);
    expect(await once(child, "exit")).toEqual([5, null]);
  },
);

posixTest("an interrupt of the whole group reaches the engine once", async () => {
  const engine = `let count = 0; process.on("SIGINT", () => { count += 1; console.log("interrupted"); });
    process.once("SIGTERM", () => { console.log("interrupts: " + count); process.exit(0); });
    console.log("ready"); setTimeout(() => undefined, 30_000);`;
  const child = await startPulumi(`exec "${process.execPath}" -e '${engine}'`, ["up"], true);
  const lines = readline.createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe("ready");
  process.kill(-child.pid!, "SIGINT");
  child.kill("SIGINT");
  // Signals of two kinds may overtake each other.
  expect((await lines.next()).value).toBe("interrupted");
  child.kill("SIGTERM");
  expect((await lines.next()).value).toBe("interrupts: 1");
  expect(await once(child, "exit")).toEqual([0, null]);
});
