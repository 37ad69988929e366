import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { clientLibrary } from "../clientLibrary/clientLibrary";
import type { CredentialsProvider } from "./credentialsProviders";
import { ProfileFields } from "./profileFields";

/** As long as the vendor's libraries wait for a command. */
const patienceMs = 60_000;
/** So long before they expire, credentials are asked for anew, as in the vendor's libraries. */
const marginMs = 180_000;

/**
 * Credentials of a command, which prints a profile. It runs again when what it printed expires; where it does not say
 * when, what it printed is used until the service refuses it.
 * @param profile the one that names the command
 * @param providerOf makes the provider of what the command printed
 */
export function externalProvider(
  command: string,
  profile: ProfileFields,
  providerOf: (printed: ProfileFields) => CredentialsProvider,
): CredentialsProvider {
  let current: { readonly provider: CredentialsProvider; readonly until: number } | undefined;
  return {
    getProviderName: () => "external",
    async getCredentials() {
      if (!current || Date.now() > current.until - marginMs) {
        const printed = await run(command, profile);
        const subject = `what the command of ${profile.subject} prints`;
        const fields = new ProfileFields(printed, profile.path, profile.name, subject);
        current = { provider: providerOf(fields), until: expiryOf(printed) };
      }
      return current.provider.getCredentials();
    },
  };
}

/** What a command prints. Neither that nor the command's arguments may be told, since they may be secret. */
async function run(command: string, profile: ProfileFields): Promise<Readonly<Record<string, unknown>>> {
  const [program = "", ...args] = clientLibrary().splitProcessCommand(command);
  const { stdout } = await promisify(execFile)(program, args, { timeout: patienceMs }).catch((error: unknown) => {
    const { code, killed } = error as { code?: unknown; killed?: boolean };
    const how = killed ? `did not end within ${patienceMs / 1000} s` : `failed (${String(code)})`;
    return profile.refuse(`the command of ${profile.subject} ${how}`);
  });
  return parseObject(stdout) ?? profile.refuse(`the command of ${profile.subject} did not print a profile as JSON`);
}

function parseObject(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed = JSON.parse(json) as unknown;
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** When credentials expire, in milliseconds since 1970. */
function expiryOf({ expiration, sts_expiration: seconds }: Readonly<Record<string, unknown>>): number {
  const ms = typeof expiration === "string" ? Date.parse(expiration) : NaN;
  if (!Number.isNaN(ms)) return ms;
  return typeof seconds === "number" && seconds > 0 ? seconds * 1000 : Infinity;
}
