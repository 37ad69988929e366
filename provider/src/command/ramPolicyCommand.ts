import { ramPolicy } from "../ram/ramPolicy";
import { optional, UsageError } from "./command";
import type { Command } from "./command";
import { ExitCode } from "./exitCode";

/** Prints the RAM policy that group mutes need. */
export const ramPolicyCommand: Command = {
  name: "ram-policy",
  summary: "the RAM policy with exactly what group mutes need",
  description: `Prints JSON for RAM. "read" is enough for previews with --refresh and for drift detection; "write" is for
up and destroy. --list adds what \`export\` and listGroups need, --groups what a MessageGroup needs,
--apps what a MessageApp needs, --muted-users what mutedUsers needs, --probe what \`livemessage probe\` needs.`,
  operands: [],
  options: {
    app: {
      type: "string",
      value: "ID",
      multiple: true,
      help: "App that the policy is for; may be repeated; * for all",
    },
    access: { type: "string", value: "read|write", help: "What is allowed (default write)" },
    list: { type: "boolean", help: "Allow listing the groups of the apps" },
    groups: { type: "boolean", help: "For programs that declare groups (MessageGroup)" },
    apps: { type: "boolean", help: "For programs that declare apps (MessageApp)" },
    "muted-users": { type: "boolean", help: "For programs and files that mute users one by one (mutedUsers)" },
    probe: { type: "boolean", help: "For `livemessage probe`, which works on a group of its own" },
    account: { type: "string", value: "ID", help: "Account of the apps (default any)" },
  },
  run(_operands, options, world) {
    const appIds = (options["app"] ?? []) as string[];
    const access = optional(options, "access") ?? "write";
    const accountId = optional(options, "account");
    if (access !== "read" && access !== "write") throw new UsageError("--access is read or write");
    try {
      const policy = ramPolicy({
        appIds,
        access,
        list: options["list"] === true,
        groups: options["groups"] === true,
        apps: options["apps"] === true,
        mutedUsers: options["muted-users"] === true,
        probe: options["probe"] === true,
        ...(accountId === undefined ? {} : { accountId }),
      });
      world.out(`${JSON.stringify(policy, null, 2)}\n`);
      return ExitCode.ok;
    } catch (error) {
      if (error instanceof RangeError) throw new UsageError(appIds.length === 0 ? "--app is needed" : error.message);
      throw error;
    }
  },
};
