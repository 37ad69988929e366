import { ProviderCallError } from "../support/providerCall";
import type { ProviderProcess, Properties } from "../support/providerProcess";
import type { Declared } from "./sequence";

/** A resource as the engine's state has it. */
interface StateEntry {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  /** It was saved although it is not as wanted. */
  readonly unready: boolean;
}

/** What a run did with a resource. */
export type Deed = "same" | "create" | "update" | "replace" | "delete";

export interface RunResult {
  readonly deeds: ReadonlyMap<string, Deed>;
  /** Groups of which the mute of a resource was lifted, as far as the program does not want it. */
  readonly lifted: ReadonlySet<string>;
  readonly failures: readonly Error[];
}

/** A result as it comes about. */
interface Run {
  readonly deeds: Map<string, Deed>;
  readonly lifted: Set<string>;
  readonly failures: Error[];
}

const newRun = (): Run => ({ deeds: new Map(), lifted: new Set(), failures: [] });

/** Declared resources as arguments of a program. */
function argumentsOf(app: string, { group, muted, users }: Declared): Properties {
  return { appId: app, groupId: group, muted, exceptUsers: users };
}

/**
 * What the engine does in an operation, as it was seen to do it: registrations are checked and compared one after the
 * other, their steps run beside that; a replacement creates first; deletions come last; after a failure nothing new is
 * begun.
 */
export class Engine {
  readonly state = new Map<string, StateEntry>();
  /** What was replaced and is still to be deleted. */
  private readonly replaced = new Set<StateEntry>();

  constructor(private readonly app: string) {}

  async refresh(provider: ProviderProcess): Promise<Error[]> {
    const failures: Error[] = [];
    await Promise.all(
      [...this.state].map(([name, { id, outputs, unready }]) =>
        collect(failures, async () => {
          const read = await provider.read(id, outputs);
          if (read.id === "") this.state.delete(name);
          else this.state.set(name, { id, inputs: read.inputs, outputs: read.outputs, unready });
        }),
      ),
    );
    return failures;
  }

  async up(provider: ProviderProcess, program: readonly Declared[], replace: readonly string[]): Promise<RunResult> {
    const run = newRun();
    const { failures } = run;
    const running: Promise<void>[] = [];
    for (const declared of program) {
      if (failures.length > 0) break;
      await collect(failures, async () => {
        const { deed, carryOut } = await this.plan(provider, declared, replace.includes(declared.name));
        run.deeds.set(declared.name, deed);
        running.push(collect(failures, carryOut));
      });
    }
    await Promise.all(running);
    const undeclared = [...this.state.keys()].filter((name) => program.every((each) => each.name !== name));
    if (failures.length === 0) await this.deleteAll(provider, undeclared, run);
    return run;
  }

  async destroy(provider: ProviderProcess): Promise<RunResult> {
    const run = newRun();
    await this.deleteAll(provider, [...this.state.keys()], run);
    return run;
  }

  /** Checks and compares; says what is to be done. */
  private async plan(
    provider: ProviderProcess,
    declared: Declared,
    forced: boolean,
  ): Promise<{ deed: Deed; carryOut: () => Promise<void> }> {
    const { name } = declared;
    const old = this.state.get(name);
    const args = argumentsOf(this.app, declared);
    const inputs = await this.check(provider, args, old?.inputs ?? {});
    if (!old) return { deed: "create", carryOut: () => this.create(provider, name, inputs) };
    const difference = forced ? undefined : await provider.diff(old.id, old.outputs, inputs);
    if (!difference || difference.replaces.length > 0) {
      const fresh = await this.check(provider, args, {});
      return {
        deed: "replace",
        carryOut: async () => {
          try {
            await this.create(provider, name, fresh);
          } finally {
            if (this.state.get(name) !== old) this.replaced.add(old);
          }
        },
      };
    }
    if (!difference.changes && !old.unready) {
      this.state.set(name, { ...old, inputs });
      return { deed: "same", carryOut: () => Promise.resolve() };
    }
    return { deed: "update", carryOut: () => this.update(provider, name, old, inputs) };
  }

  private async check(provider: ProviderProcess, args: Properties, olds: Properties): Promise<Properties> {
    const { inputs, failures } = await provider.check(args, olds);
    if (failures.length > 0) throw new Error(`check refuses ${JSON.stringify(args)}: ${JSON.stringify(failures)}`);
    return inputs;
  }

  private async create(provider: ProviderProcess, name: string, inputs: Properties): Promise<void> {
    await this.saving(name, inputs, async () => {
      const { id, outputs } = await provider.create(inputs);
      this.state.set(name, { id, inputs, outputs, unready: false });
    });
  }

  private async update(provider: ProviderProcess, name: string, old: StateEntry, inputs: Properties): Promise<void> {
    await this.saving(name, inputs, async () => {
      const outputs = await provider.update(old.id, old.outputs, inputs);
      this.state.set(name, { id: old.id, inputs, outputs, unready: false });
    });
  }

  private async deleteAll(provider: ProviderProcess, names: readonly string[], run: Run): Promise<void> {
    const deleteEntry = (entry: StateEntry, forget: () => void) =>
      collect(run.failures, async () => {
        const { muted, groupId } = entry.outputs;
        if (muted === true) run.lifted.add(groupId as string);
        await provider.delete(entry.id, entry.outputs);
        forget();
      });
    await Promise.all([
      ...[...this.replaced].map((entry) => deleteEntry(entry, () => this.replaced.delete(entry))),
      ...names.map((name) => {
        run.deeds.set(name, "delete");
        return deleteEntry(this.state.get(name)!, () => this.state.delete(name));
      }),
    ]);
  }

  /** A resource that failed to become ready is kept with what the provider says of it. */
  private async saving(name: string, inputs: Properties, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      const saved = error instanceof ProviderCallError ? error.initialization : undefined;
      if (saved) {
        const outputs = { ...saved.properties };
        delete outputs.__provider;
        this.state.set(name, { id: saved.id, inputs, outputs, unready: true });
      }
      throw error;
    }
  }
}

async function collect(failures: Error[], run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    failures.push(error as Error);
  }
}
