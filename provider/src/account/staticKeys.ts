import type { ConfigurationSource } from "./configurationSource";

/** Environment fallbacks as terraform-provider-alicloud reads them, first one wins. */
export const environmentNames = {
  accessKey: ["ALICLOUD_ACCESS_KEY", "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_ID"],
  secretKey: ["ALICLOUD_SECRET_KEY", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABACLOUD_ACCESS_KEY_SECRET"],
  securityToken: ["ALICLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_SECURITY_TOKEN", "ALIBABACLOUD_SECURITY_TOKEN"],
  region: ["ALICLOUD_REGION", "ALIBABA_CLOUD_REGION"],
  profile: ["ALICLOUD_PROFILE", "ALIBABA_CLOUD_PROFILE"],
  sharedCredentialsFile: ["ALICLOUD_SHARED_CREDENTIALS_FILE", "ALIBABA_CLOUD_CREDENTIALS_FILE"],
  ecsRoleName: ["ALICLOUD_ECS_ROLE_NAME", "ALIBABA_CLOUD_ECS_METADATA"],
  credentialsUri: ["ALICLOUD_CREDENTIALS_URI", "ALIBABA_CLOUD_CREDENTIALS_URI"],
  assumeRoleArn: ["ALICLOUD_ASSUME_ROLE_ARN", "ALIBABA_CLOUD_ROLE_ARN"],
  assumeRoleSessionName: ["ALICLOUD_ASSUME_ROLE_SESSION_NAME", "ALIBABA_CLOUD_ROLE_SESSION_NAME"],
  assumeRoleSessionExpiration: ["ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION"],
  oidcProviderArn: ["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"],
  oidcTokenFile: ["ALIBABA_CLOUD_OIDC_TOKEN_FILE"],
} as const;

/** An access key as it was configured, and where its parts are from. */
export interface StaticKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
  readonly origin: string;
}

/** The access key of configuration or environment; undefined where neither has one. */
export function readStaticKey(source: ConfigurationSource): StaticKey | undefined {
  const id = source.locate("alicloud:accessKey", environmentNames.accessKey);
  const secret = source.locate("alicloud:secretKey", environmentNames.secretKey);
  if (!id || !secret) return undefined;
  // A token belongs to one key id, so the environment's says nothing about an id of the configuration.
  const tokenNames = id.origin === "alicloud:accessKey" ? [] : environmentNames.securityToken;
  const token = source.locate("alicloud:securityToken", tokenNames);
  return {
    accessKeyId: id.value,
    accessKeySecret: secret.value,
    ...(token === undefined ? {} : { securityToken: token.value }),
    origin:
      token === undefined ? `${id.origin} and ${secret.origin}` : `${id.origin}, ${secret.origin} and ${token.origin}`,
  };
}
