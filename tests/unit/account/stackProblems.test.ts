import { stackProblems } from "../../../provider/src/account/stackProblems";

test("nothing is wrong with settings, keys of other packages, and what is empty", () => {
  const config = {
    "alicloud:accessKey": "id",
    "alicloud:assumeRole": '{"roleArn":"acs:ram::1:role/r","externalId":123456}',
    "alicloud:skipRegionValidation": "true",
    "livemessage:verify": "true",
    "livemessage:writesPerSecond": "",
    "shop:writePerSecond": "many",
  };
  expect(stackProblems(config, "shop")).toEqual([]);
});

test("values and names are told all at once, and no value", () => {
  const config = {
    "alicloud:secretKey": "the secret",
    "alicloud:assumeRole": '{"rolearn":"acs:ram::1:role/r"}',
    "livemessage:verify": "yes",
    "livemessage:writePerSecond": "5",
    "livemessage:accessKey": "id",
    "livemessage:toString": "x",
  };
  const problems = stackProblems(config, "shop");
  expect(problems).toEqual([
    "alicloud:secretKey has a space in it, which no key and no token has: copy it again",
    'alicloud:assumeRole has no field "rolearn": did you mean "roleArn"?',
    "livemessage:verify must be true or false",
    'there is no key livemessage:writePerSecond: did you mean "writesPerSecond"?',
    "there is no key livemessage:accessKey: did you mean alicloud:accessKey?",
    expect.stringMatching(/^there is no key livemessage:toString \(there is .*"verify"\)$/),
  ]);
  expect(problems.join()).not.toContain("the secret");
});

test("a key that looks like one of its own is told, and none that @pulumi/alicloud has", () => {
  const misspelt = {
    "alicloud:assumerole": "{}",
    "alicloud:assumeRoles": "{}",
    "alicloud:secretkey": "s",
    "alicloud:regoin": "r",
  };
  expect(stackProblems(misspelt, "shop")).toEqual([
    "there is no key alicloud:assumerole: did you mean alicloud:assumeRole?",
    "there is no key alicloud:assumeRoles: did you mean alicloud:assumeRole?",
    "there is no key alicloud:secretkey: did you mean alicloud:secretKey?",
    "there is no key alicloud:regoin: did you mean alicloud:region?",
  ]);
  expect(stackProblems(misspelt, "alicloud")).toEqual([]);
  const others =
    "accountId accountType clientConnectTimeout clientReadTimeout configurationSource endpoints fc logEndpoint " +
    "maxRetryTimeout mnsEndpoint ossEndpoint otsInstanceName protocol secureTransport securityTransport signVersion " +
    "skipRegionValidation sourceIp";
  const config = Object.fromEntries(others.split(" ").map((name) => [`alicloud:${name}`, "x"]));
  expect(stackProblems(config, "shop")).toEqual([]);
});

test("the plugin has all keys in a namespace of its own: they may be there beside those of the program", () => {
  const config = { "alicloud:accessKey": "id", "livemessage:accessKey": "id" };
  expect(stackProblems(config, "shop")).toEqual([]);
  expect(stackProblems({ ...config, "alicloud:accessKey": "" }, "shop")).toHaveLength(1);
});

test("a project of that name has keys of its own there", () => {
  const config = { "livemessage:appId": "app1", "livemessage:verify": "yes" };
  expect(stackProblems(config, "livemessage")).toEqual(["livemessage:verify must be true or false"]);
});
