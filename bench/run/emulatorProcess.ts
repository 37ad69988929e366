import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import type { Service } from "../contestants";
import type { CallCount, EmulatorReply, EmulatorRequest } from "./emulatorMessages";

/** The emulator in its own process, with its quota on and 20 ms ± 10 ms of latency. */
export class EmulatorProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly service: Service,
  ) {}

  static async start(): Promise<EmulatorProcess> {
    const child = fork(path.join(__dirname, "emulatorChild.ts"), { execArgv: ["--import", "tsx"] });
    const reply = await nextReply(child);
    if (reply.kind !== "started") throw new Error(`the emulator's process began with "${reply.kind}"`);
    return new EmulatorProcess(child, reply.service);
  }

  /** Makes the groups, or brings them back: muted with the declared users exempt, or open. */
  async plant(appId: string, groupIds: readonly string[], muted: boolean): Promise<void> {
    await this.ask({ kind: "plant", appId, groupIds, muted });
  }

  /** Calls since the last count or planting, and how many groups are not as they should be. */
  async count(appId: string, groupIds: readonly string[], muted: boolean): Promise<CallCount> {
    const reply = await this.ask({ kind: "count", appId, groupIds, muted });
    if (reply.kind !== "counted") throw new Error(`the emulator's process answered "${reply.kind}"`);
    return reply;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.send({ kind: "stop" } satisfies EmulatorRequest);
    await ended;
  }

  private async ask(request: EmulatorRequest): Promise<EmulatorReply> {
    const reply = nextReply(this.child);
    this.child.send(request);
    return reply;
  }
}

function nextReply(child: ChildProcess): Promise<EmulatorReply> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the emulator's process ended with ${code ?? "a signal"}`));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.removeListener("exit", ended);
      resolve(message as EmulatorReply);
    });
  });
}
