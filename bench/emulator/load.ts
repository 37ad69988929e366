import { connect } from "node:net";
import { signInHeader } from "../../tests/emulator/support/signedCall";

/*
 * A process that sends signed Describe requests as fast as they are answered, over bare sockets and signed beforehand,
 * so that the server and not the client is what is measured. Started with fork; a task in, a result out.
 */

export interface LoadTask {
  readonly url: string;
  readonly requests: number;
  readonly connections: number;
  readonly groups: number;
}

export interface LoadResult {
  readonly perSecond: number;
  /** Answers that were not 200. */
  readonly failed: number;
}

const credentials = { accessKeyId: "emulator-access-key-id", accessKeySecret: "emulator-access-key-secret" };

function prepare({ url, requests, groups }: LoadTask): Buffer[] {
  return Array.from({ length: requests }, (_, index) => {
    const parameters = { AppId: "app", GroupId: groupName(index % groups) };
    const { method, path, headers } = signInHeader({ url, credentials }, "DescribeLiveMessageGroupBand", parameters);
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("")}content-length: 0\r\n\r\n`);
  });
}

function groupName(index: number): string {
  return `g${String(index).padStart(4, "0")}`;
}

async function run(task: LoadTask): Promise<LoadResult> {
  const waiting = prepare(task);
  let failed = 0;
  const worker = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(Number(new URL(task.url).port), "127.0.0.1");
      let received = "";
      const next = () => {
        const bytes = waiting.pop();
        if (bytes) socket.write(bytes);
        else socket.end(resolve);
      };
      socket.on("error", reject);
      socket.on("connect", next);
      socket.on("data", (chunk: Buffer) => {
        received += chunk.toString("latin1");
        const end = received.indexOf("\r\n\r\n");
        if (end < 0) return;
        const length = Number(/content-length: (\d+)/i.exec(received)?.[1]);
        if (received.length < end + 4 + length) return;
        if (!received.startsWith("HTTP/1.1 200")) failed++;
        received = "";
        next();
      });
    });
  const started = performance.now();
  await Promise.all(Array.from({ length: task.connections }, worker));
  return { perSecond: (task.requests * 1000) / (performance.now() - started), failed };
}

if (require.main === module) {
  process.once("message", (task: LoadTask) => {
    void run(task).then((result) => process.send?.(result, () => process.disconnect()));
  });
}
