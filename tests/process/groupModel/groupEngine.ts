import { ProviderCallError } from "../support/providerCall";
import { type ProviderProcess, type Properties, providerText } from "../support/providerProcess";
import { app } from "../support/useProvider";
import { type DeclaredGroup, groupIds, type GroupProgram } from "./groupSequence";

const texts = {
  MessageGroup: 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/messageGroup");',
  GroupMute: providerText,
} as const;
type Type = keyof typeof texts;

/** A resource as the engine's state has it. */
interface StateEntry {
  readonly type: Type;
  readonly group: string;
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  /** It was saved although it is not as wanted. */
  readonly unready: boolean;
}

/** What an operation did. */
export interface GroupRun {
  readonly failures: Error[];
  /** Resources that were created, updated or deleted, or of which that was tried: `GroupMute hall`. */
  readonly touched: Set<string>;
}

const nameOf = (type: Type, group: string): string => `${type} ${group}`;

function argumentsOf(type: Type, group: string, declared: DeclaredGroup): Properties | undefined {
  const address = { appId: app, groupId: group };
  const { info, administrators, adopt, recover, exempt } = declared;
  if (type === "MessageGroup")
    return { ...address, groupName: "Room", groupInfo: info, administrators, adopt, recover };
  return exempt === undefined ? undefined : { ...address, exceptUsers: exempt };
}

/**
 * What the engine does with groups and the mutes that take their ids from them: a mute comes after its group and goes before
 * it; what failed keeps what depends on it from being begun; deletions come last, and only where nothing failed.
 */
export class GroupEngine {
  private readonly state = new Map<string, StateEntry>();

  has(type: Type, group: string): boolean {
    return this.state.has(nameOf(type, group));
  }

  async refresh(provider: ProviderProcess): Promise<GroupRun> {
    const run = newRun();
    await Promise.all(
      [...this.state].map(([name, entry]) =>
        collect(run, async () => {
          const { id, inputs, outputs } = await provider.read(entry.id, sent(provider, entry.type, entry.outputs));
          if (id === "") this.state.delete(name);
          else this.state.set(name, { ...entry, inputs, outputs, unready: false });
        }),
      ),
    );
    return run;
  }

  async up(provider: ProviderProcess, program: GroupProgram): Promise<GroupRun> {
    const run = newRun();
    await Promise.all(
      groupIds.map(async (group) => {
        const declared = Object.hasOwn(program, group) ? program[group] : undefined;
        if (declared === undefined) return;
        for (const type of ["MessageGroup", "GroupMute"] as const) {
          const args = argumentsOf(type, group, declared);
          if (args === undefined || !(await collect(run, () => this.bring(provider, type, group, args, run)))) return;
        }
      }),
    );
    const isDeclared = ({ type, group }: StateEntry): boolean => {
      const declared = Object.hasOwn(program, group) ? program[group] : undefined;
      return declared !== undefined && argumentsOf(type, group, declared) !== undefined;
    };
    if (run.failures.length === 0) await this.deleteAll(provider, (entry) => !isDeclared(entry), run);
    return run;
  }

  async destroy(provider: ProviderProcess): Promise<GroupRun> {
    const run = newRun();
    await this.deleteAll(provider, () => true, run);
    return run;
  }

  private async bring(
    provider: ProviderProcess,
    type: Type,
    group: string,
    args: Properties,
    run: GroupRun,
  ): Promise<void> {
    const name = nameOf(type, group);
    const old = this.state.get(name);
    const { inputs, failures } = await provider.check(sent(provider, type, args), old?.inputs ?? {});
    if (failures.length > 0) throw new Error(`check refuses ${JSON.stringify(args)}: ${JSON.stringify(failures)}`);
    const save = (id: string, outputs: Properties, unready: boolean): void =>
      void this.state.set(name, { type, group, id, inputs: unready && old ? old.inputs : inputs, outputs, unready });
    try {
      if (old === undefined) {
        run.touched.add(name);
        const { id, outputs } = await provider.create(sent(provider, type, inputs));
        return save(id, outputs, false);
      }
      const [olds, news] = [sent(provider, type, old.outputs), sent(provider, type, inputs)];
      const { changes, replaces } = await provider.diff(old.id, olds, news);
      if (replaces.length > 0) throw new Error(`${name} is to be replaced for ${replaces.join()}`);
      if (changes !== true && !old.unready) return save(old.id, old.outputs, false);
      run.touched.add(name);
      save(old.id, await provider.update(old.id, olds, news), false);
    } catch (error) {
      const saved = error instanceof ProviderCallError ? error.initialization : undefined;
      if (saved) {
        const outputs = { ...saved.properties };
        delete outputs.__provider;
        save(saved.id, outputs, true);
      }
      throw error;
    }
  }

  private async deleteAll(
    provider: ProviderProcess,
    isToGo: (entry: StateEntry) => boolean,
    run: GroupRun,
  ): Promise<void> {
    const remove = (type: Type, group: string): Promise<boolean> => {
      const entry = this.state.get(nameOf(type, group));
      if (entry === undefined || !isToGo(entry)) return Promise.resolve(true);
      run.touched.add(nameOf(type, group));
      return collect(run, async () => {
        await provider.delete(entry.id, sent(provider, type, entry.outputs));
        this.state.delete(nameOf(type, group));
      });
    };
    await Promise.all(
      groupIds.map(async (group) => (await remove("GroupMute", group)) && remove("MessageGroup", group)),
    );
  }
}

function newRun(): GroupRun {
  return { failures: [], touched: new Set() };
}

/** @returns whether it went well */
async function collect(run: GroupRun, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    run.failures.push(error as Error);
    return false;
  }
}

function sent(provider: ProviderProcess, type: Type, properties: Properties): Properties {
  return { ...properties, __provider: provider.textOfOperation(texts[type]) };
}
