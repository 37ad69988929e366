import * as pulumi from "@pulumi/pulumi";

import { ramPolicy, type RamPolicyOptions } from "../ram/ramPolicy";
import { suggestion } from "../text/suggestion";
import { givenValues } from "./givenValue";
import { inspectArguments } from "./inspectArguments";
import { installCommand } from "./installCommand";
import { packageOf } from "./ownProviders";
import { withoutStack } from "./sdk/withoutStack";
import { refuseUnknownOptions } from "./unknownOptions";
import { shown } from "../text/visible";

/** Arguments of a MuteAccess. */
export interface MuteAccessArgs {
  /** Apps whose groups may be read or written. At least one. */
  appIds: pulumi.Input<pulumi.Input<string>[]>;
  /** See {@link ramPolicy}. Default `write`. */
  access?: "read" | "write";
  /** Whether the groups of the apps may be listed. Default false. */
  list?: boolean;
  /** Whether the groups themselves are declared, as MessageGroups. Default false. */
  groups?: boolean;
  /** Whether the apps themselves are declared, as MessageApps. Default false. */
  apps?: boolean;
  /** Whether users are muted one by one (mutedUsers). Default false. */
  mutedUsers?: boolean;
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
 *
 * @example
 * ```ts
 * new MuteAccess("mutes-read", { appIds: ["a1b2c3"], access: "read", roleNames: ["mutes-preview"] });
 * ```
 */
export class MuteAccess extends pulumi.ComponentResource {
  /** Name of the policy in RAM. */
  declare readonly policyName: pulumi.Output<string>;
  /** The policy as JSON. */
  declare readonly document: pulumi.Output<string>;

  constructor(name: string, args: MuteAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    const owner = `MuteAccess ${JSON.stringify(name)}`;
    checkMuteAccess(owner, args, opts);
    super("livemessage:index:MuteAccess", name, {}, opts);
    const ram = loadRam();
    const child = { parent: this };
    const { appIds, access, list, groups, apps, mutedUsers, accountId } = args;
    const options = Object.entries({ appIds, access, list, groups, apps, mutedUsers, accountId }).filter(
      ([, value]) => value !== undefined,
    );
    const document = pulumi
      .output(givenValues(owner, Object.fromEntries(options)))
      .apply((known) => withoutStack(() => policyText(owner, known)));
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

const argumentNames = [
  "appIds",
  "access",
  "list",
  "groups",
  "apps",
  "mutedUsers",
  "accountId",
  "policyName",
  "userNames",
  "roleNames",
];

function checkMuteAccess(owner: string, args: object, opts: pulumi.ComponentResourceOptions = {}): void {
  refuseUnknownOptions(owner, opts);
  inspectArguments(owner, args);
  const refuse = (problem: string): pulumi.RunError => new pulumi.RunError(`${owner}: ${problem}`);
  const unknown = Object.keys(args).find((name) => !argumentNames.includes(name));
  if (unknown !== undefined) {
    throw refuse(`there is no argument ${shown(unknown)}${suggestion(unknown, argumentNames)}`);
  }
  const given = [...Object.values(opts.providers ?? {}), ...(opts.provider === undefined ? [] : [opts.provider])];
  if (given.length === 0 || given.some((provider) => packageOf(provider) === "alicloud")) return;
  throw refuse("its policy is one of @pulumi/alicloud, so the option provider has to be a Provider of that package");
}

function policyText(owner: string, options: unknown): string {
  try {
    return JSON.stringify(ramPolicy(options as RamPolicyOptions));
  } catch (error) {
    throw error instanceof RangeError ? new pulumi.RunError(`${owner}: ${error.message}`) : error;
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
    const command = installCommand(["@pulumi/alicloud"], process.cwd());
    throw new pulumi.RunError(`MuteAccess needs the package @pulumi/alicloud: ${command}`);
  }
}
