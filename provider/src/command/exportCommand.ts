import { plural } from "../text/plural";
import { idsOf, warnOfIds } from "../muteFile/checkIds";
import type { PolicyDocument } from "../muteFile/policyDocument";
import { type LiveGroup, policyFromLive } from "../muteFile/policyFromLive";
import { renderPolicy } from "../muteFile/renderPolicy";
import { dataCenters } from "../properties/addressProblem";
import { groupMuteDescription } from "../properties/groupMute";
import { suggestion } from "../text/suggestion";
import { quoted } from "../text/visible";
import { serviceId } from "../text/writtenId";
import { appOption } from "./appOption";
import { accountHelp, accountOptions, withClient } from "./liveAccount";
import { optional, UsageError } from "./command";
import type { Command, OptionValues } from "./command";
import { ExitCode } from "./exitCode";
import { importFile, importTypes, readImportTypes } from "./importFile";
import { readEstate } from "./readEstate";
import { expectApart, standardOutput } from "./outputFiles";
import { expectWritable, writeResult } from "./writeResult";

/** Writes a mute file from what is live. */
export const exportCommand: Command = {
  name: "export",
  summary: "write a mute file from what is live",
  description: `Reads every group of an app, at the read quota of 50 a second, and writes a mute file that declares what is live:
an update from this file writes nothing to the service. Use it to bring existing groups under management.
Open groups are left out, and stay unmanaged. --include-open makes them entries that must stay open. A program
reads the file by MutePolicy.fromFile. With hundreds of groups, its option oneResourcePer: "app" keeps them in one
resource. --import-file also writes a file for \`pulumi import --file\`, for a program that uses the plugin.
Users who are muted one by one are left out of both files, and stay unmanaged. --include-muted-users takes them in.
${accountHelp}`,
  operands: [],
  options: {
    app: { type: "string", value: "ID", help: "The app (required)" },
    "data-center": { type: "string", value: "NAME", help: "Its data center, cn-shanghai or ap-southeast-1" },
    output: { type: "string", value: "FILE", short: "o", help: "Write to FILE instead of standard output" },
    force: { type: "boolean", help: "Overwrite an existing file" },
    "include-open": { type: "boolean", help: "Write open groups as entries that must stay open" },
    "include-muted-users": { type: "boolean", help: "Write and import the users who are muted one by one" },
    "import-file": {
      type: "string",
      value: "FILE",
      help: "Also write an import file for the resources of the plugin",
    },
    "import-types": {
      type: "string",
      value: "TYPES",
      help: `Types to import, separated by commas: ${importTypes.join(", ")} (default GroupMute)`,
    },
    json: { type: "boolean", help: "Print the policy as JSON instead of YAML" },
    ...accountOptions,
  },
  async run(_operands, options, world) {
    const appId = appOption(options);
    if (appId === undefined) throw new UsageError("--app is needed");
    const dataCenter = optional(options, "data-center");
    if (dataCenter !== undefined && !dataCenters.some((one) => one === dataCenter)) {
      throw new UsageError(`--data-center cannot be ${quoted(dataCenter)}${suggestion(dataCenter, dataCenters)}`);
    }
    const file = optional(options, "output") ?? standardOutput;
    const app = { appId, ...(dataCenter === undefined ? {} : { dataCenter }) };
    // Reading takes a while, so what is in the way of writing is found before it.
    const { fileOfImports, types } = importOptions(options);
    await expectApart({ "--output": file, "--import-file": fileOfImports }, "-");
    for (const each of [file, fileOfImports])
      if (each !== undefined) await expectWritable(each, options["force"] === true);
    return withClient(options, world, {}, async (client) => {
      const { groups, unreadable } = await readEstate(client, app, world);
      const includeOpen = options["include-open"] === true;
      const includeMutedUsers = options["include-muted-users"] === true;
      const { policy, skipped: unsayable } = policyFromLive(groups, { ...app, includeOpen, includeMutedUsers });
      const skipped = [...unreadable, ...unsayable];
      const open = groups.filter((group) => !group.muted).length;
      const muted = Object.keys(policy.groups).length - (includeOpen ? open : 0);
      const openOnes = includeOpen ? "" : `, left out${includeMutedUsers ? ofMutedUsers(groups) : ""}`;
      const summary = `${plural(muted, "muted group")} of app ${appId}; ${open} open${openOnes}`;
      const leftOut = skipped.map(({ groupId, reason }) => `group ${quoted(groupId)} is left out: ${reason}`);
      const json = options["json"] === true;
      const text = json ? `${JSON.stringify(policy, null, 2)}\n` : renderPolicy(policy, [summary, ...leftOut]);
      await writeResult(file, text, world);
      if (fileOfImports !== undefined) {
        const estate = {
          ...app,
          mutes: Object.keys(policy.groups),
          areAllMuted: !includeOpen && skipped.length === 0,
          groups: groups.map(({ groupId }) => groupId).sort(),
          mutedUsers: includeMutedUsers ? ("all" as const) : ("none" as const),
        };
        await writeResult(fileOfImports, importFile(types, estate), world);
      }
      world.err(`${summary}\n`);
      for (const line of [...leftOut, ...oddIds(policy), ...adviceFor(policy)]) world.err(`${line}\n`);
      return skipped.length > 0 ? ExitCode.problem : ExitCode.ok;
    });
  },
};

/** How many open groups, which are left out, have users that were asked for. */
function ofMutedUsers(groups: readonly LiveGroup[]): string {
  const count = groups.filter(({ muted, mutedUsers = [] }) => !muted && mutedUsers.length > 0).length;
  return count === 0 ? "" : ` (with --include-open the file has the users muted one by one of ${count} of these)`;
}

/** Where an import file goes, if anywhere, and what it imports. */
function importOptions(options: OptionValues): { fileOfImports: string | undefined; types: readonly string[] } {
  const fileOfImports = optional(options, "import-file");
  const types = optional(options, "import-types");
  if (fileOfImports === undefined && types !== undefined)
    throw new UsageError("--import-types needs --import-file, where the import file is written");
  return { fileOfImports, types: readImportTypes(types ?? groupMuteDescription.name) };
}

/** From so many groups on one resource for all of them is clearly quicker. */
const many = 100;

/** How a program best takes a file of many groups. */
function adviceFor({ groups }: PolicyDocument): string[] {
  const count = Object.keys(groups).length;
  if (count < many) return [];
  return [`${count} groups are quicker as one resource: MutePolicy.fromFile("FILE", { oneResourcePer: "app" })`];
}

/** What a reader may take for something else in the file, each once. */
function oddIds(policy: PolicyDocument): string[] {
  const writtenOut = idsOf(policy).filter(({ id }) => serviceId(id) !== id);
  const told = [
    ...writtenOut.map(({ what }) => `${what} has an invisible character, which the file writes out`),
    ...warnOfIds(policy).map(({ message }) => message),
  ];
  return [...new Set(told)].map((message) => `warning: ${message}`);
}
