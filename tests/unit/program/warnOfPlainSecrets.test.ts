import { warnOfPlainSecrets } from "../../../provider/src/program/warnOfPlainSecrets";
import { runOfStack } from "./support/runOfStack";
import { useWarnings } from "./support/useWarnings";

const warnings = useWarnings();

const about = (key: string) =>
  `${key} is in the stack's configuration as plain text. Encrypt it: pulumi config set --secret ${key}`;
const key = { "alicloud:accessKey": "id", "alicloud:secretKey": "secret" };
const twice = () => {
  warnOfPlainSecrets();
  warnOfPlainSecrets();
};

test("each stack of a process is warned of, once", () => {
  runOfStack(twice, key);
  runOfStack(twice, { ...key, "alicloud:securityToken": "token" });
  expect(warnings).toEqual([about("alicloud:secretKey"), about("alicloud:secretKey"), about("alicloud:securityToken")]);
});

test("what is encrypted or not there is no reason to warn, nor is the id of a key", () => {
  runOfStack(twice, key, { secretKeys: ["alicloud:secretKey"] });
  runOfStack(twice, {});
  expect(warnings).toEqual([]);
});

test("a token among fields is a secret, and fields without one are none", () => {
  const roleArn = "acs:ram::1:role/r";
  runOfStack(twice, { "alicloud:assumeRoleWithOidc": JSON.stringify({ roleArn, oidcTokenFile: "/token" }) });
  expect(warnings).toEqual([]);
  runOfStack(twice, { "alicloud:assumeRoleWithOidc": JSON.stringify({ roleArn, oidcToken: "token" }) });
  expect(warnings).toEqual([about("alicloud:assumeRoleWithOidc")]);
});
