import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ConfigurationError } from "../../../provider/src/account/configurationError";
import { profileProvider } from "../../../provider/src/account/profile";

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
  return profileProvider(name, file);
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
])("a profile of mode %s assumes a role", (mode, profile, others, kind) => {
  expect(provider("live", { name: "live", mode, ...profile }, ...others).constructor.name).toMatch(kind);
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
  ["a log-in of its own", [{ name: "live", mode: "CloudSSO" }], "profiles of mode CloudSSO work from"],
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
])("a file with %s is named and not quoted", (_, text, message) => {
  if (text !== undefined) writeFileSync(file, text);
  const make = () => profileProvider("live", file);
  expect(make).toThrow(`The credentials file ${file} ${message}`);
  expect(make).not.toThrow(/secret-word/);
});
