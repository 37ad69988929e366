import { chmodSync, lstatSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ConfigurationError } from "../../../provider/src/account/configurationError";
import { profileProvider } from "../../../provider/src/account/profile";
import { updateProfile } from "../../../provider/src/account/profileFile";
import { configuration } from "./support/configuration";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "profiles-"));
  file = path.join(folder, "config.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

const key = { access_key_id: "id", access_key_secret: "secret" };
const role = { ram_role_arn: "acs:ram::1:role/live" };

function provider(name: string, ...profiles: Record<string, unknown>[]) {
  writeFileSync(file, JSON.stringify({ profiles }));
  return profileProvider(name, configuration({ "alicloud:sharedCredentialsFile": file }));
}

test.each([
  ["AK", { mode: "AK", ...key }, { accessKeyId: "id", accessKeySecret: "secret" }],
  ["no mode", key, { accessKeyId: "id", accessKeySecret: "secret" }],
  [
    "StsToken",
    { mode: "StsToken", ...key, sts_token: "token" },
    { accessKeyId: "id", accessKeySecret: "secret", securityToken: "token" },
  ],
])("a profile of mode %s gives its own key", async (_, profile, credentials) => {
  const found = await provider("live", { name: "live", ...profile }).getCredentials();
  expect(found).toMatchObject(credentials);
});

test.each([
  ["RamRoleArn", { ...key, ...role }, [], /RAMRoleARN/],
  ["ChainableRamRoleArn", { ...role, source_profile: "base" }, [{ name: "base", mode: "AK", ...key }], /RAMRoleARN/],
  ["EcsRamRole", { ram_role_name: "live" }, [], /ECSRAMRole/],
  ["EcsRamRole", { ram_role_name: "" }, [], /ECSRAMRole/],
  ["RamRoleArnWithRoleName", { ...role, ram_role_name: "live", expired_seconds: 0 }, [], /RAMRoleARN/],
  ["OIDC", { ...role, oidc_provider_arn: "p", oidc_token_file: "/token" }, [], /OIDCRoleArn/],
  ["ramrolearn", { ...key, ...role }, [], /RAMRoleARN/],
])("a profile of mode %s assumes a role", (mode, profile, others, kind) => {
  expect(provider("live", { name: "live", mode, ...profile }, ...others).constructor.name).toMatch(kind);
});

test("a mark of UTF-8 at the beginning of the file is not of it", async () => {
  writeFileSync(file, `\ufeff${JSON.stringify({ profiles: [{ name: "live", ...key }] })}`);
  const found = profileProvider("live", configuration({ "alicloud:sharedCredentialsFile": file }));
  expect(await found.getCredentials()).toMatchObject({ accessKeyId: "id" });
});

test("white space around a key is not of it", async () => {
  const spaced = { access_key_id: " id\n", access_key_secret: "secret\r\n" };
  const found = await provider("live", { name: "live", mode: "AK", ...spaced }).getCredentials();
  expect(found).toMatchObject({ accessKeyId: "id", accessKeySecret: "secret" });
});

test("an OIDC token, a role and its place are those of the profile", () => {
  const profile = {
    name: "live",
    mode: "OIDC",
    ...role,
    oidc_provider_arn: "p",
    oidc_token_file: "~/token",
    ram_session_name: "mutes",
    expired_seconds: 900,
    sts_region: "eu-central-1",
  };
  expect(provider("live", profile)).toMatchObject({
    oidcProviderArn: "p",
    oidcTokenFilePath: path.join(os.homedir(), "token"),
    roleSessionName: "mutes",
    durationSeconds: 900,
    stsEndpoint: "sts.eu-central-1.aliyuncs.com",
  });
});

describe("a command", () => {
  const live = (printed: object, script = `console.log(${JSON.stringify(JSON.stringify(printed))})`) => {
    const program = path.join(folder, "get key.js");
    const counter = path.join(folder, "runs");
    writeFileSync(program, `require("fs").appendFileSync(${JSON.stringify(counter)}, "."); ${script}`);
    const command = `"${process.execPath}" "${program}" --the-secret`;
    return {
      provider: provider("live", { name: "live", mode: "External", process_command: command }),
      runs: () => readFileSync(counter, "utf8").length,
    };
  };
  const printed = { mode: "StsToken", ...key, sts_token: "token\n" };
  const credentials = { accessKeyId: "id", accessKeySecret: "secret", securityToken: "token" };

  test("gives a key from any file, and runs once where it does not expire", async () => {
    const { provider, runs } = live(printed);
    expect(await provider.getCredentials()).toMatchObject(credentials);
    expect(await provider.getCredentials()).toMatchObject(credentials);
    expect(runs()).toBe(1);
  });

  test("runs again when its key expires", async () => {
    const { provider, runs } = live({ ...printed, expiration: new Date(Date.now() + 60_000).toISOString() });
    expect(await provider.getCredentials()).toMatchObject(credentials);
    expect(await provider.getCredentials()).toMatchObject(credentials);
    expect(runs()).toBe(2);
  });

  test.each<[string, object, string, string]>([
    ["fails", {}, "console.error('the-secret'); process.exit(7)", 'the command of the profile "live" failed (7)'],
    ["prints no JSON", {}, "console.log('the-secret')", "did not print a profile as JSON"],
    ["prints no key", {}, "console.log('{}')", 'what the command of the profile "live" prints has no access_key_id'],
    ["asks for a role, and no key is used without it", { ...key, mode: "RamRoleArn" }, "", "has no ram_role_arn"],
    ["is one of a command", { mode: "External", process_command: "x" }, "", "is of mode External again"],
  ])("that %s is named", async (_, profile, script, message) => {
    const { provider } = script === "" ? live(profile) : live(profile, script);
    const failure = await provider.getCredentials().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConfigurationError);
    expect((failure as Error).message).toContain(message);
    expect((failure as Error).message).not.toContain("the-secret");
  });

  test("that is not there is named", async () => {
    const profile = { name: "live", mode: "External", process_command: "/no/such/command" };
    await expect(provider("live", profile).getCredentials()).rejects.toThrow("failed (ENOENT)");
  });
});

test("what a file has beside the fields that change stays in it", () => {
  const other = { name: "other", mode: "AK", ...key };
  writeFileSync(
    file,
    JSON.stringify({ current: "other", profiles: [other, { name: "live", mode: "OAuth", more: 1 }] }),
  );
  chmodSync(file, 0o600);
  const link = path.join(folder, "link.json");
  symlinkSync(file, link);
  updateProfile(link, "live", { oauth_refresh_token: "new" });
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
    current: "other",
    profiles: [other, { name: "live", mode: "OAuth", more: 1, oauth_refresh_token: "new" }],
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
});

test.each<[string, Record<string, unknown>[], string]>([
  ["a missing profile", [{ name: "a" }, { name: "b" }], 'has no profile "live" (it has a, b)'],
  ["no profile at all", [], 'has no profile "live" (it has none)'],
  [
    "a missing field",
    [{ name: "live", mode: "AK", access_key_id: "id" }],
    'the profile "live" has no access_key_secret',
  ],
  ["a missing token", [{ name: "live", mode: "StsToken", ...key }], 'the profile "live" has no sts_token'],
  ["a missing role", [{ name: "live", mode: "RamRoleArn", ...key }], 'the profile "live" has no ram_role_arn'],
  [
    "a circle",
    [
      { name: "live", mode: "ChainableRamRoleArn", ...role, source_profile: "b" },
      { name: "b", mode: "ChainableRamRoleArn", ...role, source_profile: "live" },
    ],
    "the profiles live → b → live go in a circle",
  ],
  ["a missing log-in", [{ name: "live", mode: "CloudSSO" }], 'the profile "live" has no cloud_sso_sign_in_url'],
  ["a missing site", [{ name: "live", mode: "OAuth" }], 'the profile "live" has no oauth_site_type'],
  [
    "a site that is none",
    [{ name: "live", mode: "OAuth", oauth_site_type: "EU" }],
    'oauth_site_type of the profile "live" must be CN or INTL',
  ],
  [
    "a log-in that is to come",
    [{ name: "live", mode: "OAuth", oauth_site_type: "intl" }],
    'the profile "live" is not logged in: run "aliyun configure --profile live"',
  ],
  [
    "a name that is there twice",
    [
      { name: "live", ...key },
      { name: "live", ...key },
    ],
    ' has two profiles "live"',
  ],
  [
    "a log-in that is over",
    [
      {
        name: "live",
        mode: "CloudSSO",
        cloud_sso_sign_in_url: "https://sso.example.com",
        cloud_sso_account_id: "1",
        cloud_sso_access_config: "c",
        access_token: "t",
        cloud_sso_access_token_expire: 1,
      },
    ],
    'the profile "live" cannot be used: CloudSSO access token is empty or expired, please re-login with cli',
  ],
  [
    "a region that would be a host of its own",
    [{ name: "live", mode: "RamRoleArn", ...key, ...role, sts_region: "example.com/#" }],
    'sts_region of the profile "live" must be the id of a region',
  ],
  [
    "an address that is no URL",
    [{ name: "live", mode: "CredentialsURI", credentials_uri: "file:///etc/key" }],
    'credentials_uri of the profile "live" must be a URL that begins with https:// or http://',
  ],
  [
    "a mode without a key",
    [{ name: "live", mode: "BearerToken", bearer_token: "t" }],
    'the profile "live" is of mode BearerToken, which gives no key: use one of mode AK, StsToken, RamRoleArn,',
  ],
  [
    "a key in two lines",
    [{ name: "live", mode: "AK", access_key_id: "id\nid", access_key_secret: "secret" }],
    'access_key_id of the profile "live" has a line break in it',
  ],
  [
    "a time that is too short",
    [{ name: "live", mode: "RamRoleArn", ...key, ...role, expired_seconds: 60 }],
    'expired_seconds of the profile "live" must be a whole number from 900 to 43200',
  ],
])("%s is named", (_, profiles, message) => {
  const make = () => provider("live", ...profiles);
  expect(make).toThrow(ConfigurationError);
  expect(make).toThrow(`${file}: `.slice(0, -2));
  expect(make).toThrow(message);
});

test.each([
  ["no file", undefined, "can't be read (ENOENT)"],
  ["no JSON", '{ "access_key_secret": "secret-word', "is not JSON"],
  ["no profiles", "{}", 'has no list "profiles"'],
  ["null", "null", 'has no list "profiles"'],
  ["a profile that is none", '{ "profiles": [null] }', 'has something in "profiles" that is no profile'],
])("a file with %s is named and not quoted", (_, text, message) => {
  if (text !== undefined) writeFileSync(file, text);
  const make = () => profileProvider("live", configuration({}, { ALICLOUD_SHARED_CREDENTIALS_FILE: file }));
  expect(make).toThrow(`The credentials file ${file} ${message}`);
  expect(make).not.toThrow(/secret-word/);
});
