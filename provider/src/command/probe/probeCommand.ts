import { LiveClient } from "../../live/liveClient";
import { dataCenters } from "../../properties/addressProblem";
import { suggestion } from "../../text/suggestion";
import { quoted } from "../../text/visible";
import { appOption } from "../appOption";
import { type Command, optional, type OptionValues, type Surroundings, UsageError } from "../command";
import { ExitCode } from "../exitCode";
import { accountHelp, accountOptions, accountSource, withClient } from "../liveAccount";
import { standardOutput } from "../outputFiles";
import { packageVersion } from "../ownPackage";
import { expectWritable, writeResult } from "../writeResult";
import type { Key } from "./lab";
import { notProbed } from "./notProbed";
import { newGroupId } from "./ownGroup";
import { planInWords } from "./plan";
import { probes } from "./probes";
import { probeGroup } from "./probeGroup";
import { renderProbeReport, reportRows, switchesOf } from "./probeReport";

/** A call that is not answered within so many seconds is given up. */
const settings = { "livemessage:totalTimeout": "15" };

/** Finds out at a real account what the documentation of the service leaves open. */
export const probeCommand: Command = {
  name: "probe",
  summary: "find out at a real account what the documentation of the service leaves open",
  description: `Makes a message group of its own in an app, tries out each case that is not documented, deletes the group, and prints
a table for an issue and the switches with which the emulator does the same. It says first what it is going to do, and
asks. It changes no other group, and uses no user but ids that it makes up. Where an answer is not clear, it says so.
Ctrl-C ends it, and the group is deleted all the same. \`livemessage ram-policy --probe\` prints the rights that it needs.
--make-app also makes an app, to find out what holds of apps. No call deletes an app: it is left behind, disabled.
${accountHelp}`,
  operands: [],
  options: {
    app: { type: "string", value: "ID", help: "The app to make the group in (required)" },
    "data-center": { type: "string", value: "NAME", help: "Its data center, cn-shanghai or ap-southeast-1" },
    "make-app": { type: "boolean", help: "Also make an app, which is left behind disabled: no call deletes it" },
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
    const makesApp = options["make-app"] === true;
    const rows = probes.filter(({ needsOwnApp = false }) => makesApp || !needsOwnApp);
    return withClient(options, world, settings, async (client) => {
      const { endpoint, protocol } = client.configuration;
      await client.credentials.resolve();
      const plan = { ...group, endpoint: `${protocol}://${endpoint}`, credentials: client.credentials.origin };
      world.err(planInWords({ ...plan, rows, makesApp }));
      if (!(await mayGoOn(options, world))) return ExitCode.ok;
      const clientOf = (key: Key) =>
        new LiveClient(accountSource(options, world, { ...settings, ...keySettings(key) }));
      const { lab, stop, isLeft } = await probeGroup({ client, group, clientOf }, rows, world);
      const all = reportRows(probes, lab.verdicts, notProbed);
      const report = {
        at: new Date().toISOString(),
        version: packageVersion(),
        endpoint: plan.endpoint,
        calls: lab.calls,
        switches: switchesOf(all),
        rows: all,
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

function keySettings({ accessKeyId, accessKeySecret, securityToken = "" }: Key): Record<string, string> {
  return {
    "alicloud:accessKey": accessKeyId,
    "alicloud:secretKey": accessKeySecret,
    "alicloud:securityToken": securityToken,
  };
}
