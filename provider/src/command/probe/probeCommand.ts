import { PackageError } from "../../errors/packageError";
import { mayHaveBeenApplied } from "../../live/errors";
import type { GroupAddress } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import { dataCenters } from "../../properties/addressProblem";
import { suggestion } from "../../text/suggestion";
import { quoted } from "../../text/visible";
import { appOption } from "../appOption";
import { type Command, optional, type OptionValues, type Surroundings, UsageError } from "../command";
import { ExitCode } from "../exitCode";
import { accountHelp, accountOptions, withClient } from "../liveAccount";
import { standardOutput } from "../outputFiles";
import { packageVersion } from "../ownPackage";
import { Progress } from "../progress";
import { expectWritable, writeResult } from "../writeResult";
import { Lab } from "./lab";
import { notProbed } from "./notProbed";
import { deleteGroup, makeGroup, newGroupId } from "./ownGroup";
import { planInWords } from "./plan";
import { probes } from "./probes";
import { renderProbeReport, reportRows, switchesOf } from "./probeReport";
import { runProbes, type Stop } from "./runProbes";

/** A call that is not answered within so many seconds is given up. */
const patienceSeconds = 15;

/** Finds out at a real account what the documentation of the service leaves open. */
export const probeCommand: Command = {
  name: "probe",
  summary: "find out at a real account what the documentation of the service leaves open",
  description: `Makes a message group of its own in an app, tries out each case that is not documented, deletes the group, and prints
a table for an issue and the switches with which the emulator does the same. It says first what it is going to do, and
asks. It changes no other group, and uses no user but ids that it makes up. Where an answer is not clear, it says so.
Ctrl-C ends it, and the group is deleted all the same. \`livemessage ram-policy --probe\` prints the rights that it needs.
${accountHelp}`,
  operands: [],
  options: {
    app: { type: "string", value: "ID", help: "The app to make the group in (required)" },
    "data-center": { type: "string", value: "NAME", help: "Its data center, cn-shanghai or ap-southeast-1" },
    yes: { type: "boolean", short: "y", help: "Do not ask" },
    output: { type: "string", value: "FILE", short: "o", help: "Write there instead of to standard output" },
    force: { type: "boolean", help: "Overwrite an existing file" },
    json: { type: "boolean", help: "Print the result as JSON" },
    ...accountOptions,
  },
  async run(_operands, options, world) {
    const appId = appOption(options);
    if (appId === undefined) throw new UsageError("--app is needed");
    const dataCenter = dataCenterOption(options);
    const file = optional(options, "output") ?? standardOutput;
    await expectWritable(file, options["force"] === true);
    const group = { appId, groupId: newGroupId(), ...(dataCenter === undefined ? {} : { dataCenter }) };
    const settings = { "livemessage:totalTimeout": String(patienceSeconds) };
    return withClient(options, world, settings, async (client) => {
      const { endpoint, protocol } = client.configuration;
      await client.credentials.resolve();
      const credentials = client.credentials.origin;
      const plan = { ...group, endpoint: `${protocol}://${endpoint}`, credentials, rows: probes, makesApp: false };
      world.err(planInWords(plan));
      if (!(await mayGoOn(options, world))) return ExitCode.ok;
      const { lab, stop, isLeft } = await probeGroup(client, group, world);
      const rows = reportRows(probes, lab.verdicts, notProbed);
      const report = {
        at: new Date().toISOString(),
        version: packageVersion(),
        endpoint: plan.endpoint,
        calls: lab.calls,
        switches: switchesOf(rows),
        rows,
      };
      const json = options["json"] === true;
      await writeResult(file, json ? `${JSON.stringify(report, null, 2)}\n` : renderProbeReport(report), world);
      if (stop === "cancelled") {
        world.err("livemessage: cancelled\n");
        return ExitCode.cancelled;
      }
      if (stop) throw stop;
      return isLeft ? ExitCode.service : ExitCode.ok;
    });
  },
};

function dataCenterOption(options: OptionValues): string | undefined {
  const dataCenter = optional(options, "data-center");
  if (dataCenter === undefined || dataCenters.some((one) => one === dataCenter)) return dataCenter;
  throw new UsageError(`--data-center cannot be ${quoted(dataCenter)}${suggestion(dataCenter, dataCenters)}`);
}

/** @throws UsageError where nobody can be asked */
async function mayGoOn(options: OptionValues, world: Surroundings): Promise<boolean> {
  if (options["yes"] === true) return true;
  if (!world.confirm) throw new UsageError("there is no terminal to ask on: give --yes");
  if (await world.confirm("Go on?")) return true;
  world.err("Nothing was done.\n");
  return false;
}

interface ProbedGroup {
  readonly lab: Lab;
  readonly stop: Stop;
  /** Whether the group could not be deleted. */
  readonly isLeft: boolean;
}

/** Makes the group, runs the probes, and deletes the group whatever happens. @throws what makeGroup throws */
async function probeGroup(client: LiveClient, group: GroupAddress, world: Surroundings): Promise<ProbedGroup> {
  let creation;
  try {
    creation = await makeGroup(client, group, world.cancelled);
  } catch (error) {
    if (mayHaveBeenApplied(error)) await removed(client, group, world);
    throw error;
  }
  const lab = new Lab(client, group, creation);
  const progress = new Progress(world, "probes");
  const run = runProbes(lab, probes, world.cancelled, (done) => progress.at(done, probes.length));
  const [probed] = await Promise.allSettled([run]);
  progress.end();
  const isLeft = !(await removed(client, group, world));
  if (probed.status === "rejected") throw probed.reason;
  return { lab, stop: probed.value, isLeft };
}

/** Deletes the group; says so, and where it could not. */
async function removed(client: LiveClient, group: GroupAddress, world: Surroundings): Promise<boolean> {
  const what = `group ${group.groupId} of app ${group.appId}`;
  try {
    await deleteGroup(client, group);
    world.err(`${what} was deleted\n`);
    return true;
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    world.err(`livemessage: ${what} COULD NOT BE DELETED. Delete it on the console. ${error.message}\n`);
    return false;
  }
}
