import { CredentialsRefusedError, GroupNotFoundError, InvalidInputError, NoPermissionError } from "../live/errors";
import { describeMute } from "../live/muteOperations";
import { ACCOUNT_HELP, ACCOUNT_OPTIONS, accountSource, withClient } from "./liveAccount";
import { optional } from "./command";
import type { Command } from "./command";
import { ExitCode } from "./exitCode";
import { styled } from "./styled";

/** Says as whom the service would see this machine, and whether it lets that one in. */
export const whoamiCommand: Command = {
  name: "whoami",
  summary: "which account and endpoint would be used, and whether the service takes the key",
  description: `Shows the region, the endpoint, the end of the key id and where the credentials come from, and reads one group
that does not exist to see whether the service takes the key. Nothing secret is shown.
${ACCOUNT_HELP}`,
  operands: [],
  options: {
    app: { type: "string", value: "ID", help: "Ask whether groups of this app may be read (not whether it exists)" },
    json: { type: "boolean", help: "Print the result as JSON" },
    ...ACCOUNT_OPTIONS,
  },
  async run(_operands, options, world) {
    return withClient(options, world, async (client) => {
      const { accessKeyId, securityToken } = await client.credentials.resolve();
      const { endpoint, protocol } = client.configuration;
      const appId = optional(options, "app") ?? "livemessage-whoami";
      const { accepted, detail } = await ask(() => describeMute(client, { appId, groupId: "livemessage-whoami" }));
      const region = accountSource(options, world).text("alicloud:region", ["ALICLOUD_REGION", "ALIBABA_CLOUD_REGION"]);
      const result = {
        region: region ?? null,
        endpoint: `${protocol}://${endpoint}`,
        // Four characters tell keys apart, and open nothing.
        accessKeyId: `…${accessKeyId.slice(-4)}`,
        temporary: securityToken !== undefined,
        credentials: client.credentials.origin,
        accepted,
        detail,
      };
      if (options["json"] === true) world.out(`${JSON.stringify(result, null, 2)}\n`);
      else {
        const verdict = styled(accepted ? "green" : "red", accepted ? "yes" : "no", world.coloursOut);
        world.out(`region       ${region ?? "not set"}
endpoint     ${result.endpoint}
key id       ${result.accessKeyId}${result.temporary ? " (temporary)" : ""}
credentials  ${result.credentials}
accepted     ${verdict}: ${detail}
`);
      }
      return accepted ? ExitCode.ok : ExitCode.problem;
    });
  },
};

/** What the answer about a group that does not exist tells about the key. */
async function ask(read: () => Promise<unknown>): Promise<{ accepted: boolean; detail: string }> {
  try {
    await read();
  } catch (error) {
    if (error instanceof CredentialsRefusedError) return { accepted: false, detail: error.message };
    if (error instanceof NoPermissionError) {
      return { accepted: true, detail: "the service knows the key, which may not read this app's groups" };
    }
    const isAnswer = error instanceof GroupNotFoundError || error instanceof InvalidInputError;
    if (!isAnswer) throw error;
  }
  return { accepted: true, detail: "the service takes the key, which may read groups" };
}
