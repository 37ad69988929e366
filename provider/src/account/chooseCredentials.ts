import { ConfigurationError } from "./configurationError";
import type { ConfigurationSource } from "./configurationSource";
import {
  assumedRoleProvider,
  type CredentialsProvider,
  credentialsLibrary,
  staticProvider,
} from "./credentialsProviders";
import { profileProvider } from "./profile";
import { readStaticKey } from "./staticKeys";

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
    provider: assumedRoleProvider(base.provider, {
      roleArn: roleArn.value,
      sessionName: sessionName.value,
      sessionExpiration: sessionExpiration.value,
      ...(policy && { policy: policy.value }),
      ...(externalId && { externalId: externalId.value }),
    }),
    origin: `the role of ${roleArn.origin}, assumed with ${base.origin}`,
  };
}

function chooseBase(source: ConfigurationSource): ChosenCredentials {
  return chooseConfigured(source) ?? chooseFrom(source, source) ?? noCredentials();
}

function chooseConfigured(source: ConfigurationSource): ChosenCredentials | undefined {
  if (source.withoutEnvironment().locate("accessKey")) {
    const key = chooseKey(source);
    if (key) return key;
    throw new ConfigurationError(
      "alicloud:accessKey has no secret: run `pulumi config set --secret alicloud:secretKey`",
    );
  }
  const chosen = chooseFrom(source.withoutEnvironment(), source);
  if (chosen) return chosen;
  if (!source.locate("assumeRoleWithOidc")) return undefined;
  const oidc = chooseOidc(source);
  if (oidc) return oidc;
  throw new ConfigurationError("alicloud:assumeRoleWithOidc needs oidcProviderArn, oidcTokenFile and roleArn");
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
    const file = all.read("sharedCredentialsFile");
    const origin = `the profile ${JSON.stringify(profile.value)} (${profile.origin})`;
    return { provider: profileProvider(profile.value, file), origin };
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
  return chooseOidc(source);
}

function chooseOidc(source: ConfigurationSource): ChosenCredentials | undefined {
  const fields = source.fields("assumeRoleWithOidc");
  const { oidcProviderArn, oidcTokenFile, roleArn, roleSessionName, sessionExpiration, policy } = fields;
  if (!oidcProviderArn || !oidcTokenFile || !roleArn) return undefined;
  const builder = credentialsLibrary()
    .OIDCRoleArnCredentialsProvider.builder()
    .withOIDCProviderArn(oidcProviderArn.value)
    .withOIDCTokenFilePath(oidcTokenFile.value)
    .withRoleArn(roleArn.value)
    .withRoleSessionName(roleSessionName.value)
    .withDurationSeconds(sessionExpiration.value);
  if (policy) builder.withPolicy(policy.value);
  return { provider: builder.build(), origin: `the OIDC token (${oidcTokenFile.origin})` };
}

function noCredentials(): never {
  throw new ConfigurationError(
    "No credentials for Alibaba Cloud. Set alicloud:accessKey and, with --secret, alicloud:secretKey by `pulumi config set`; " +
      "or ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY in the environment; or alicloud:profile (ALICLOUD_PROFILE) to use a " +
      "profile of the Alibaba Cloud CLI; or alicloud:credentialsUri, alicloud:ecsRoleName or alicloud:assumeRoleWithOidc.",
  );
}
