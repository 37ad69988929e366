import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ConfigurationError } from "./configurationError";
import {
  assumedRoleProvider,
  type CredentialsProvider,
  credentialsLibrary,
  staticProvider,
} from "./credentialsProviders";
import { assumeRoleFields, settings } from "./settings";

/** One profile of the Alibaba Cloud CLI's configuration file. */
interface Profile {
  name?: string;
  mode?: string;
  access_key_id?: string;
  access_key_secret?: string;
  sts_token?: string;
  ram_role_name?: string;
  ram_role_arn?: string;
  ram_session_name?: string;
  expired_seconds?: number;
  external_id?: string;
  sts_region?: string;
  source_profile?: string;
  oidc_provider_arn?: string;
  oidc_token_file?: string;
}

/** The one file that the client library knows. */
const defaultFile = (): string => expandHome(settings.sharedCredentialsFile.default);

/** The credentials of a profile of the Alibaba Cloud CLI. @throws ConfigurationError */
export function profileProvider(name: string, file: string): CredentialsProvider {
  const path = expandHome(file);
  const profiles = readProfiles(path);
  return provider(name, []);

  function provider(wanted: string, via: readonly string[]): CredentialsProvider {
    if (via.includes(wanted)) {
      throw new ConfigurationError(`${path}: the profiles ${[...via, wanted].join(" → ")} go in a circle`);
    }
    const profile = profiles.find((each) => each.name === wanted);
    if (!profile) {
      const names = profiles.map((each) => each.name).join(", ");
      throw new ConfigurationError(`${path} has no profile ${JSON.stringify(wanted)} (it has ${names || "none"})`);
    }
    const need = (field: keyof Profile): string => {
      const value = profile[field];
      if (typeof value === "string" && value !== "") return value;
      throw new ConfigurationError(`${path}: the profile ${JSON.stringify(wanted)} has no ${field}`);
    };
    const assume = (base: CredentialsProvider): CredentialsProvider =>
      assumedRoleProvider(base, {
        roleArn: need("ram_role_arn"),
        sessionName: profile.ram_session_name ?? assumeRoleFields.sessionName.default,
        ...(profile.expired_seconds ? { sessionExpiration: profile.expired_seconds } : {}),
        ...(profile.external_id ? { externalId: profile.external_id } : {}),
        ...(profile.sts_region ? { stsRegionId: profile.sts_region } : {}),
      });
    switch (profile.mode) {
      case undefined:
      case "AK":
        return staticProvider(need("access_key_id"), need("access_key_secret"));
      case "StsToken":
        return staticProvider(need("access_key_id"), need("access_key_secret"), need("sts_token"));
      case "RamRoleArn":
        return assume(staticProvider(need("access_key_id"), need("access_key_secret"), profile.sts_token));
      case "ChainableRamRoleArn":
        return assume(provider(need("source_profile"), [...via, wanted]));
      case "EcsRamRole":
        return credentialsLibrary().ECSRAMRoleCredentialsProvider.builder().withRoleName(need("ram_role_name")).build();
      default:
        return byLibrary(wanted, profile.mode);
    }
  }

  /** Modes with a log-in of their own (OIDC, CloudSSO, OAuth, External), which the library knows for the default file only. */
  function byLibrary(wanted: string, mode: string): CredentialsProvider {
    if (path !== defaultFile()) {
      throw new ConfigurationError(
        `${path}: profiles of mode ${mode} work from ${defaultFile()} only: leave alicloud:sharedCredentialsFile out`,
      );
    }
    return credentialsLibrary().CLIProfileCredentialsProvider.builder().withProfileName(wanted).build();
  }
}

function readProfiles(path: string): Profile[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    // A parser's message would quote the file, secrets and all.
    const why =
      error instanceof SyntaxError ? "is not JSON" : `can't be read (${(error as NodeJS.ErrnoException).code})`;
    throw new ConfigurationError(`The credentials file ${path} ${why}: run "aliyun configure"`);
  }
  const profiles = (parsed as { profiles?: unknown } | null)?.profiles;
  if (!Array.isArray(profiles)) throw new ConfigurationError(`The credentials file ${path} has no list "profiles"`);
  return profiles as Profile[];
}

function expandHome(path: string): string {
  return path.startsWith("~/") ? join(homedir(), path.slice(2)) : path;
}
