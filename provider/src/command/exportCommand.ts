import { policyFromLive } from "../policy/policyFromLive";
import { renderPolicy } from "../policy/renderPolicy";
import { dataCenters } from "../validation/checkInputs";
import { suggestion } from "../validation/suggestion";
import { ACCOUNT_HELP, ACCOUNT_OPTIONS, withClient } from "./liveAccount";
import { optional, required, UsageError } from "./command";
import type { Command } from "./command";
import { ExitCode } from "./exitCode";
import { readEstate } from "./readEstate";
import { writeResult } from "./writeResult";

/** Writes a mute file from what is live. */
export const exportCommand: Command = {
  name: "export",
  summary: "write a mute file from what is live",
  description: `Reads every group of an app, at the read quota of 50 a second, and writes the mute file that says just that:
an update from it writes nothing. The way to bring what exists under management. Open groups are left out,
and so stay unmanaged, unless --include-open makes them entries that must stay open.
${ACCOUNT_HELP}`,
  operands: [],
  options: {
    app: { type: "string", value: "ID", help: "The app (needed)" },
    "data-center": { type: "string", value: "NAME", help: "Its data center, cn-shanghai or ap-southeast-1" },
    output: { type: "string", value: "FILE", short: "o", help: "Write there instead of to standard output" },
    "include-open": { type: "boolean", help: "Groups that are open must stay open" },
    json: { type: "boolean", help: "Print the policy as JSON instead of YAML" },
    ...ACCOUNT_OPTIONS,
  },
  async run(_operands, options, world) {
    const appId = required(options, "app");
    const dataCenter = optional(options, "data-center");
    if (dataCenter !== undefined && !dataCenters.some((one) => one === dataCenter)) {
      throw new UsageError(
        `--data-center cannot be ${JSON.stringify(dataCenter)}${suggestion(dataCenter, dataCenters)}`,
      );
    }
    const output = optional(options, "output");
    const app = { appId, ...(dataCenter === undefined ? {} : { dataCenter }) };
    return withClient(options, world, async (client) => {
      const groups = await readEstate(client, app, world);
      const includeOpen = options["include-open"] === true;
      const { policy, skipped } = policyFromLive(groups, { ...app, includeOpen });
      const open = groups.filter((group) => !group.muted).length;
      const muted = Object.keys(policy.groups).length - (includeOpen ? open : 0);
      const summary = `${muted} muted group${muted === 1 ? "" : "s"} of app ${appId}; ${open} open${includeOpen ? "" : ", left out"}`;
      const text = options["json"] === true ? `${JSON.stringify(policy, null, 2)}\n` : renderPolicy(policy, [summary]);
      if (output === undefined) world.out(text);
      else await writeResult(output, text);
      world.err(`${summary}\n`);
      for (const { groupId, reason } of skipped) world.err(`group ${JSON.stringify(groupId)} is left out: ${reason}\n`);
      return skipped.length > 0 ? ExitCode.problem : ExitCode.ok;
    });
  },
};
