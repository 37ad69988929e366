import { ProviderCallError } from "../support/providerCall";
import type { ProviderProcess, Properties } from "../support/providerProcess";
import { type Declared, type DeclaredMute, key } from "./program";
import { type Deed, RunResult } from "./runResult";
import { argumentsOf, isSameMute, mutesInState, providerTexts, type StateEntry, unfinishedInState } from "./stateEntry";

/** What is to be done with a resource. */
interface Plan {
  readonly deed: Deed;
  readonly carryOut: () => Promise<void>;
}

/**
 * What the engine does in an operation, as it was seen to do it: registrations are checked and compared one after the
 * other, their steps run beside that; a replacement creates first; deletions come last; after a failure nothing new is
 * begun.
 */
export class Engine {
  private readonly state = new Map<string, StateEntry>();
  /** What was replaced and is still to be deleted. */
  private readonly replaced = new Set<StateEntry>();

  /** All that state has, with what is to be deleted. */
  get entries(): readonly StateEntry[] {
    return [...this.state.values(), ...this.replaced];
  }

  async refresh(provider: ProviderProcess): Promise<Error[]> {
    const run = new RunResult();
    await Promise.all(
      [...this.state.values()].map((entry) =>
        run.collect(async () => {
          const { id, inputs, outputs } = await provider.read(entry.id, this.sent(entry.type, entry.outputs));
          if (id === "") this.state.delete(entry.name);
          // What a read found is taken to be ready, whatever an update said (RefreshStep).
          else this.save({ ...entry, inputs, outputs, unready: false });
        }),
      ),
    );
    return run.failures;
  }

  async up(provider: ProviderProcess, program: readonly Declared[], replace: readonly string[]): Promise<RunResult> {
    const run = new RunResult();
    const running: Promise<void>[] = [];
    for (const declared of program) {
      if (run.failures.length > 0) break;
      await run.collect(async () => {
        const { deed, carryOut } = await this.plan(provider, declared, {
          run,
          forced: replace.includes(declared.name),
        });
        run.deeds.set(declared.name, deed);
        running.push(run.collect(carryOut));
      });
    }
    await Promise.all(running);
    const undeclared = [...this.state.values()].filter(({ name }) => program.every((each) => each.name !== name));
    if (run.failures.length === 0) await this.deleteAll(provider, undeclared, run);
    return run;
  }

  async destroy(provider: ProviderProcess): Promise<RunResult> {
    const run = new RunResult();
    await this.deleteAll(provider, [...this.state.values()], run);
    return run;
  }

  /** Checks and compares; says what is to be done. */
  private async plan(
    provider: ProviderProcess,
    declared: Declared,
    { run, forced }: { run: RunResult; forced: boolean },
  ): Promise<Plan> {
    const old = this.state.get(declared.name);
    const all = declared.mutes.map(({ group }) => key({ app: declared.app, id: group }));
    const ensure = (groups: Iterable<string>): void => [...groups].forEach((group) => run.ensured.add(group));
    const inputs = await this.check(provider, declared, old?.inputs ?? {});
    if (!old) {
      ensure(all);
      return { deed: "create", carryOut: () => this.create(provider, declared, inputs) };
    }
    const sent = (properties: Properties): Properties => this.sent(declared.type, properties);
    const difference = forced ? undefined : await provider.diff(old.id, sent(old.outputs), sent(inputs));
    if (!difference || difference.replaces.length > 0) {
      const fresh = await this.check(provider, declared, {});
      ensure(all);
      const carryOut = async (): Promise<void> => {
        try {
          await this.create(provider, declared, fresh);
        } finally {
          if (this.state.get(declared.name) !== old) this.replaced.add(old);
        }
      };
      return { deed: "replace", carryOut };
    }
    if (!difference.changes && !old.unready) {
      this.save({ ...old, inputs });
      return { deed: "same", carryOut: () => Promise.resolve() };
    }
    ensure(toEnsure(old, declared));
    for (const group of toLift(old)) if (!all.includes(group)) run.lifted.add(group);
    for (const group of toFree(old)) if (!all.includes(group)) run.freed.add(group);
    return { deed: "update", carryOut: () => this.update(provider, old, inputs) };
  }

  private async check(provider: ProviderProcess, declared: Declared, olds: Properties): Promise<Properties> {
    const args = argumentsOf(declared);
    const { inputs, failures } = await provider.check(this.sent(declared.type, args), olds);
    if (failures.length > 0) throw new Error(`check refuses ${JSON.stringify(args)}: ${JSON.stringify(failures)}`);
    return inputs;
  }

  private create(provider: ProviderProcess, { name, type }: Declared, inputs: Properties): Promise<void> {
    return this.saving({ name, type, inputs }, async () => {
      const { id, outputs } = await provider.create(this.sent(type, inputs));
      this.save({ name, type, id, inputs, outputs, unready: false });
    });
  }

  /** Of an update that failed half-way, the outputs are new and the inputs those of before (engine, OnResourceStepPost). */
  private update(provider: ProviderProcess, old: StateEntry, inputs: Properties): Promise<void> {
    const sent = (properties: Properties): Properties => this.sent(old.type, properties);
    return this.saving(old, async () => {
      const outputs = await provider.update(old.id, sent(old.outputs), sent(inputs));
      this.save({ ...old, inputs, outputs, unready: false });
    });
  }

  private async deleteAll(provider: ProviderProcess, entries: readonly StateEntry[], run: RunResult): Promise<void> {
    const remove = (entry: StateEntry, forget: () => void): Promise<void> =>
      run.collect(async () => {
        const [lifted, freed] = [toLift(entry), toFree(entry)];
        for (const group of lifted) run.lifted.add(group);
        for (const group of freed) run.freed.add(group);
        for (const group of [...lifted, ...freed]) run.perhapsLifted.add(group);
        await provider.delete(entry.id, this.sent(entry.type, entry.outputs));
        for (const group of [...lifted, ...freed]) run.perhapsLifted.delete(group);
        forget();
      });
    await Promise.all([
      ...[...this.replaced].map((entry) => remove(entry, () => this.replaced.delete(entry))),
      ...entries.map((entry) => {
        run.deeds.set(entry.name, "delete");
        return remove(entry, () => this.state.delete(entry.name));
      }),
    ]);
  }

  /** A resource that failed to become ready is kept with what the provider says of it. */
  private async saving(entry: Pick<StateEntry, "name" | "type" | "inputs">, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      const saved = error instanceof ProviderCallError ? error.initialization : undefined;
      if (saved) {
        const outputs = { ...saved.properties };
        delete outputs.__provider;
        const { name, type, inputs } = entry;
        this.save({ name, type, id: saved.id, inputs, outputs, unready: true });
      }
      throw error;
    }
  }

  private save(entry: StateEntry): void {
    this.state.set(entry.name, entry);
  }

  private sent(type: Declared["type"], properties: Properties): Properties {
    return { ...properties, __provider: providerTexts[type] };
  }
}

/** The groups that an update has to look at: those of which something is another than in state, or not known. */
function toEnsure(old: StateEntry, { type, app, mutes }: Declared): string[] {
  const before = mutesInState(old);
  const unfinished = unfinishedInState(old);
  return mutes.flatMap((mute) => {
    const group = key({ app, id: mute.group });
    const was = before.get(group);
    const isDone = type === "AppMutes" && was !== undefined && isSameMute(was, mute) && !unfinished.has(group);
    return isDone ? [] : [group];
  });
}

/** The groups that are opened when a resource goes. */
function toLift(entry: StateEntry): string[] {
  return groupsThatGo(entry, ({ muted }) => muted);
}

/** The groups of which users are freed when a resource goes. */
function toFree(entry: StateEntry): string[] {
  return groupsThatGo(entry, ({ mutedUsers }) => mutedUsers.length > 0);
}

function groupsThatGo(entry: StateEntry, isMuted: (mute: DeclaredMute) => boolean): string[] {
  return [...mutesInState(entry)].flatMap(([group, mute]) => (isMuted(mute) && !mute.retained ? [group] : []));
}
