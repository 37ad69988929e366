import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import readline from "node:readline";
import { publishOnce } from "../../../tools/pulumi/publishOnce";
import { temporaryFolderForEachTest } from "./support/temporaryFolder";

const temporary = temporaryFolderForEachTest();
const wanted = () => path.join(temporary(), "cache", "engine");
const silent = () => undefined;

class Publisher {
  private readonly lines: AsyncIterator<string>;

  constructor(private readonly child: ChildProcess) {
    this.lines = readline.createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  }

  async nextLine(): Promise<string> {
    const line = await this.lines.next();
    if (line.done === true) throw new Error("the publisher ended");
    return line.value;
  }

  finishBuilding(): void {
    this.child.stdin!.write("\n");
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill("SIGKILL");
    await once(this.child, "exit");
  }
}

const publishers: Publisher[] = [];
afterEach(() => Promise.all(publishers.splice(0).map((publisher) => publisher.kill())));

function startPublisher(name: string): Publisher {
  const script = path.join(__dirname, "support", "publisher.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, wanted(), name], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const publisher = new Publisher(child);
  publishers.push(publisher);
  return publisher;
}

test("of two processes one builds, and the other waits for it and takes the same", async () => {
  const first = startPublisher("first");
  expect(await first.nextLine()).toBe("building");
  const second = startPublisher("second");
  expect(await second.nextLine()).toMatch(/^waiting for process \d+ on .+, which is at it$/);
  await expect(readdir(wanted())).rejects.toThrow("ENOENT"); // nothing half done is ever to be seen

  first.finishBuilding();
  expect(await first.nextLine()).toBe("built");
  expect(await second.nextLine()).toBe("found");
  expect(await readFile(path.join(wanted(), "built-by"), "utf8")).toBe("first");
  expect(await readdir(path.dirname(wanted()))).toEqual(["engine"]);
});

test("a process that waits takes over from one that dies, and removes what that one left", async () => {
  const first = startPublisher("first");
  expect(await first.nextLine()).toBe("building");
  const second = startPublisher("second");
  expect(await second.nextLine()).toMatch(/^waiting/);

  await first.kill();
  expect(await second.nextLine()).toBe("building");
  second.finishBuilding();
  expect(await second.nextLine()).toBe("built");
  expect(await readFile(path.join(wanted(), "built-by"), "utf8")).toBe("second");
  expect(await readdir(path.dirname(wanted()))).toEqual(["engine"]);
});

test("a lock of another machine counts as long as it is touched", async () => {
  const lock = `${wanted()}.lock`;
  await mkdir(path.dirname(lock), { recursive: true });
  await writeFile(lock, JSON.stringify({ token: "t", pid: process.pid, host: "elsewhere" }));
  const longAgo = new Date(Date.now() - 31_000);
  await utimes(lock, longAgo, longAgo);
  expect(await publishOnce(wanted(), () => Promise.resolve(), silent)).toBe(true);
});

test("a build that fails leaves neither folder nor lock, and the next one may try", async () => {
  const failure = publishOnce(wanted(), () => Promise.reject(new Error("out of luck")), silent);
  await expect(failure).rejects.toThrow("out of luck");
  expect(await readdir(path.dirname(wanted()))).toEqual([]);
  expect(await publishOnce(wanted(), () => Promise.resolve(), silent)).toBe(true);
});

test("what another process has put there meanwhile is kept", async () => {
  const build = async () => {
    await mkdir(wanted());
    await writeFile(path.join(wanted(), "built-by"), "another");
  };
  expect(await publishOnce(wanted(), build, silent)).toBe(false);
  expect(await readdir(path.dirname(wanted()))).toEqual(["engine"]);
});
