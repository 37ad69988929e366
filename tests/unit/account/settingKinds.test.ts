import { type Kind, notKnownYet } from "../../../provider/src/account/setting";
import {
  boolean,
  credential,
  host,
  httpUrl,
  number,
  policy,
  structure,
  text,
} from "../../../provider/src/account/settingKinds";

function parse(kind: Kind<unknown>, given: unknown): { value?: unknown; problems?: string[] } {
  const problems: string[] = [];
  const value = kind.parse(given, "it", problems);
  return problems.length > 0 ? { problems } : { value };
}

const whole = number({ wholeFrom: 900, most: 43_200 });
const rate = number({ above: 0, most: 10 });
const role = structure({
  roleArn: { kind: text(), doc: "" },
  sessionExpiration: { kind: whole, doc: "" },
  policy: { kind: policy, doc: "" },
});

test.each<[string, Kind<unknown>, unknown, unknown]>([
  ["a text", text(), "live", "live"],
  ["a text with white space around it", text(), "\tlive \r\n", "live"],
  ["a whole number", text(), 123456, "123456"],
  ["a text in brackets", text(), "[::1]:8080", "[::1]:8080"],
  ["a number", rate, 2.5, 2.5],
  ["a number as text", rate, " 2.5\n", 2.5],
  ["the lowest whole number", whole, 900, 900],
  ["the highest whole number", whole, "43200", 43_200],
  ["true", boolean, true, true],
  ["false as text", boolean, "false\n", false],
  ["a policy", policy, { Version: "1", Statement: [] }, '{"Version":"1","Statement":[]}'],
  ["a policy as JSON", policy, ' {"Version": "1"}\n', '{"Version": "1"}'],
  ["fields", role, { roleArn: 7, policy: {} }, { roleArn: "7", policy: "{}" }],
  ["fields as JSON", role, '{"sessionExpiration":"1200"}', { sessionExpiration: 1200 }],
  ["a list of one", role, '[{"roleArn":"r"}]', { roleArn: "r" }],
  ["fields that are left out", role, { roleArn: "r", policy: undefined }, { roleArn: "r" }],
  ["fields that are to come", role, { roleArn: notKnownYet, sessionExpiration: 900 }, { sessionExpiration: 900 }],
  ["a number with a power of ten", rate, "5e-1", 0.5],
  ["a URL", httpUrl, " http://127.0.0.1:8080/key?x=y\n", "http://127.0.0.1:8080/key?x=y"],
  ["a host", host, "sts.cn-shanghai.aliyuncs.com", "sts.cn-shanghai.aliyuncs.com"],
  ["a key", credential, " LTAI5t+/=\r\n", "LTAI5t+/="],
])("%s is taken", (_, kind, given, value) => {
  expect(parse(kind, given)).toEqual({ value });
});

test.each<[string, Kind<unknown>, unknown, string[]]>([
  ["a number that lost digits", text(), 2 ** 53, ["it is a number that is not kept digit by digit: give it as a text"]],
  ["a fraction", text(), 1.5, ["it is a number that is not kept digit by digit: give it as a text"]],
  ["an object", text(), { x: "y" }, ["it must be a text, not an object"]],
  ["an object as JSON", text(), '{"x":"y"}', ["it must be a text, not an object"]],
  ["a list", text(), ["y"], ["it must be a text, not a list"]],
  ["a truth value", text(), true, ["it must be a text, not a boolean"]],
  ["a line break", text(), "a\nb", ["it has a line break in it"]],
  ["a number that is too low", rate, 0, ["it must be a number above 0 and at most 10"]],
  ["a number that is too high", rate, 11, ["it must be a number above 0 and at most 10"]],
  ["no number", rate, "many", ["it must be a number above 0 and at most 10"]],
  ["a number in another base", whole, "0x400", ["it must be a whole number from 900 to 43200"]],
  ...["file:///etc/key", "127.0.0.1:8080/key", "localhost:8080", "http:/host", "vault", "ftp://host/key"].map(
    (url): [string, Kind<unknown>, unknown, string[]] => [
      `the address ${url}`,
      httpUrl,
      url,
      ["it must be a URL that begins with https:// or http://"],
    ],
  ),
  ["a URL with a user", httpUrl, "https://user:word@host/key", ["it has a user in it, which would not be sent"]],
  [
    "plain http for roles",
    host,
    "http://sts",
    ["it must be a host, such as sts.aliyuncs.com: roles are assumed by https only"],
  ],
  ["an empty number", rate, " ", ["it must be a number above 0 and at most 10"]],
  ["a list of a number", rate, ["5"], ["it must be a number above 0 and at most 10"]],
  ["899 seconds", whole, 899, ["it must be a whole number from 900 to 43200"]],
  ["a broken number", whole, 900.5, ["it must be a whole number from 900 to 43200"]],
  ["yes", boolean, "yes", ["it must be true or false"]],
  ["a policy that is no JSON", policy, '{"Version"', ["it must be a policy: an object, or its JSON"]],
  ["a policy that is a list", policy, [{}], ["it must be a policy: an object, or its JSON"]],
  ["a policy by its name", policy, "AliyunLiveFullAccess", ["it must be a policy: an object, or its JSON"]],
  ["an ARN for a role", role, "acs:ram::1:role/r", ["it must be an object with roleArn, sessionExpiration, policy"]],
  ["two roles", role, [{}, {}], ["it must be an object with roleArn, sessionExpiration, policy, not a list of 2"]],
  [
    "all that is wrong with fields",
    role,
    { rolearn: "r", sessionExpiration: "abc", policy: "" },
    [
      'it has no field "rolearn": did you mean "roleArn"?',
      "it.sessionExpiration must be a whole number from 900 to 43200",
      "it.policy is empty: give a value, or leave it out",
    ],
  ],
  [
    "a field of every object",
    role,
    { toString: "r" },
    [expect.stringContaining('it has no field "toString"') as string],
  ],
  ["a key with a space", credential, "LTAI 5t", ["it has a space in it, which no key and no token has: copy it again"]],
  ["two lines", credential, "id\nkey", ["it has a line break in it, which no key and no token has: copy it again"]],
  ["a zero", credential, "id\0", ["it has the character U+0000 in it, which no key and no token has: copy it again"]],
  [
    "an invisible",
    credential,
    "id\u200b",
    ["it has the character U+200B in it, which no key and no token has: copy it again"],
  ],
])("%s is refused", (_, kind, given, problems) => {
  expect(parse(kind, given)).toEqual({ problems });
});
