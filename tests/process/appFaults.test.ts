import type { Account, App, FaultAction } from "alicloud-live-emulator";
import { emulatorConfig } from "../support/emulatorAccess";
import { faultActions, finalFaultActions } from "./support/faultActions";
import { ProviderCallError } from "./support/providerCall";
import type { Properties, ProviderProcess } from "./support/providerProcess";
import { useProvider } from "./support/useProvider";

/*
 * Faults of each kind hit each call of each verb of a MessageApp, once and for good. No verb makes a second app. One that is
 * hit once ends converged, except where nobody can tell whether a create is still on its way; one that is hit for good ends in
 * one clear error. After an error, the next run converges. Each kind has an account and a process of its own, since a create
 * names no app that a fault could be about.
 */

const kindsNamed = (...names: string[]) =>
  names.map((name): [string, FaultAction] => [name, (faultActions[name] ?? finalFaultActions[name])!]);
const once = kindsNamed("an error of the server", "a closed connection", "a lost answer");
const forGood = kindsNamed("an error of the server", "a lost answer", "a denial");

const stage = useProvider();
const text = 'exports.handler = () => require("pulumi-alicloud-livemessage/provider/messageApp");';

/** The operations of each verb that are hit, in their order. What follows in an adoption is as in an update. */
const verbs = {
  create: ["ListApps", "CreateApp", "DescribeApp", "ModifyAppDisable", "DescribeApp"],
  adopt: ["ListApps", "DescribeApp"],
  update: ["DescribeApp", "ModifyAppAudit", "ModifyAppCallback", "ModifyAppDisable", "DescribeApp"],
  read: ["DescribeApp"],
  delete: ["ModifyAppDisable"],
} as const;
type Verb = keyof typeof verbs;

/** One verb on an app of its own, hit at one of its calls. */
interface Cell {
  readonly verb: Verb;
  readonly call: number;
}

const cells: Cell[] = (Object.keys(verbs) as Verb[]).flatMap((verb) => verbs[verb].map((_, call) => ({ verb, call })));

const nameOf = ({ verb, call }: Cell) => `${verb}${call}`;
const stateOf = (cell: Cell): Properties => ({
  appName: nameOf(cell),
  messageLifeCycle: 30,
  audit: { type: 0, url: "" },
  eventCallbackUrl: "",
  disabled: false,
  adopt: cell.verb === "adopt",
  onDelete: "disable",
});
const wantedOf = (cell: Cell): Properties => ({
  ...stateOf(cell),
  audit: { type: 2, url: "https://audit.example.com" },
  eventCallbackUrl: "https://events.example.com",
  disabled: true,
});

/** A provider process on an account of its own, with the fault that hits it. */
class Lane {
  /** How often each fault has hit. */
  readonly hits: number[] = [];

  private constructor(
    private readonly account: Account,
    private readonly hasty: Record<string, string>,
    /** The configuration without the times after which a call is given up. */
    private readonly patient: Record<string, string>,
    private readonly provider: ProviderProcess,
    private readonly action: FaultAction,
  ) {}

  static async start(action: FaultAction, times: Record<string, string>): Promise<Lane> {
    const account = stage.emulator.accounts.create();
    const patient = emulatorConfig(stage.emulator, account.createKey());
    const config = { ...patient, ...times };
    return new Lane(account, config, patient, await stage.start({ text, config }), action);
  }

  /** Runs a cell under its fault. @returns the error, with what the next run has to do */
  async hit(cell: Cell, count: { readonly count?: number }): Promise<ProviderCallError | undefined> {
    if (cell.verb !== "create") stage.emulator.createApp({ name: nameOf(cell), account: this.account.id });
    const fault = stage.emulator.faults.add({
      account: this.account.id,
      skip: cell.call,
      action: this.action,
      ...count,
    });
    try {
      await this.provider.beginOperation(this.hasty);
      await this.run(cell);
      return undefined;
    } catch (error) {
      if (!(error instanceof ProviderCallError)) throw error;
      return error;
    } finally {
      this.hits.push(fault.hits);
      fault.remove();
    }
  }

  /** What the engine does in the next run: a resource that was saved is updated, everything else done again. */
  async runAgain(cell: Cell, { initialization }: ProviderCallError): Promise<void> {
    await this.provider.beginOperation(this.patient);
    if (initialization === undefined) return this.run(cell, { adopt: true });
    expect(initialization).toMatchObject({ id: this.app(cell).id, properties: wantedOf(cell) });
    await this.provider.update(initialization.id, initialization.properties, wantedOf(cell));
  }

  expectConverged(cell: Cell): void {
    const isChanged = !["read", "delete"].includes(cell.verb);
    expect({ cell, ...this.app(cell) }).toMatchObject({
      cell,
      auditType: isChanged ? 2 : 0,
      eventCallbackUrl: isChanged ? "https://events.example.com" : "",
      disabled: cell.verb !== "read",
    });
  }

  /** That what the provider said has no secret of an app in it. */
  expectNoSecrets(failures: readonly ProviderCallError[]): void {
    const told =
      JSON.stringify(failures.map(({ message, initialization }) => [message, initialization])) + this.provider.output;
    for (const { appKey, appSign } of this.apps())
      for (const each of [appKey, appSign]) expect(told).not.toContain(each);
  }

  private async run(cell: Cell, more: Properties = {}): Promise<void> {
    if (cell.verb === "create" || cell.verb === "adopt") {
      return void (await this.provider.create({ ...wantedOf(cell), ...more }));
    }
    const { id } = this.app(cell);
    const state = { ...stateOf(cell), appId: id };
    if (cell.verb === "update") return void (await this.provider.update(id, state, wantedOf(cell)));
    if (cell.verb === "delete") return this.provider.delete(id, state);
    expect((await this.provider.read(id, state)).inputs).toEqual(stateOf(cell));
  }

  private apps(): App[] {
    return stage.emulator.state.apps(this.account.id);
  }

  /** The app of a cell, of which there is one. */
  private app(cell: Cell): App {
    const named = this.apps().filter(({ name }) => name === nameOf(cell));
    expect({ cell, apps: named.length }).toEqual({ cell, apps: 1 });
    return named[0]!;
  }
}

/** A fault whose outcome cannot be told: a create without an answer may still be on its way, and is not repeated. */
const isUnclear = (kind: string, { verb, call }: Cell): boolean =>
  kind === "a closed connection" && verbs[verb][call] === "CreateApp";

test("each kind of fault, once, is got over with one app", async () => {
  await Promise.all(
    once.map(async ([kind, action]) => {
      const lane = await Lane.start(action, { "livemessage:totalTimeout": "30" });
      for (const cell of cells) {
        const failure = await lane.hit(cell, { count: 1 });
        expect({ kind, cell, failure: failure?.message }).toEqual({
          kind,
          cell,
          failure: isUnclear(kind, cell)
            ? (expect.stringContaining("Run again: an app that was made") as string)
            : undefined,
        });
        if (failure) await lane.runAgain(cell, failure);
        lane.expectConverged(cell);
      }
      expect({ kind, hits: lane.hits }).toEqual({ kind, hits: cells.map(() => 1) });
      lane.expectNoSecrets([]);
    }),
  );
}, 120_000);

test("each kind of fault, for good, is one clear error, and the next run converges with one app", async () => {
  await Promise.all(
    forGood.map(async ([kind, action]) => {
      const lane = await Lane.start(action, { "livemessage:totalTimeout": "1" });
      const failures: ProviderCallError[] = [];
      for (const cell of cells) {
        const failure = await lane.hit(cell, {});
        expect({ kind, cell, message: failure?.message ?? "" }).toEqual({
          kind,
          cell,
          message: expect.stringMatching(/^\S+ for (the account|app[^\n]+) failed[.:] [^\n]+[.]$/) as string,
        });
        failures.push(failure!);
        await lane.runAgain(cell, failure!);
        lane.expectConverged(cell);
      }
      expect({ kind, missed: lane.hits.filter((hits) => hits === 0) }).toEqual({ kind, missed: [] });
      lane.expectNoSecrets(failures);
    }),
  );
}, 120_000);
