import { accessSync, constants } from "node:fs";
import { clientLibrary } from "../clientLibrary/clientLibrary";
import type { CredentialsProvider } from "./credentialsProviders";
import type { ProfileFields } from "./profileFields";
import { updateProfile } from "./profileFile";
import { credential, number, text } from "./settingKinds";

/** Where users of the two sites log in, and as which client (CLI and libraries of the vendor). */
const sites: Readonly<Record<string, { readonly url: string; readonly client: string }>> = {
  CN: { url: "https://oauth.aliyun.com", client: "4038181954557748008" },
  INTL: { url: "https://oauth.alibabacloud.com", client: "4103531455503354461" },
};

/** Seconds since 1970. */
export const unixTime = number({ above: 0, most: Number.MAX_SAFE_INTEGER });

/** Credentials of a profile with a log-in by a browser. A log-in that is renewed is written back, for the CLI as well. */
export function oauthProvider(profile: ProfileFields): CredentialsProvider {
  const { path, name, subject } = profile;
  const site = sites[profile.need("oauth_site_type", text()).toUpperCase()];
  if (!site) return profile.refuse(`oauth_site_type of ${subject} must be CN or INTL`);
  const refresh = profile.read("oauth_refresh_token", credential);
  const access = profile.read("oauth_access_token", credential);
  if (refresh === undefined && access === undefined) {
    return profile.refuse(`${subject} is not logged in: run "aliyun configure --profile ${name}"`);
  }
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    // The log-in before the renewal is worth nothing after it.
    const { code } = error as NodeJS.ErrnoException;
    return profile.refuse(`${subject} keeps its log-in in this file, which can't be written (${code})`);
  }
  const builder = clientLibrary()
    .OAuthCredentialsProvider.builder()
    .withSignInUrl(site.url)
    .withClientId(site.client)
    .withTokenUpdateCallback((refreshToken, accessToken, id, secret, token, accessExpire, stsExpire) =>
      updateProfile(path, name, {
        oauth_refresh_token: refreshToken,
        oauth_access_token: accessToken,
        oauth_access_token_expire: accessExpire,
        access_key_id: id,
        access_key_secret: secret,
        sts_token: token,
        sts_expiration: stsExpire,
      }),
    );
  if (refresh !== undefined) builder.withRefreshToken(refresh);
  if (access !== undefined) builder.withAccessToken(access);
  const expire = profile.read("oauth_access_token_expire", unixTime);
  if (expire !== undefined) builder.withAccessTokenExpire(expire);
  return builder.build();
}
