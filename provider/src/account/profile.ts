import { clientLibrary } from "../clientLibrary/clientLibrary";
import { PackageError } from "../errors/packageError";
import { ConfigurationError } from "./configurationError";
import type { ConfigurationSource } from "./configurationSource";
import {
  assumedRoleProvider,
  type CredentialsProvider,
  credentialsLibrary,
  oidcProvider,
  type RoleSession,
  staticProvider,
} from "./credentialsProviders";
import { externalProvider } from "./externalCredentials";
import { oauthProvider, unixTime } from "./oauthProvider";
import { ProfileFields } from "./profileFields";
import { expandHome, readProfiles } from "./profileFile";
import { credential, httpUrl, text } from "./settingKinds";
import { assumeRoleFields, settings } from "./settings";
import { sourceFailure } from "./sourceFailure";
import { stsPlace } from "./stsPlace";

/** The credentials of a profile of the Alibaba Cloud CLI, from the file that is configured. @throws ConfigurationError */
export function profileProvider(name: string, source: ConfigurationSource): CredentialsProvider {
  const path = expandHome(source.read("sharedCredentialsFile"));
  const profiles = readProfiles(path, source.locate("sharedCredentialsFile")?.origin);
  return providerOf(name, []);

  /** @param via profiles that take their credentials from the one that is wanted */
  function providerOf(wanted: string, via: readonly string[]): CredentialsProvider {
    if (via.includes(wanted)) {
      throw new ConfigurationError(`${path}: the profiles ${[...via, wanted].join(" → ")} go in a circle`);
    }
    const [found, other] = profiles.filter((each) => each.name === wanted);
    if (other) throw new ConfigurationError(`${path} has two profiles ${JSON.stringify(wanted)}: remove one of them`);
    if (!found) {
      const names = profiles.map((each) => String(each.name)).join(", ");
      throw new ConfigurationError(`${path} has no profile ${JSON.stringify(wanted)} (it has ${names || "none"})`);
    }
    const fields = new ProfileFields(found, path, wanted);
    return providerByMode(fields, source, (base) => providerOf(base, [...via, wanted]));
  }
}

/** @param providerOf makes the provider of another profile */
function providerByMode(
  profile: ProfileFields,
  source: ConfigurationSource,
  providerOf: (name: string) => CredentialsProvider,
): CredentialsProvider {
  const { subject } = profile;
  const key = (token?: string) =>
    staticProvider(profile.need("access_key_id", credential), profile.need("access_key_secret", credential), token);
  const ofInstance = () => {
    const role = profile.read("ram_role_name", text());
    const builder = credentialsLibrary().ECSRAMRoleCredentialsProvider.builder();
    return (role === undefined ? builder : builder.withRoleName(role)).build();
  };
  const { sessionName, sessionExpiration } = assumeRoleFields;
  const session = (): RoleSession => ({
    roleArn: profile.need("ram_role_arn", text()),
    sessionName: profile.read("ram_session_name", sessionName.kind) ?? sessionName.default,
    sessionExpiration: profile.read("expired_seconds", sessionExpiration.kind) ?? sessionExpiration.default,
    externalId: profile.read("external_id", text()),
    sts: stsPlace(source, profile.read("sts_region", settings.region.kind)),
  });
  const assume = (base: CredentialsProvider) => assumedRoleProvider(base, `the base of ${subject}`, session());

  const providers: Readonly<Record<string, () => CredentialsProvider>> = {
    AK: () => key(),
    StsToken: () => key(profile.need("sts_token", credential)),
    RamRoleArn: () => assume(key(profile.read("sts_token", credential))),
    ChainableRamRoleArn: () => assume(providerOf(profile.need("source_profile", text()))),
    EcsRamRole: ofInstance,
    RamRoleArnWithRoleName: () => assume(ofInstance()),
    OIDC: () => {
      const file = expandHome(profile.need("oidc_token_file", text()));
      return oidcProvider({ providerArn: profile.need("oidc_provider_arn", text()), token: { file } }, session());
    },
    CredentialsURI: () => {
      const uri = profile.need("credentials_uri", httpUrl);
      return credentialsLibrary().URICredentialsProvider.builder().withCredentialsURI(uri).build();
    },
    External: () =>
      externalProvider(profile.need("process_command", text()), profile, (printed) => {
        if (printed.read("mode", text()) === "External") printed.refuse(`${printed.subject} is of mode External again`);
        return providerByMode(printed, source, providerOf);
      }),
    CloudSSO: () =>
      clientLibrary()
        .CloudSSOCredentialsProvider.builder()
        .withSignInUrl(profile.need("cloud_sso_sign_in_url", text()))
        .withAccountId(profile.need("cloud_sso_account_id", text()))
        .withAccessConfig(profile.need("cloud_sso_access_config", text()))
        .withAccessToken(profile.need("access_token", credential))
        .withAccessTokenExpire(profile.need("cloud_sso_access_token_expire", unixTime))
        .build(),
    OAuth: () => oauthProvider(profile),
  };
  // The CLI does not mind capitals either.
  const mode = profile.read("mode", text()) ?? "AK";
  const known = Object.keys(providers).find((each) => each.toLowerCase() === mode.toLowerCase());
  if (known !== undefined) {
    try {
      return providers[known]!();
    } catch (error) {
      throw error instanceof PackageError
        ? error
        : profile.refuse(`${subject} cannot be used: ${sourceFailure(error)}`);
    }
  }
  return profile.refuse(
    `${subject} is of mode ${mode}, which gives no key: use one of mode ${Object.keys(providers).join(", ")}`,
  );
}
