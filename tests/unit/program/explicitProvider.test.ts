import * as pulumi from "@pulumi/pulumi";

import { type AssumeRoleArgs, Provider, type ProviderArgs } from "../../../provider/src/program/explicitProvider";

const made: Record<string, unknown>[] = [];
beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => {
      made.push(inputs as Record<string, unknown>);
      return { id: name, state: inputs as object };
    },
    call: () => ({}),
  }),
);

test.each<[object, string]>([
  [{ acessKey: "k", secretKey: "s" }, 'there is no argument "acessKey": did you mean "accessKey"?'],
  [{ accessKey: "k", secretkey: "s" }, 'there is no argument "secretkey": did you mean "secretKey"?'],
  [{ accessKey: "", secretKey: "" }, "accessKey is empty: give a value, or leave it out; secretKey is empty"],
  [{ accessKey: "k" }, "accessKey and secretKey belong together: give both or neither"],
  [{ accessKey: undefined, secretKey: "s" }, "accessKey and secretKey belong together"],
  [{ securityToken: "t" }, "securityToken belongs to an accessKey"],
  [{ profile: null }, "profile is empty"],
  [{ profile: " " }, "profile is empty"],
  [{ accessKey: "k y", secretKey: "s" }, "accessKey has a space in it"],
  [{ writesPerSecond: 0 }, "writesPerSecond must be a number above 0 and at most 10000"],
  [{ verify: "yes" }, "verify must be true or false"],
  [{ assumeRole: { rolearn: "r" } }, 'assumeRole has no field "rolearn": did you mean "roleArn"?'],
  [{ assumeRole: { roleArn: pulumi.output("r"), sessionExpiration: "abc" } }, "assumeRole.sessionExpiration must be a"],
  [{ assumeRoleWithOidc: { policy: [] } }, "assumeRoleWithOidc.policy must be a policy: an object, or its JSON"],
  [{ assumeRole: "acs:ram::1:role/r" }, "assumeRole must be an object with roleArn, sessionName,"],
])("%j is refused, so that no other account is used instead", (args, message) => {
  const refused = () => new Provider("second", args);
  expect(refused).toThrow('Provider "second" cannot be used: ');
  expect(refused).toThrow(message);
});

class Account {
  readonly profile = "second";
}

test.each<[unknown, string]>([
  [undefined, "its arguments must be an object, not nothing"],
  ["second", "its arguments must be an object, not a string"],
  [["second"], "its arguments must be an object, not a list"],
  [new Map([["profile", "second"]]), "its arguments must be an object, not a Map"],
  [new Account(), "its arguments must be an object, not an object of the class Account"],
  [pulumi.output({ profile: "second" }), "its arguments must be an object, not an output"],
  [Promise.resolve({ profile: "second" }), "its arguments must be an object, not an output"],
  [{ assumeRole: new Map([["roleArn", "r"]]) }, "assumeRole cannot be a Map"],
  [{ assumeRole: { roleArn: "r", policy: new Map([["Version", "1"]]) } }, "assumeRole.policy cannot be a Map"],
  [
    { assumeRole: { roleArn: "r", policy: { Statement: [new Account()] } } },
    "assumeRole.policy.Statement[0] cannot be an",
  ],
  [{ profile: () => "second" }, "profile cannot be a function"],
])("%p is refused by what it is", (args, message) => {
  expect(() => new Provider("second", args as ProviderArgs)).toThrow(`Provider "second" cannot be used: ${message}`);
});

test("arguments become configuration, a key as secrets", async () => {
  new Provider("second", { accessKey: "k", secretKey: pulumi.output("s\n"), writesPerSecond: 3, verify: undefined });
  await pulumi.runtime.disconnect();
  const secret = (value: string) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });
  expect(made).toEqual([
    { "alicloud:accessKey": secret("k"), "alicloud:secretKey": secret("s"), "livemessage:writesPerSecond": "3" },
  ]);
});

test("fields with a token among them are a secret as a whole", async () => {
  made.length = 0;
  const role = { roleArn: "r", oidcProviderArn: "p" };
  new Provider("file", { assumeRoleWithOidc: { ...role, oidcTokenFile: "/token" } });
  new Provider("token", { assumeRoleWithOidc: { ...role, oidcToken: "token" } });
  new Provider("output", { assumeRoleWithOidc: pulumi.output({ ...role, oidcToken: "token" }) });
  await pulumi.runtime.disconnect();
  const key = "alicloud:assumeRoleWithOidc";
  expect(made.map((inputs) => typeof inputs[key])).toEqual(["string", "object", "object"]);
});

test("fields become JSON: numbers the texts of ids, and a policy its text", async () => {
  made.length = 0;
  const assumeRole = { roleArn: pulumi.output("r"), externalId: 123456, policy: { Version: "1" } };
  new Provider("third", { assumeRole: assumeRole as object as AssumeRoleArgs });
  await pulumi.runtime.disconnect();
  expect(made).toEqual([
    { "alicloud:assumeRole": JSON.stringify({ roleArn: "r", externalId: "123456", policy: '{"Version":"1"}' }) },
  ]);
});
