import { ConfigurationError } from "./configurationError";
import type { ConfigurationSource } from "./configurationSource";
import {
  assumedRoleProvider,
  type CredentialsProvider,
  credentialsLibrary,
  oidcProvider,
  staticProvider,
} from "./credentialsProviders";
import { profileProvider } from "./profile";
import { assumeRoleWithOidcFields, settingKey } from "./settings";
import { readStaticKey } from "./staticKeys";
import { stsPlace } from "./stsPlace";

/** Where credentials come from. */
export interface ChosenCredentials {
  readonly provider: CredentialsProvider;
  /** In words, without any part of them: `alicloud:accessKey and alicloud:secretKey`. */
  readonly origin: string;
}

/**
 * Chooses as the provider of @pulumi/alicloud does: a key, a profile, a credentials URI, the role of an ECS instance, an
 * OIDC token; then the role to assume. Nothing else is looked at, so that no other account is hit by chance. Unlike
 * there, whatever is configured, for a second account say, is not overruled by what is in the environment.
 * @throws ConfigurationError
 */
export function chooseCredentials(source: ConfigurationSource): ChosenCredentials {
  const base = chooseBase(source);
  if (!source.locate("assumeRole")) return base;
  const { roleArn, sessionName, sessionExpiration, policy, externalId } = source.fields("assumeRole");
  if (!roleArn) throw new ConfigurationError("alicloud:assumeRole needs roleArn");
  return {
    provider: assumedRoleProvider(base.provider, base.origin, {
      roleArn: roleArn.value,
      sessionName: sessionName.value,
      sessionExpiration: sessionExpiration.value,
      policy: policy?.value,
      externalId: externalId?.value,
      sts: stsPlace(source),
    }),
    origin: `the role of ${roleArn.origin}, assumed with ${base.origin}`,
  };
}

function chooseBase(source: ConfigurationSource): ChosenCredentials {
  return chooseConfigured(source) ?? chooseFrom(source, source) ?? noCredentials(source);
}

function chooseConfigured(source: ConfigurationSource): ChosenCredentials | undefined {
  if (source.withoutEnvironment().locate("accessKey")) return chooseKey(source) ?? noSecret("alicloud:accessKey");
  const chosen = chooseFrom(source.withoutEnvironment(), source);
  if (chosen) return chosen;
  if (!source.locate("assumeRoleWithOidc")) return undefined;
  return chooseOidc(source, source) ?? incompleteOidc(source, "alicloud:assumeRoleWithOidc");
}

function chooseKey(source: ConfigurationSource): ChosenCredentials | undefined {
  const key = readStaticKey(source);
  if (!key) return undefined;
  return { provider: staticProvider(key.accessKeyId, key.accessKeySecret, key.securityToken), origin: key.origin };
}

/** @param all what tells how to use the source that was found in `source` */
function chooseFrom(source: ConfigurationSource, all: ConfigurationSource): ChosenCredentials | undefined {
  const key = chooseKey(source);
  if (key) return key;
  const profile = source.locate("profile");
  if (profile) {
    const origin = `the profile ${JSON.stringify(profile.value)} (${profile.origin})`;
    return { provider: profileProvider(profile.value, all), origin };
  }
  const uri = source.locate("credentialsUri");
  if (uri) {
    const provider = credentialsLibrary().URICredentialsProvider.builder().withCredentialsURI(uri.value).build();
    return { provider, origin: `the credentials URI (${uri.origin})` };
  }
  const ecsRole = source.locate("ecsRoleName");
  if (ecsRole) {
    const provider = credentialsLibrary().ECSRAMRoleCredentialsProvider.builder().withRoleName(ecsRole.value).build();
    return { provider, origin: `the role of the ECS instance (${ecsRole.origin})` };
  }
  return chooseOidc(source, all);
}

function chooseOidc(source: ConfigurationSource, all: ConfigurationSource): ChosenCredentials | undefined {
  const fields = source.fields("assumeRoleWithOidc");
  const { oidcProviderArn, oidcToken, oidcTokenFile, roleArn, roleSessionName, sessionExpiration, policy } = fields;
  const key = settingKey("assumeRoleWithOidc");
  const found = [oidcToken, oidcTokenFile].find((each) => each?.origin === key) ?? oidcToken ?? oidcTokenFile;
  if (!oidcProviderArn || !found || !roleArn) return undefined;
  const token = found === oidcToken ? { text: found.value } : { file: found.value };
  const provider = oidcProvider(
    { providerArn: oidcProviderArn.value, token },
    {
      roleArn: roleArn.value,
      sessionName: roleSessionName.value,
      sessionExpiration: sessionExpiration.value,
      policy: policy?.value,
      sts: stsPlace(all),
    },
  );
  return { provider, origin: `the OIDC token (${found.origin})` };
}

function noSecret(origin: string): never {
  const how =
    origin === settingKey("accessKey")
      ? "run `pulumi config set --secret alicloud:secretKey`"
      : "set ALICLOUD_SECRET_KEY";
  throw new ConfigurationError(`${origin} has no secret: ${how}`);
}

function incompleteOidc(source: ConfigurationSource, origin: string): never {
  const { oidcProviderArn, oidcToken, oidcTokenFile, roleArn } = source.fields("assumeRoleWithOidc");
  const missing = Object.entries({ oidcProviderArn, oidcTokenFile: oidcToken ?? oidcTokenFile, roleArn })
    .filter(([, field]) => field === undefined)
    .map(([name]) => name);
  const variables = missing.map((name) => assumeRoleWithOidcFields[name as "roleArn"].variables[0]);
  throw new ConfigurationError(
    `${origin} needs oidcProviderArn, oidcTokenFile and roleArn: set ${missing.join(" and ")} (${variables.join(", ")})`,
  );
}

function noCredentials(source: ConfigurationSource): never {
  const id = source.locate("accessKey");
  if (id) noSecret(id.origin);
  const { oidcToken, oidcTokenFile } = source.fields("assumeRoleWithOidc");
  const token = oidcToken ?? oidcTokenFile;
  if (token) incompleteOidc(source, token.origin);
  throw new ConfigurationError(
    "No credentials for Alibaba Cloud. Set alicloud:accessKey and, with --secret, alicloud:secretKey by `pulumi config set`; " +
      "or ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY in the environment; or alicloud:profile (ALICLOUD_PROFILE) to use a " +
      "profile of the Alibaba Cloud CLI; or alicloud:credentialsUri, alicloud:ecsRoleName or alicloud:assumeRoleWithOidc.",
  );
}
