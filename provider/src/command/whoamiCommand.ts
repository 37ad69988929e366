import { proxyFor } from "../account/proxy";
import { CredentialsRefusedError, GroupNotFoundError, InvalidInputError, NoPermissionError } from "../live/errors";
import { describeMute } from "../live/muteOperations";
import { appOption } from "./appOption";
import { accountHelp, accountOptions, accountSource, withClient } from "./liveAccount";
import type { Command } from "./command";
import { ExitCode } from "./exitCode";
import { styled } from "./styled";

/** Somebody waits for the answer, so a service that cannot be reached is given up soon. */
const patienceSeconds = 10;

/** Says as whom the service would see this machine, and whether it lets that one in. */
export const whoamiCommand: Command = {
  name: "whoami",
  summary: "which account and endpoint would be used, and whether the service accepts the key",
  description: `Shows the region, the endpoint, the proxy, the end of the key id, the source of the credentials, and where a role is
assumed. Reads one group that does not exist, to see whether the service accepts the key. Shows nothing secret.
The exit code is 1 where the service does not accept the key, or where the key may not read groups of --app.
${accountHelp}`,
  operands: [],
  options: {
    app: { type: "string", value: "ID", help: "Ask whether groups of this app may be read (not whether it exists)" },
    json: { type: "boolean", help: "Print the result as JSON" },
    ...accountOptions,
  },
  async run(_operands, options, world) {
    const settings = { "livemessage:totalTimeout": String(patienceSeconds) };
    return withClient(options, world, settings, async (client) => {
      const { accessKeyId, securityToken } = await client.credentials.resolve();
      const { stsEndpoint } = client.credentials;
      const { endpoint, protocol } = client.configuration;
      const proxy = proxyFor(new URL(`${protocol}://${endpoint}`), world.env);
      const app = appOption(options);
      const appId = app ?? "livemessage-whoami";
      const read = () => describeMute(client, { appId, groupId: "livemessage-whoami" });
      const { accepted, mayRead, detail } = await ask(read, app);
      const region = accountSource(options, world).read("region");
      const result = {
        region: region ?? null,
        endpoint: `${protocol}://${endpoint}`,
        proxy: proxy === undefined ? null : `${proxy.url.host} (${proxy.variable})`,
        // Four characters tell keys apart, and open nothing.
        accessKeyId: `…${accessKeyId.slice(-4)}`,
        temporary: securityToken !== undefined,
        credentials: client.credentials.origin,
        ...(stsEndpoint === undefined ? {} : { stsEndpoint }),
        accepted,
        ...(app === undefined ? {} : { mayRead }),
        detail,
      };
      if (options["json"] === true) world.out(`${JSON.stringify(result, null, 2)}\n`);
      else {
        const verdict = styled(accepted ? "green" : "red", accepted ? "yes" : "no", world.coloursOut);
        const lines: [string, string | null | undefined][] = [
          ["region", region ?? "not set"],
          ["endpoint", result.endpoint],
          ["proxy", result.proxy],
          ["key id", `${result.accessKeyId}${result.temporary ? " (temporary)" : ""}`],
          ["credentials", result.credentials],
          ["role taken", stsEndpoint && `at ${stsEndpoint}`],
          ["accepted", `${verdict}: ${detail}`],
        ];
        const told = lines.filter(([, text]) => text !== null && text !== undefined);
        world.out(told.map(([label, text]) => `${label.padEnd(13)}${text}\n`).join(""));
      }
      return accepted && (app === undefined || mayRead) ? ExitCode.ok : ExitCode.problem;
    });
  },
};

/** What the answer about a group that does not exist tells about the key. */
async function ask(
  read: () => Promise<unknown>,
  app: string | undefined,
): Promise<{ accepted: boolean; mayRead: boolean; detail: string }> {
  try {
    await read();
  } catch (error) {
    if (error instanceof CredentialsRefusedError) return { accepted: false, mayRead: false, detail: error.message };
    if (error instanceof NoPermissionError) {
      const limit =
        app === undefined ? "which may not read just any app's groups" : `which may not read groups of ${app}`;
      return { accepted: true, mayRead: false, detail: `the service knows the key, ${limit}` };
    }
    const isAnswer = error instanceof GroupNotFoundError || error instanceof InvalidInputError;
    if (!isAnswer) throw error;
  }
  return { accepted: true, mayRead: true, detail: "the service accepts the key, which may read groups" };
}
