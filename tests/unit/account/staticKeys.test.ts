import { readStaticKey } from "../../../provider/src/account/staticKeys";
import { configuration } from "./support/configuration";

const idNames = ["ALICLOUD_ACCESS_KEY", "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABACLOUD_ACCESS_KEY_ID"];
const secretNames = ["ALICLOUD_SECRET_KEY", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABACLOUD_ACCESS_KEY_SECRET"];
const tokenNames = ["ALICLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_SECURITY_TOKEN", "ALIBABACLOUD_SECURITY_TOKEN"];

/** Variables of which each has its own name, in small letters, for a value. */
const valued = (names: string[]) => Object.fromEntries(names.map((name) => [name, name.toLowerCase()]));

test.each([0, 1, 2])("of the variables from number %d on the first one counts", (from) => {
  const [ids, secrets, tokens] = [idNames, secretNames, tokenNames].map((names) => names.slice(from));
  const key = readStaticKey(configuration({}, { ...valued(ids!), ...valued(secrets!), ...valued(tokens!) }));
  expect(key).toEqual({
    accessKeyId: ids![0]!.toLowerCase(),
    accessKeySecret: secrets![0]!.toLowerCase(),
    securityToken: tokens![0]!.toLowerCase(),
    origin: `${ids![0]}, ${secrets![0]} and ${tokens![0]}`,
  });
});

test("the configuration counts before the environment, whose token belongs to another key", () => {
  const values = { "alicloud:accessKey": "id", "alicloud:secretKey": "secret" };
  const environment = { ...valued(idNames), ...valued(secretNames), ...valued(tokenNames) };
  expect(readStaticKey(configuration(values, environment))).toEqual({
    accessKeyId: "id",
    accessKeySecret: "secret",
    origin: "alicloud:accessKey and alicloud:secretKey",
  });
});

test.each<[string, Record<string, string>, NodeJS.ProcessEnv]>([
  ["nothing", {}, {}],
  ["an id alone", { "alicloud:accessKey": "id" }, {}],
  ["a secret alone", {}, { ALICLOUD_SECRET_KEY: "secret" }],
  ["an empty id", { "alicloud:accessKey": "", "alicloud:secretKey": "secret" }, {}],
])("%s is no key", (_, values, env) => {
  expect(readStaticKey(configuration(values, env))).toBeUndefined();
});
