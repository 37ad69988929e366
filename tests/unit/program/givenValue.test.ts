import * as pulumi from "@pulumi/pulumi";

import { givenValues } from "../../../provider/src/program/givenValue";

/** What arguments come to once all outputs are known. */
function valuesOf(args: object): Promise<unknown> {
  const output = pulumi.output(givenValues('GroupMute "hall"', args));
  return (output as unknown as { promise(): Promise<unknown> }).promise();
}

const later = (value: unknown) => pulumi.output(0).apply(() => value as object);

test("an object is no list of users", () => {
  expect(() => givenValues('GroupMute "hall"', { exceptUsers: { host: true } })).toThrow(
    'GroupMute "hall": exceptUsers must be a list of user ids, not an object',
  );
});

test("what may be stays as it is, and a secret stays one", async () => {
  const args = {
    appId: later("demo"),
    exceptUsers: pulumi.secret(["host", later("mod1")]),
    muted: Promise.resolve(true),
  };
  expect(await valuesOf(args)).toEqual({ appId: "demo", exceptUsers: ["host", "mod1"], muted: true });
  expect(await pulumi.isSecret(givenValues("it", args).exceptUsers as pulumi.Output<unknown>)).toBe(true);
});
