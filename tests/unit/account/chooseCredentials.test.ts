import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseCredentials } from "../../../provider/src/account/chooseCredentials";
import { configuration } from "./support/configuration";

const folder = mkdtempSync(join(tmpdir(), "profile-"));
const file = join(folder, "config.json");
beforeAll(() => {
  const profile = { name: "second", mode: "AK", access_key_id: "id2", access_key_secret: "secret2" };
  writeFileSync(file, JSON.stringify({ profiles: [profile] }));
});
afterAll(() => rmSync(folder, { recursive: true }));

const oidc = { oidcProviderArn: "acs:ram::1:oidc-provider/p", oidcTokenFile: file, roleArn: "acs:ram::1:role/r" };
/** Each source as it is configured, in the order in which they count. */
const sources: [string, Record<string, string>, RegExp][] = [
  [
    "a key",
    { "alicloud:accessKey": "id", "alicloud:secretKey": "secret" },
    /^alicloud:accessKey and alicloud:secretKey$/,
  ],
  ["a profile", { "alicloud:profile": "second" }, /^the profile "second" \(alicloud:profile\)$/],
  ["a credentials URI", { "alicloud:credentialsUri": "http://127.0.0.1:1" }, /^the credentials URI \(alicloud:/],
  ["the role of an instance", { "alicloud:ecsRoleName": "r" }, /^the role of the ECS instance \(alicloud:/],
  ["an OIDC token", { "alicloud:assumeRoleWithOidc": JSON.stringify(oidc) }, /^the OIDC token/],
];
const environment = {
  ALICLOUD_ACCESS_KEY: "id1",
  ALICLOUD_SECRET_KEY: "secret1",
  ALICLOUD_PROFILE: "first",
  ALICLOUD_SHARED_CREDENTIALS_FILE: file,
  ALICLOUD_CREDENTIALS_URI: "http://127.0.0.1:2",
  ALICLOUD_ECS_ROLE_NAME: "first",
};

test.each(sources)("%s that is configured is not overruled by anything in the environment", (_, values, origin) => {
  expect(chooseCredentials(configuration(values, environment)).origin).toMatch(origin);
});

test.each(sources)("%s counts before those after it", (name, _, origin) => {
  const from = sources.slice(sources.findIndex(([each]) => each === name));
  const values = Object.assign({}, ...from.map(([, each]) => each)) as Record<string, string>;
  expect(chooseCredentials(configuration(values, environment)).origin).toMatch(origin);
});

test("an OIDC token that is configured in part takes the rest from the environment", () => {
  const { roleArn, ...rest } = oidc;
  const values = { "alicloud:assumeRoleWithOidc": JSON.stringify(rest) };
  const env = { ...environment, ALIBABA_CLOUD_ROLE_ARN: roleArn };
  expect(chooseCredentials(configuration(values, env)).origin).toMatch(/^the OIDC token/);
  expect(() => chooseCredentials(configuration(values, environment))).toThrow(
    "alicloud:assumeRoleWithOidc needs oidcProviderArn, oidcTokenFile and roleArn",
  );
});

test("the policy and the duration of an OIDC session are those of the configuration", () => {
  const block = { ...oidc, roleSessionName: "mutes", sessionExpiration: 1200, policy: "{}" };
  const values = { "alicloud:assumeRoleWithOidc": JSON.stringify(block) };
  expect(chooseCredentials(configuration(values, environment)).provider).toMatchObject({
    oidcProviderArn: oidc.oidcProviderArn,
    oidcTokenFilePath: file,
    roleArn: oidc.roleArn,
    roleSessionName: "mutes",
    durationSeconds: 1200,
    policy: "{}",
  });
});

describe("a role to assume", () => {
  const key = { ALICLOUD_ACCESS_KEY: "id1", ALICLOUD_SECRET_KEY: "secret1" };
  const ofEnvironment = {
    ALICLOUD_ASSUME_ROLE_ARN: "acs:ram::1:role/env",
    ALICLOUD_ASSUME_ROLE_SESSION_NAME: "env",
    ALICLOUD_ASSUME_ROLE_SESSION_EXPIRATION: "1800",
  };
  const assumed = (role: Record<string, unknown>, env: NodeJS.ProcessEnv = {}) =>
    chooseCredentials(configuration({ "alicloud:assumeRole": JSON.stringify(role) }, { ...key, ...env }));
  const whole = {
    roleArn: "acs:ram::1:role/r",
    sessionName: "mutes",
    sessionExpiration: 900,
    policy: "{}",
    externalId: "ext",
  };

  test("is assumed with a key of the environment", async () => {
    const { provider, origin } = assumed(whole);
    expect(origin).toBe("the role of alicloud:assumeRole, assumed with ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY");
    const { credentialsProvider } = provider as unknown as { credentialsProvider: typeof provider };
    expect(await credentialsProvider.getCredentials()).toMatchObject({
      accessKeyId: "id1",
      accessKeySecret: "secret1",
    });
  });

  test.each<[string, Record<string, unknown>, NodeJS.ProcessEnv, [string, string, number, string?, string?]]>([
    ["is configured as a whole", whole, {}, ["acs:ram::1:role/r", "mutes", 900, "{}", "ext"]],
    ["is configured, and not overruled", whole, ofEnvironment, ["acs:ram::1:role/r", "mutes", 900, "{}", "ext"]],
    ["is the environment's", {}, ofEnvironment, ["acs:ram::1:role/env", "env", 1800]],
    ["has defaults", { roleArn: whole.roleArn }, {}, ["acs:ram::1:role/r", "pulumi", 3600]],
  ])("%s", (_, role, env, [roleArn, roleSessionName, durationSeconds, policy, externalId]) => {
    const expected = { roleArn, roleSessionName, durationSeconds, policy, externalId };
    expect(assumed(role, env).provider).toMatchObject(expected);
  });

  test("has to be named", () => {
    expect(() => assumed({})).toThrow("alicloud:assumeRole needs roleArn");
  });
});

test("a key of the configuration may have its secret in the environment, and no other identity stands in for it", () => {
  const values = { "alicloud:accessKey": "id" };
  expect(chooseCredentials(configuration(values, environment)).origin).toBe(
    "alicloud:accessKey and ALICLOUD_SECRET_KEY",
  );
  const withProfile = configuration({ ...values, "alicloud:profile": "first" }, environment);
  expect(chooseCredentials(withProfile).origin).toBe("alicloud:accessKey and ALICLOUD_SECRET_KEY");
  expect(() => chooseCredentials(configuration(values, { ALICLOUD_PROFILE: "first" }))).toThrow(
    "alicloud:accessKey has no secret: run `pulumi config set --secret alicloud:secretKey`",
  );
});

test.each<[string, NodeJS.ProcessEnv, string]>([
  [
    "an id without its secret",
    { ALICLOUD_ACCESS_KEY: "id" },
    "ALICLOUD_ACCESS_KEY has no secret: set ALICLOUD_SECRET_KEY",
  ],
  [
    "a token without its role",
    { ALIBABA_CLOUD_OIDC_TOKEN_FILE: "/token", ALIBABA_CLOUD_OIDC_PROVIDER_ARN: "p" },
    "ALIBABA_CLOUD_OIDC_TOKEN_FILE needs oidcProviderArn, oidcTokenFile and roleArn: set roleArn (ALIBABA_CLOUD_ROLE_ARN)",
  ],
])("%s in the environment is told by the variable that is set", (_, env, message) => {
  expect(() => chooseCredentials(configuration({}, env))).toThrow(message);
});

test.each<[string, Record<string, string>, NodeJS.ProcessEnv, string]>([
  ["nobody says", {}, {}, "sts.aliyuncs.com"],
  ["of the region", { "alicloud:region": "eu-central-1" }, {}, "sts.eu-central-1.aliyuncs.com"],
  ["of the region of the environment", {}, { ALICLOUD_REGION: "cn-shanghai" }, "sts.cn-shanghai.aliyuncs.com"],
  ["of a region that has none", { "alicloud:region": "cn-hangzhou-finance" }, {}, "sts.aliyuncs.com"],
  [
    "that is configured",
    { "alicloud:region": "eu-central-1", "livemessage:stsEndpoint": "sts-vpc.eu-central-1.aliyuncs.com" },
    {},
    "sts-vpc.eu-central-1.aliyuncs.com",
  ],
  ["of the environment", { "alicloud:region": "eu-central-1" }, { STS_ENDPOINT: "sts.test:8443" }, "sts.test:8443"],
])("the place where roles are assumed is the one %s", (_, values, env, stsEndpoint) => {
  const role = { "alicloud:assumeRole": '{"roleArn":"acs:ram::1:role/r"}' };
  const key = { ALICLOUD_ACCESS_KEY: "id1", ALICLOUD_SECRET_KEY: "secret1" };
  expect(chooseCredentials(configuration({ ...role, ...values }, { ...key, ...env })).provider).toMatchObject({
    stsEndpoint,
  });
  const withOidc = { "alicloud:assumeRoleWithOidc": JSON.stringify(oidc) };
  expect(chooseCredentials(configuration({ ...withOidc, ...values }, env)).provider).toMatchObject({ stsEndpoint });
});

test.each([
  ["alicloud:region", "cn-shanghai.example.com/", "must be the id of a region: cn-shanghai"],
  ["livemessage:stsEndpoint", "https://sts.aliyuncs.com", "must be a host, such as sts.aliyuncs.com"],
  ["livemessage:stsEndpoint", "sts.aliyuncs.com/path", "must be a host, such as sts.aliyuncs.com"],
])("%s cannot be %j", (name, value, message) => {
  const values = { ...{ "alicloud:assumeRole": '{"roleArn":"acs:ram::1:role/r"}' }, [name]: value };
  expect(() => chooseCredentials(configuration(values, environment))).toThrow(`${name} ${message}`);
});

test("a token that is configured is not overruled by one of the environment", () => {
  const values = { "alicloud:assumeRoleWithOidc": JSON.stringify(oidc) };
  const { origin } = chooseCredentials(configuration(values, { ALIBABA_CLOUD_OIDC_TOKEN: "t" }));
  expect(origin).toBe("the OIDC token (alicloud:assumeRoleWithOidc)");
});
