import { ConfigurationError } from "./configurationError";
import type { ConfigurationSource } from "./configurationSource";
import {
  assumedRoleProvider,
  type CredentialsProvider,
  credentialsLibrary,
  staticProvider,
} from "./credentialsProviders";
import { profileProvider } from "./profile";
import { environmentNames, readStaticKey } from "./staticKeys";

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
  const role = source.object("alicloud:assumeRole");
  if (!role) return base;
  const field = (name: string): string | undefined =>
    typeof role[name] === "string" ? role[name] || undefined : undefined;
  const roleArn = field("roleArn") ?? fromEnvironment(source, environmentNames.assumeRoleArn);
  if (roleArn === undefined) throw new ConfigurationError("alicloud:assumeRole needs roleArn");
  const policy = field("policy");
  const externalId = field("externalId");
  const expiration =
    role.sessionExpiration ?? fromEnvironment(source, environmentNames.assumeRoleSessionExpiration) ?? 3600;
  return {
    provider: assumedRoleProvider(base.provider, {
      roleArn,
      sessionName: field("sessionName") ?? fromEnvironment(source, environmentNames.assumeRoleSessionName) ?? "pulumi",
      sessionExpiration: Number(expiration),
      ...(policy === undefined ? {} : { policy }),
      ...(externalId === undefined ? {} : { externalId }),
    }),
    origin: `the role of alicloud:assumeRole, assumed with ${base.origin}`,
  };
}

function chooseBase(source: ConfigurationSource): ChosenCredentials {
  return chooseConfigured(source) ?? chooseFrom(source, source) ?? noCredentials();
}

function chooseConfigured(source: ConfigurationSource): ChosenCredentials | undefined {
  if (source.text("alicloud:accessKey") !== undefined) {
    const key = chooseKey(source);
    if (key) return key;
    throw new ConfigurationError(
      "alicloud:accessKey has no secret: run `pulumi config set --secret alicloud:secretKey`",
    );
  }
  const chosen = chooseFrom(source.withoutEnvironment(), source);
  if (chosen) return chosen;
  if (!source.object("alicloud:assumeRoleWithOidc")) return undefined;
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
  const profile = source.locate("alicloud:profile", environmentNames.profile);
  if (profile) {
    const file = all.text("alicloud:sharedCredentialsFile", environmentNames.sharedCredentialsFile);
    const origin = `the profile ${JSON.stringify(profile.value)} (${profile.origin})`;
    return { provider: profileProvider(profile.value, file), origin };
  }
  const uri = source.locate("alicloud:credentialsUri", environmentNames.credentialsUri);
  if (uri) {
    const provider = credentialsLibrary().URICredentialsProvider.builder().withCredentialsURI(uri.value).build();
    return { provider, origin: `the credentials URI (${uri.origin})` };
  }
  const ecsRole = source.locate("alicloud:ecsRoleName", environmentNames.ecsRoleName);
  if (ecsRole) {
    const provider = credentialsLibrary().ECSRAMRoleCredentialsProvider.builder().withRoleName(ecsRole.value).build();
    return { provider, origin: `the role of the ECS instance (${ecsRole.origin})` };
  }
  return chooseOidc(source);
}

function chooseOidc(source: ConfigurationSource): ChosenCredentials | undefined {
  const block = source.object("alicloud:assumeRoleWithOidc") ?? {};
  const field = (name: string, variables: readonly string[]): string | undefined =>
    typeof block[name] === "string" && block[name] !== "" ? block[name] : fromEnvironment(source, variables);
  const providerArn = field("oidcProviderArn", environmentNames.oidcProviderArn);
  const tokenFile = field("oidcTokenFile", environmentNames.oidcTokenFile);
  const roleArn = field("roleArn", ["ALIBABA_CLOUD_ROLE_ARN"]);
  if (providerArn === undefined || tokenFile === undefined || roleArn === undefined) return undefined;
  const builder = credentialsLibrary()
    .OIDCRoleArnCredentialsProvider.builder()
    .withOIDCProviderArn(providerArn)
    .withOIDCTokenFilePath(tokenFile)
    .withRoleArn(roleArn)
    .withRoleSessionName(field("roleSessionName", ["ALIBABA_CLOUD_ROLE_SESSION_NAME"]) ?? "pulumi")
    .withDurationSeconds(Number(block.sessionExpiration ?? 3600));
  if (typeof block.policy === "string") builder.withPolicy(block.policy);
  return {
    provider: builder.build(),
    origin: "the OIDC token (alicloud:assumeRoleWithOidc or ALIBABA_CLOUD_OIDC_TOKEN_FILE)",
  };
}

function fromEnvironment(source: ConfigurationSource, variables: readonly string[]): string | undefined {
  return source.locate("", variables)?.value;
}

function noCredentials(): never {
  throw new ConfigurationError(
    "No credentials for Alibaba Cloud. Set alicloud:accessKey and, with --secret, alicloud:secretKey by `pulumi config set`; " +
      "or ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY in the environment; or alicloud:profile (ALICLOUD_PROFILE) to use a " +
      "profile of the Alibaba Cloud CLI; or alicloud:credentialsUri, alicloud:ecsRoleName or alicloud:assumeRoleWithOidc.",
  );
}
