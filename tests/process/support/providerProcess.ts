import type { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { face, isPlugin, urnOf } from "./face";
import { launch, type ProviderProcessOptions, type RunningProcess } from "./launch";
import type { Properties } from "./properties";
import { providerCall, ProviderCallError } from "./providerCall";
import { moduleOf, plainText, reloadingText } from "./providerTexts";

export type { Properties };

/** The text that state keeps of every GroupMute; part of the package's promise, so it is spelled out here. */
export const providerText = 'exports.handler = () => require("pulumi-alicloud-livemessage/provider");';

/** Milliseconds in which a process ends whose engine has ended. */
const endWithinMs = 3000;

/** Each load of the package leaves stores of async_hooks behind, which Node.js 20 serves at every promise. */
const mostOperations = 8;

let addresses = 0;
/** One that is told apart by the process, on loopback, where nobody listens. */
const newEngineAddress = (): string => {
  const bytes = [16, 8, 0].map((shift) => (process.pid >> shift) & 255);
  return `127.${bytes.join(".")}:${++addresses}`;
};

/** The engine's process for one of the two faces, and what the engine asks of it. */
export class ProviderProcess {
  private operations = 0;
  /** Calls that were made and not answered. */
  private unanswered = 0;

  private constructor(
    private readonly options: ProviderProcessOptions,
    private process: RunningProcess,
    private text: string,
  ) {}

  static async start(options: ProviderProcessOptions): Promise<ProviderProcess> {
    const withAddress = { engineAddress: newEngineAddress(), ...options };
    return new ProviderProcess(withAddress, await launch(withAddress), options.text ?? providerText);
  }

  private get child(): ChildProcess {
    return this.process.child;
  }

  private get client(): ResourceProviderClient {
    return this.process.client;
  }

  /** All that the process has printed since it was ready. */
  get output(): string {
    return face.message(this.process.chunks.join(""));
  }

  /** Waits until the process has printed a text, which may come after the answer. */
  async printed(text: string): Promise<void> {
    while (!this.output.includes(text)) await once(this.child.stdout!, "data", { signal: AbortSignal.timeout(10_000) });
  }

  /** Closes the standard input, as the death of the engine does, and returns how the process ended. */
  async loseEngine(): Promise<number | null> {
    const exit = once(this.child, "exit", { signal: AbortSignal.timeout(20_000) });
    this.child.stdin!.destroy();
    const [code] = (await exit) as [number | null];
    return code;
  }

  /** Closes what the process prints to, has it print, and returns how it ended. */
  async loseOutput(): Promise<number | null> {
    const exit = once(this.child, "exit", { signal: AbortSignal.timeout(20_000) });
    this.child.stdout!.destroy();
    this.child.stderr!.destroy();
    // An answer that the dynamic provider prints as well.
    await Promise.allSettled([this.read("not-an-id", {}), exit]);
    const [code] = (await exit) as [number | null];
    return code;
  }

  /** Gives the configuration that providers loaded from now on get. */
  async configure(config: Readonly<Record<string, string>>): Promise<void> {
    const request = new messages.ConfigureRequest();
    request.setArgs(toStruct(face.configuration(config)));
    request.setAcceptsecrets(true);
    await this.call("configure", (done) => this.client.configure(request, done));
  }

  /**
   * Begins another operation of the engine: quicker than a new process, which the engine would start, and the package
   * starts as fresh.
   */
  async beginOperation(config: Readonly<Record<string, string>>): Promise<void> {
    if (isPlugin) {
      await this.end();
      this.process = await launch(this.options);
      return this.configure(config);
    }
    this.operations += 1;
    await this.configure(config);
    // Providers get the configuration of the moment in which they are loaded.
    await this.check({});
  }

  /** Begins an operation of another test, for which nothing was printed yet. */
  async beginTest(config: Readonly<Record<string, string>>, text = providerText): Promise<void> {
    this.text = text;
    await this.beginOperation(config);
    this.process.chunks.length = 0;
  }

  /** Whether another test may have it: it runs, answered every call, and is not slow of what it has loaded again. */
  get isReusable(): boolean {
    const isRunning = this.child.exitCode === null && this.child.signalCode === null;
    return isRunning && this.unanswered === 0 && this.operations < mostOperations;
  }

  /** What loads a provider for this operation. Tests see and give the text of state in its place. */
  textOfOperation(text: string): string {
    return this.operations === 0 ? text : reloadingText(moduleOf(text), this.operations);
  }

  async check(
    news: Properties,
    olds: Properties = {},
  ): Promise<{ inputs: Properties; failures: { property: string; reason: string }[] }> {
    const request = new messages.CheckRequest();
    request.setUrn(this.urn(news));
    request.setOlds(toStruct(face.toFace(olds)));
    request.setNews(this.struct(news));
    const answer = await this.call<messages.CheckResponse>("check", (done) => this.client.check(request, done));
    return {
      inputs: read(answer.getInputs()),
      failures: answer
        .getFailuresList()
        .map((each) => ({ property: each.getProperty(), reason: face.message(each.getReason()) })),
    };
  }

  async diff(
    id: string,
    olds: Properties,
    news: Properties,
  ): Promise<{ changes: boolean | undefined; replaces: string[]; deleteBeforeReplace: boolean }> {
    const request = new messages.DiffRequest();
    request.setUrn(this.urn(news));
    request.setId(id);
    request.setOlds(this.struct(olds));
    request.setNews(this.struct(news));
    const answer = await this.call<messages.DiffResponse>("diff", (done) => this.client.diff(request, done));
    return {
      changes: [undefined, false, true][answer.getChanges()],
      replaces: answer.getReplacesList(),
      deleteBeforeReplace: answer.getDeletebeforereplace(),
    };
  }

  async create(inputs: Properties): Promise<{ id: string; outputs: Properties }> {
    const request = new messages.CreateRequest();
    request.setUrn(this.urn(inputs));
    request.setProperties(this.struct(inputs));
    const answer = await this.call<messages.CreateResponse>("create", (done) => this.client.create(request, done));
    return { id: answer.getId(), outputs: read(answer.getProperties()) };
  }

  async update(id: string, olds: Properties, news: Properties): Promise<Properties> {
    const request = new messages.UpdateRequest();
    request.setUrn(this.urn(news));
    request.setId(id);
    request.setOlds(this.struct(olds));
    request.setNews(this.struct(news));
    const answer = await this.call<messages.UpdateResponse>("update", (done) => this.client.update(request, done));
    return read(answer.getProperties());
  }

  /** Reads a resource; the id is empty where it is gone. */
  async read(id: string, properties: Properties): Promise<{ id: string; outputs: Properties; inputs: Properties }> {
    const request = new messages.ReadRequest();
    request.setUrn(this.urn(properties));
    request.setId(id);
    request.setProperties(this.struct(properties));
    const answer = await this.call<messages.ReadResponse>("read", (done) => this.client.read(request, done));
    return {
      id: answer.getId(),
      outputs: read(answer.getProperties()),
      inputs: read(answer.getInputs()),
    };
  }

  async delete(id: string, properties: Properties): Promise<void> {
    const request = new messages.DeleteRequest();
    request.setUrn(this.urn(properties));
    request.setId(id);
    request.setProperties(this.struct(properties));
    await this.call("delete", (done) => this.client.delete(request, done));
  }

  /** Ends the process; where coverage is measured, as the end of its engine does, so that it can write what it covered. */
  async end(): Promise<void> {
    if (process.env.NODE_V8_COVERAGE !== undefined) {
      const exit = once(this.child, "exit", { signal: AbortSignal.timeout(endWithinMs) });
      this.child.stdin?.end();
      // One that has loaded nothing of ours does not end by this.
      if (this.child.exitCode === null && this.child.signalCode === null) await exit.catch(() => undefined);
    }
    await this.kill();
  }

  /** Ends the process at once, whatever it is doing. */
  async kill(): Promise<void> {
    this.client.close();
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await exit;
  }

  private async call<T>(name: string, start: Parameters<typeof providerCall<T>>[1]): Promise<T> {
    this.unanswered += 1;
    try {
      return await providerCall<T>(name, (done) =>
        start((...result) => {
          this.unanswered -= 1;
          done(...result);
        }),
      );
    } catch (error) {
      const saved = error instanceof ProviderCallError ? error.initialization?.properties : undefined;
      if (this.operations > 0 && typeof saved?.__provider === "string") saved.__provider = plainText(saved.__provider);
      throw error;
    }
  }

  private urn({ __provider = this.text }: Properties = {}): string {
    return urnOf(moduleOf(String(__provider)));
  }

  private struct(properties: Properties = {}): Struct {
    if (isPlugin) return toStruct(face.toFace(withoutText(properties)));
    const { __provider = this.text, ...rest } = properties;
    return toStruct({ ...rest, __provider: this.textOfOperation(String(__provider)) });
  }
}

function toStruct(properties: Properties): Struct {
  return Struct.fromJavaScript(properties as Record<string, JavaScriptValue>);
}

/** The properties without the provider text, which the process hands back with each answer. */
function read(struct: Struct | undefined): Properties {
  return face.fromFace(withoutText(struct?.toJavaScript() ?? {}));
}

function withoutText(properties: Properties = {}): Properties {
  const plain = { ...properties };
  delete plain.__provider;
  return plain;
}
