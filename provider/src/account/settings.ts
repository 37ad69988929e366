import { type Fields, notKnownYet, type Setting } from "./setting";
import { boolean, credential, host, httpUrl, number, policy, structure, text } from "./settingKinds";

/*
 * All that can be configured, each in one row. The order is that of docs/configuration.md, and the order in which sources of
 * credentials are looked for. The comment of a row is what an editor shows for the argument of a Provider; a test holds
 * it against the row. Variables are those of terraform-provider-alicloud.
 */

/** Calls per second, far above what the service grants. */
const rate = number({ above: 0, most: 10_000 });
/** Seconds; Node.js takes timers up to 2^31 ms. */
const seconds = number({ above: 0, most: 86_400 });
/** Seconds; the bounds of AssumeRole (API reference of STS). The role may set a lower one. */
const sessionSeconds = number({ wholeFrom: 900, most: 43_200 });

/** Becomes a part of a host. */
const regionId = text((value) =>
  /^[a-z\d]+(-[a-z\d]+)*$/.test(value) ? undefined : "must be the id of a region: cn-shanghai",
);

/** The fields of `assumeRole`. */
export const assumeRoleFields = {
  /** ARN of the role. */
  roleArn: {
    kind: text(),
    required: true,
    variables: ["ALICLOUD_ASSUME_ROLE_ARN", "ALIBABA_CLOUD_ROLE_ARN"],
    doc: "ARN of the role.",
  },
  /** Name of the session, for the logs of the service. Default pulumi. */
  sessionName: {
    kind: text(),
    default: "pulumi",
    variables: ["ALICLOUD_ASSUME_ROLE_SESSION_NAME", "ALIBABA_CLOUD_ROLE_SESSION_NAME"],
    doc: "Name of the session, for the logs of the service.",
  },
  /** Seconds until the session ends, 900 to 43200. Default 3600. */
  sessionExpiration: {
    kind: sessionSeconds,
    default: 3600,
    variables: ["ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION"],
    doc: "Seconds until the session ends, 900 to 43200.",
  },
  /** Policy that narrows what the session may do: an object, or its JSON. */
  policy: { kind: policy, doc: "Policy that narrows what the session may do: an object, or its JSON." },
  /** External id that the role asks for. */
  externalId: { kind: text(), doc: "External id that the role asks for." },
} as const satisfies Fields;

/** The fields of `assumeRoleWithOidc`. */
export const assumeRoleWithOidcFields = {
  /** ARN of the OIDC provider. */
  oidcProviderArn: {
    kind: text(),
    required: true,
    variables: ["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"],
    doc: "ARN of the OIDC provider.",
  },
  /** The token itself, in place of a file. Is kept as a secret. */
  oidcToken: {
    kind: credential,
    secret: true,
    variables: ["ALIBABA_CLOUD_OIDC_TOKEN"],
    doc: "The token itself, in place of a file.",
  },
  /** File with the token, which is read anew for each session. */
  oidcTokenFile: {
    kind: text(),
    variables: ["ALIBABA_CLOUD_OIDC_TOKEN_FILE"],
    doc: "File with the token, which is read anew for each session.",
  },
  /** ARN of the role. */
  roleArn: { kind: text(), required: true, variables: ["ALIBABA_CLOUD_ROLE_ARN"], doc: "ARN of the role." },
  /** Name of the session, for the logs of the service. Default pulumi. */
  roleSessionName: {
    kind: text(),
    default: "pulumi",
    variables: ["ALIBABA_CLOUD_ROLE_SESSION_NAME"],
    doc: "Name of the session, for the logs of the service.",
  },
  /** Policy that narrows what the session may do: an object, or its JSON. */
  policy: { kind: policy, doc: "Policy that narrows what the session may do: an object, or its JSON." },
  /** Seconds until the session ends, 900 to 43200. Default 3600. */
  sessionExpiration: {
    kind: sessionSeconds,
    default: 3600,
    doc: "Seconds until the session ends, 900 to 43200.",
  },
} as const satisfies Fields;

/** A setting that has a key of configuration. */
export interface KeyedSetting extends Setting {
  /** Before the colon of the key. Keys of `alicloud` are those of @pulumi/alicloud. */
  readonly namespace: "alicloud" | "livemessage";
}

/** Every setting, by the name of its argument and of its key. */
export const settings = {
  /** Id of the access key. Is kept as a secret. */
  accessKey: {
    namespace: "alicloud",
    kind: credential,
    secret: true,
    variables: ["ALICLOUD_ACCESS_KEY", "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_ID"],
    doc: "Id of the access key.",
  },
  /** Secret of the access key. Is kept as a secret. */
  secretKey: {
    namespace: "alicloud",
    kind: credential,
    secret: true,
    variables: ["ALICLOUD_SECRET_KEY", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABACLOUD_ACCESS_KEY_SECRET"],
    doc: "Secret of the access key.",
  },
  /** Token of a temporary access key. Is kept as a secret. */
  securityToken: {
    namespace: "alicloud",
    kind: credential,
    secret: true,
    variables: ["ALICLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_SECURITY_TOKEN", "ALIBABACLOUD_SECURITY_TOKEN"],
    doc: "Token of a temporary access key.",
  },
  /** Profile of the Alibaba Cloud CLI. No profile is read unless this names one. */
  profile: {
    namespace: "alicloud",
    kind: text(),
    variables: ["ALICLOUD_PROFILE", "ALIBABA_CLOUD_PROFILE"],
    doc: "Profile of the Alibaba Cloud CLI. No profile is read unless this names one.",
  },
  /** File with the profiles. Default ~/.aliyun/config.json. */
  sharedCredentialsFile: {
    namespace: "alicloud",
    kind: text(),
    default: "~/.aliyun/config.json",
    variables: ["ALICLOUD_SHARED_CREDENTIALS_FILE", "ALIBABA_CLOUD_CREDENTIALS_FILE"],
    doc: "File with the profiles.",
  },
  /** URL that returns credentials. */
  credentialsUri: {
    namespace: "alicloud",
    kind: httpUrl,
    variables: ["ALICLOUD_CREDENTIALS_URI", "ALIBABA_CLOUD_CREDENTIALS_URI"],
    doc: "URL that returns credentials.",
  },
  /** Role of the ECS instance. */
  ecsRoleName: {
    namespace: "alicloud",
    kind: text(),
    variables: ["ALICLOUD_ECS_ROLE_NAME", "ALIBABA_CLOUD_ECS_METADATA"],
    doc: "Role of the ECS instance.",
  },
  /** Role to assume with an OIDC token. */
  assumeRoleWithOidc: {
    namespace: "alicloud",
    kind: structure<AssumeRoleWithOidcFields>(assumeRoleWithOidcFields),
    doc: "Role to assume with an OIDC token.",
  },
  /** Role to assume with the credentials above. */
  assumeRole: {
    namespace: "alicloud",
    kind: structure<AssumeRoleFields>(assumeRoleFields),
    doc: "Role to assume with the credentials above.",
  },
  /** Region of the account. Roles are assumed there. */
  region: {
    namespace: "alicloud",
    kind: regionId,
    variables: ["ALICLOUD_REGION", "ALIBABA_CLOUD_REGION"],
    doc: "Region of the account. Roles are assumed there.",
  },
  /** Host at which roles are assumed. Without it, the host of the region, or sts.aliyuncs.com. */
  stsEndpoint: {
    namespace: "livemessage",
    kind: host,
    variables: ["ALIBABA_CLOUD_ENDPOINT_STS", "STS_ENDPOINT"],
    doc: "Host at which roles are assumed. Without it, the host of the region, or sts.aliyuncs.com.",
  },
  /** Host or URL of the service; plain http to this machine only, unless allowPlainHttp is set. Default live.aliyuncs.com. */
  endpoint: {
    namespace: "livemessage",
    kind: text(),
    // The global endpoint, which serves every region (endpoint map of the Live SDK).
    default: "live.aliyuncs.com",
    variables: ["ALIBABA_CLOUD_ENDPOINT_LIVE", "LIVE_ENDPOINT"],
    doc: "Host or URL of the service; plain http to this machine only, unless allowPlainHttp is set.",
  },
  /**
   * Whether plain http may go to private addresses and through HTTP_PROXY, in a network for tests. To public addresses
   * and to names of the real service it never goes. Default false.
   */
  allowPlainHttp: {
    namespace: "livemessage",
    kind: boolean,
    default: false,
    variables: ["LIVEMESSAGE_ALLOW_PLAIN_HTTP"],
    doc:
      "Whether plain http may go to private addresses and through HTTP_PROXY, in a network for tests. To public " +
      "addresses and to names of the real service it never goes.",
  },
  /**
   * Calls per second that the account leaves to this program, for each operation with a quota of 10: those that mute and
   * open groups. Default 10.
   */
  writesPerSecond: {
    namespace: "livemessage",
    kind: rate,
    // The documented quota.
    default: 10,
    doc:
      "Calls per second that the account leaves to this program, for each operation with a quota of 10: those that " +
      "mute and open groups.",
  },
  /**
   * Calls per second that the account leaves to this program, for each operation with a quota of 50: reads, above all.
   * Default 50.
   */
  readsPerSecond: {
    namespace: "livemessage",
    kind: rate,
    // The documented quota.
    default: 50,
    doc:
      "Calls per second that the account leaves to this program, for each operation with a quota of 50: reads, above " +
      "all.",
  },
  /** Seconds until an attempt of a call counts as lost. Default 10. */
  attemptTimeout: {
    namespace: "livemessage",
    kind: seconds,
    default: 10,
    doc: "Seconds until an attempt of a call counts as lost.",
  },
  /**
   * Seconds until a call is given up, its waits for the quota apart. An endpoint that has not answered once is given up
   * after three times `attemptTimeout`. Default 300.
   */
  totalTimeout: {
    namespace: "livemessage",
    kind: seconds,
    default: 300,
    doc:
      "Seconds until a call is given up, its waits for the quota apart. An endpoint that has not answered once is given " +
      "up after three times `attemptTimeout`.",
  },
  /**
   * Whether every write is read back. With false, only a write that replaces a refused one is read back. Then exempt users
   * that the service keeps are not noticed. Default true.
   */
  verify: {
    namespace: "livemessage",
    kind: boolean,
    default: true,
    doc:
      "Whether every write is read back. With false, only a write that replaces a refused one is read back. Then " +
      "exempt users that the service keeps are not noticed.",
  },
} as const satisfies Readonly<Record<string, KeyedSetting>>;

type SettingsTable = typeof settings;
type AssumeRoleTable = typeof assumeRoleFields;
type AssumeRoleWithOidcTable = typeof assumeRoleWithOidcFields;
// Interfaces have names, which the compiler shows in place of the whole tables.
/* eslint-disable @typescript-eslint/no-empty-object-type */
/** The rows of {@link settings}. */
export interface Settings extends SettingsTable {}
/** The rows of {@link assumeRoleFields}. */
export interface AssumeRoleFields extends AssumeRoleTable {}
/** The rows of {@link assumeRoleWithOidcFields}. */
export interface AssumeRoleWithOidcFields extends AssumeRoleWithOidcTable {}
/* eslint-enable @typescript-eslint/no-empty-object-type */

/** Name of a setting. */
export type SettingName = keyof Settings;

/** The key of a setting in configuration: `alicloud:profile`. */
export function settingKey(name: SettingName): string {
  return `${settings[name].namespace}:${name}`;
}

/**
 * Whether a value is a secret, or has one in it.
 * @param value as it was given; notKnownYet may hold one
 */
export function isSecret(name: SettingName, value: unknown): boolean {
  const { kind, secret }: KeyedSetting = settings[name];
  if (secret || !("fields" in kind)) return secret ?? false;
  const given = kind.parse(value, name, []) as object | undefined;
  const fields = Object.entries(kind.fields as Fields).filter(([, field]) => field.secret);
  return fields.some(([field]) => value === notKnownYet || (given !== undefined && field in given));
}
