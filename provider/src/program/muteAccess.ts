import * as pulumi from "@pulumi/pulumi";

import { ramPolicy } from "../ram/ramPolicy";

/** What a MuteAccess is made from. */
export interface MuteAccessArgs {
  /** Apps whose groups may be read or written. At least one. */
  appIds: pulumi.Input<pulumi.Input<string>[]>;
  /** See {@link ramPolicy}. Default `write`. */
  access?: "read" | "write";
  /** Whether the groups of the apps may be listed. Default false. */
  list?: boolean;
  /** The account of the apps. Default: any. */
  accountId?: pulumi.Input<string>;
  /** Name of the policy in RAM: letters, digits and dashes. Default: the name of the component. */
  policyName?: pulumi.Input<string>;
  /** RAM users that get the policy. Default: none. */
  userNames?: pulumi.Input<string>[];
  /** RAM roles that get the policy. Default: none. */
  roleNames?: pulumi.Input<string>[];
}

/** What is used of @pulumi/alicloud, as of 3.108.0. */
interface RamModule {
  Policy: new (name: string, args: object, opts: pulumi.CustomResourceOptions) => AlicloudPolicy;
  UserPolicyAttachment: new (name: string, args: object, opts: pulumi.CustomResourceOptions) => pulumi.Resource;
  RolePolicyAttachment: new (name: string, args: object, opts: pulumi.CustomResourceOptions) => pulumi.Resource;
}
interface AlicloudPolicy extends pulumi.CustomResource {
  policyName: pulumi.Output<string>;
  type: pulumi.Output<string>;
}

/**
 * A RAM policy with exactly what group mutes need, attached to users and roles. It needs the package
 * `@pulumi/alicloud`, which is an optional peer of this one.
 */
export class MuteAccess extends pulumi.ComponentResource {
  /** Name of the policy in RAM. */
  declare readonly policyName: pulumi.Output<string>;
  /** The policy as JSON. */
  declare readonly document: pulumi.Output<string>;

  constructor(name: string, args: MuteAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("livemessage:index:MuteAccess", name, {}, opts);
    const ram = loadRam();
    const child = { parent: this };
    const { access, list } = args;
    const document = pulumi.output({ appIds: args.appIds, accountId: args.accountId }).apply(({ appIds, accountId }) =>
      JSON.stringify(
        ramPolicy({
          appIds,
          ...(access === undefined ? {} : { access }),
          ...(list === undefined ? {} : { list }),
          ...(accountId === undefined ? {} : { accountId }),
        }),
      ),
    );
    const policy = new ram.Policy(
      name,
      {
        policyName: args.policyName ?? name,
        policyDocument: document,
        description: "Mutes of ApsaraVideo Live message groups",
        rotateStrategy: "DeleteOldestNonDefaultVersionWhenLimitExceeded",
      },
      child,
    );
    const attached = { policyName: policy.policyName, policyType: policy.type };
    args.userNames?.forEach((userName, index) => {
      new ram.UserPolicyAttachment(`${name}-user-${nameOr(index, userName)}`, { ...attached, userName }, child);
    });
    args.roleNames?.forEach((roleName, index) => {
      new ram.RolePolicyAttachment(`${name}-role-${nameOr(index, roleName)}`, { ...attached, roleName }, child);
    });
    const outputs = { policyName: policy.policyName, document };
    Object.assign(this, outputs);
    this.registerOutputs(outputs);
  }
}

/** Named after whom it is for, an attachment stays when others go. What an output holds cannot be part of a name. */
function nameOr(index: number, name: pulumi.Input<string>): string | number {
  return typeof name === "string" ? name : index;
}

function loadRam(): RamModule {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an optional peer, needed only here
    return (require("@pulumi/alicloud") as { ram: RamModule }).ram;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    throw new pulumi.RunError("MuteAccess needs the package @pulumi/alicloud: npm install @pulumi/alicloud");
  }
}
