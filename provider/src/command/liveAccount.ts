import { ConfigurationError } from "../account/configurationError";
import { ConfigurationSource } from "../account/configurationSource";
import { settings as allSettings } from "../account/settings";
import { LiveClient } from "../live/liveClient";
import { LiveError } from "../live/errors";
import type { CommandOption, OptionValues, Surroundings } from "./command";
import { optional } from "./command";
import { ExitCode } from "./exitCode";

/** Options of commands that talk to the service. The environment says the rest, as for a program. */
export const accountOptions: Record<string, CommandOption> = {
  profile: { type: "string", value: "NAME", help: "Profile of the Alibaba Cloud CLI (else the environment's)" },
  endpoint: {
    type: "string",
    value: "HOST",
    help: "Endpoint of the service (else the environment's, live.aliyuncs.com)",
  },
  "allow-plain-http": {
    type: "boolean",
    help: "Let plain http go to private addresses, in a network for tests",
  },
};

/** Where commands find credentials, for their help. */
export const accountHelp = `Credentials come from the environment, as for a Pulumi program: ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY
(or ALIBABA_CLOUD_ACCESS_KEY_ID and _SECRET), ALICLOUD_PROFILE, a role, or OIDC.`;

const keyVariables: ReadonlySet<string> = new Set([
  ...allSettings.accessKey.variables,
  ...allSettings.secretKey.variables,
  ...allSettings.securityToken.variables,
]);

/** Configuration from the options and the environment. */
export function accountSource(
  options: OptionValues,
  { env }: Surroundings,
  settings: Readonly<Record<string, string>> = {},
): ConfigurationSource {
  const given: Record<string, string | undefined> = {
    ...settings,
    "alicloud:profile": optional(options, "profile"),
    "livemessage:endpoint": optional(options, "endpoint"),
    ...(options["allow-plain-http"] === true ? { "livemessage:allowPlainHttp": "true" } : {}),
  };
  const lookup = (key: string): string | undefined => given[key];
  if (!given["alicloud:profile"]) return new ConfigurationSource(lookup, env);
  // A key of the environment goes before any profile; a profile that was asked for by name must not lose to it.
  return new ConfigurationSource(
    lookup,
    Object.fromEntries(Object.entries(env).filter(([name]) => !keyVariables.has(name))),
  );
}

/**
 * Runs what needs the service, and turns its errors into a message and an exit code.
 * @param settings configuration that the command itself chooses
 */
export async function withClient(
  options: OptionValues,
  world: Surroundings,
  settings: Readonly<Record<string, string>>,
  work: (client: LiveClient) => Promise<number>,
): Promise<number> {
  try {
    return await work(new LiveClient(accountSource(options, world, settings), (message) => world.err(`${message}\n`)));
  } catch (error) {
    if (world.cancelled.aborted) throw error;
    if (error instanceof ConfigurationError) {
      world.err(`livemessage: ${error.message}\n`);
      world.err("This command reads the environment and its options, and no configuration of a Pulumi stack.\n");
      return ExitCode.account;
    }
    if (error instanceof LiveError) {
      world.err(`livemessage: ${error.message}\n`);
      return ExitCode.service;
    }
    throw error;
  }
}
