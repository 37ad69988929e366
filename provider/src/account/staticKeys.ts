import type { ConfigurationSource } from "./configurationSource";
import { settingKey } from "./settings";

/** An access key as it was configured, and where its parts are from. */
export interface StaticKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
  readonly origin: string;
}

/** The access key of configuration or environment; undefined where neither has one. */
export function readStaticKey(source: ConfigurationSource): StaticKey | undefined {
  const id = source.locate("accessKey");
  const secret = source.locate("secretKey");
  if (!id || !secret) return undefined;
  // A token belongs to one key id, so the environment's says nothing about an id of the configuration.
  const isConfigured = id.origin === settingKey("accessKey");
  const token = (isConfigured ? source.withoutEnvironment() : source).locate("securityToken");
  return {
    accessKeyId: id.value,
    accessKeySecret: secret.value,
    ...(token === undefined ? {} : { securityToken: token.value }),
    origin:
      token === undefined ? `${id.origin} and ${secret.origin}` : `${id.origin}, ${secret.origin} and ${token.origin}`,
  };
}
