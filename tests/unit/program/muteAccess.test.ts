import * as pulumi from "@pulumi/pulumi";

import { MuteAccess, type MuteAccessArgs } from "../../../provider/src/program/muteAccess";
import { ramPolicy } from "../../../provider/src/ram/ramPolicy";

// The parts of @pulumi/alicloud (3.108.0) that the component uses: resources with its type tokens.
jest.mock(
  "@pulumi/alicloud",
  () => {
    const { CustomResource } = jest.requireActual<typeof pulumi>("@pulumi/pulumi");
    const resource = (token: string) =>
      class extends CustomResource {
        constructor(name: string, args: object, opts: pulumi.CustomResourceOptions) {
          super(token, name, { policyName: undefined, type: undefined, ...args }, opts);
        }
      };
    return {
      ram: {
        Policy: resource("alicloud:ram/policy:Policy"),
        UserPolicyAttachment: resource("alicloud:ram/userPolicyAttachment:UserPolicyAttachment"),
        RolePolicyAttachment: resource("alicloud:ram/rolePolicyAttachment:RolePolicyAttachment"),
      },
    };
  },
  { virtual: true },
);

test.each([
  [{ appIds: ["demo"], roles: ["night"] }, 'there is no argument "roles"'],
  [{ appIds: ["demo"], rolenames: ["night"] }, 'there is no argument "rolenames": did you mean "roleNames"?'],
  [{ appIds: ["demo"], userNames: new Set(["ci"]) }, "userNames cannot be a Set"],
])("%p is refused, so that nobody is left without the policy", (args, problem) => {
  const make = () => new MuteAccess("mutes", args as unknown as MuteAccessArgs);
  expect(make).toThrow('MuteAccess "mutes"');
  expect(make).toThrow(problem);
});

test("makes one policy and attaches it to users and roles", async () => {
  const made: { type: string; name: string; inputs: Record<string, unknown> }[] = [];
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      made.push({ type, name, inputs: inputs as Record<string, unknown> });
      return { id: name, state: { ...(inputs as object), type: "Custom" } };
    },
    call: () => ({}),
  });
  const access = new MuteAccess("mutes", {
    appIds: [pulumi.output("demo")],
    access: "read",
    userNames: ["ci"],
    roleNames: ["night", pulumi.output("day")],
  });
  const document = await new Promise<string>((resolve) => access.document.apply(resolve));
  expect(JSON.parse(document)).toEqual(ramPolicy({ appIds: ["demo"], access: "read" }));
  await pulumi.runtime.disconnect();
  expect(made.map(({ type, name, inputs }) => [type, name, inputs])).toEqual(
    expect.arrayContaining([
      [
        "alicloud:ram/policy:Policy",
        "mutes",
        expect.objectContaining({ policyName: "mutes", policyDocument: document }),
      ],
      [
        "alicloud:ram/userPolicyAttachment:UserPolicyAttachment",
        "mutes-user-ci",
        { policyName: "mutes", policyType: "Custom", userName: "ci" },
      ],
      [
        "alicloud:ram/rolePolicyAttachment:RolePolicyAttachment",
        "mutes-role-1",
        { policyName: "mutes", policyType: "Custom", roleName: "day" },
      ],
    ]),
  );
});

test.each([
  [{ appIds: [] }, "a RAM policy needs at least one app id"],
  [{ appIds: ["demo*"] }, '"demo*" is no app id: an app id has letters, digits, - and _'],
  [{ appIds: ["demo"], accountId: "me" }, '"me" is no account id: an account id has digits only'],
])("%j is refused", (options, message) => {
  expect(() => ramPolicy(options)).toThrow(new RangeError(message));
});

test("one statement for each kind of work, on every app once", () => {
  const policy = ramPolicy({ appIds: ["a", "b", "a"] });
  expect(policy.Statement.map((statement) => statement.Action)).toEqual([
    ["live:DescribeLiveMessageGroupBand"],
    ["live:BanLiveMessageGroup", "live:UnbanLiveMessageGroup", "live:ModifyLiveMessageGroupBand"],
  ]);
  expect(policy.Statement[0]!.Resource).toEqual(["acs:live::*:rtc/a", "acs:live::*:rtc/b"]);
});
