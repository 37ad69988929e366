import { CommandFailedError, runCommand, runToSuccess } from "../../../tools/pulumi/runCommand";

const node = (program: string, timeoutMs = 30_000) =>
  runCommand(process.execPath, ["-e", program], { timeoutMs, onOutput: () => undefined });

test("returns exit code and output of a command that fails", async () => {
  const result = await node(`console.log("out"); console.error("err"); process.exitCode = 7`);
  expect(result).toMatchObject({ exitCode: 7, stdout: "out\n", stderr: "err\n" });
  expect(result.output).toContain("out\n");
  expect(result.output).toContain("err\n");
});

test("keeps characters whole that come in two pieces", async () => {
  const program = `const [a, b] = [Buffer.from("名").subarray(0, 1), Buffer.from("名").subarray(1)];
    process.stdout.write(a, () => setImmediate(() => process.stdout.write(b)));`;
  expect((await node(program)).stdout).toBe("名");
});

test("ends a command at its deadline, and what it started", async () => {
  // The grandchild holds the output open: the command is only over once that one is gone, too.
  const hang = `require("child_process").spawn(process.execPath, ["-e", "setInterval(() => 0, 1000)"], { stdio: "inherit" });
    console.log("started")`;
  await expect(node(hang, 1_000)).rejects.toThrow(/^took longer than 1 s/);
});

test("a command that is not there, and one that a signal ends, are errors", async () => {
  const missing = runCommand("no-such-command", [], { timeoutMs: 1_000 });
  await expect(missing).rejects.toThrow(CommandFailedError);
  await expect(missing).rejects.toThrow("no-such-command: not found");
  await expect(node(`process.kill(process.pid, "SIGKILL")`)).rejects.toThrow("was ended by SIGKILL");
});

test("where success is asked for, the error has the last lines of the output", async () => {
  const failing = `for (let i = 0; i < 9; i++) console.error("line " + i); process.exitCode = 1`;
  const run = runToSuccess(process.execPath, ["-e", failing], { timeoutMs: 30_000 });
  await expect(run).rejects.toThrow("ended with 1: line 4\nline 5\nline 6\nline 7\nline 8");
});
