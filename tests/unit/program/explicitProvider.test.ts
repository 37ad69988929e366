import * as pulumi from "@pulumi/pulumi";

import { Provider } from "../../../provider/src/program/explicitProvider";

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
])("%j is refused, so that no other account is used instead", (args, message) => {
  const refused = () => new Provider("second", args);
  expect(refused).toThrow('Provider "second" cannot be used: ');
  expect(refused).toThrow(message);
});

test("arguments become configuration, a key as secrets", async () => {
  new Provider("second", { accessKey: "k", secretKey: pulumi.output("s"), writesPerSecond: 3, verify: undefined });
  await pulumi.runtime.disconnect();
  const secret = (value: string) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });
  expect(made).toEqual([
    { "alicloud:accessKey": secret("k"), "alicloud:secretKey": secret("s"), "livemessage:writesPerSecond": "3" },
  ]);
});
