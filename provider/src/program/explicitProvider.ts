import * as pulumi from "@pulumi/pulumi";
import { providerArgumentProblems, toConfigurationText } from "../account/providerArguments";
import { type GivenFor, notKnownYet } from "../account/setting";
import {
  type AssumeRoleFields,
  type AssumeRoleWithOidcFields,
  isSecret,
  settingKey,
  type SettingName,
  type Settings,
} from "../account/settings";
import { isLater } from "./isLater";
import { isPlainObject, kindOf } from "./plainValue";
import { withoutStack } from "./sdk/withoutStack";
import { refuseUnknownOptions } from "./unknownOptions";
import { withoutForeign } from "./withoutForeign";

type RequiredName<Rows> = { [Name in keyof Rows]: Rows[Name] extends { required: true } ? Name : never }[keyof Rows];
type ArgumentFor<Row> = Row extends { kind: { fields: infer Rows } }
  ? pulumi.Input<FieldArgs<Rows>>
  : pulumi.Input<GivenFor<Row>>;
/** One for each row, with its comment: the compiler takes comments along where names are of a type parameter's keys. */
type RequiredArgs<Rows, Name extends keyof Rows> = { [N in Name]: ArgumentFor<Rows[N]> };
type OptionalArgs<Rows, Name extends keyof Rows> = { [N in Name]?: ArgumentFor<Rows[N]> | undefined };
type FieldArgs<Rows> = RequiredArgs<Rows, RequiredName<Rows>> &
  OptionalArgs<Rows, Exclude<keyof Rows, RequiredName<Rows>>>;

/* eslint-disable @typescript-eslint/no-empty-object-type */
/** A role to assume, as in the configuration of @pulumi/alicloud. */
export interface AssumeRoleArgs extends FieldArgs<AssumeRoleFields> {}

/** A role to assume with an OIDC token, as in the configuration of @pulumi/alicloud. */
export interface AssumeRoleWithOidcArgs extends FieldArgs<AssumeRoleWithOidcFields> {}

/** Configuration of a Provider. A setting that is left out comes from the environment, and never from the stack. */
export interface ProviderArgs extends FieldArgs<Settings> {}
/* eslint-enable @typescript-eslint/no-empty-object-type */

/**
 * Another account for some resources: pass it to them as the option `provider`. The engine starts a process for each
 * Provider, with this configuration in place of that of the stack.
 *
 * @example
 * ```ts
 * const second = new Provider("second", { profile: "second-account" });
 * new GroupMute("lobby", { appId: "d4e5f6", groupId: "lobby" }, { provider: second });
 * ```
 */
export class Provider extends pulumi.ProviderResource {
  /** @throws RunError for an argument that is unknown, empty, wrong, or half of a key */
  constructor(name: string, args: ProviderArgs, opts?: pulumi.ResourceOptions) {
    const owner = `Provider ${JSON.stringify(name)}`;
    refuseUnknownOptions(owner, opts);
    super("pulumi-nodejs", name, toConfiguration(owner, args), opts);
  }
}

function toConfiguration(owner: string, args: ProviderArgs): pulumi.Inputs {
  const refuse = (problems: string[]): void => {
    if (problems.length > 0) throw new pulumi.RunError(`${owner} cannot be used: ${problems.join("; ")}`);
  };
  if (!isPlainObject(args)) refuse([`its arguments must be an object, not ${kindOf(args)}`]);
  const checked = Object.entries(args).map(([name, value]) => [name, withoutForeign(owner, [name], value)]);
  refuse(providerArgumentProblems(plainPartOf(args) as Record<string, unknown>));
  const given = checked.filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    (given as [SettingName, pulumi.Input<unknown>][]).map(([name, value]) => {
      const toText = (plain: unknown): string | undefined => {
        const problems: string[] = [];
        const text = toConfigurationText(name, plain, problems);
        refuse(problems);
        return text;
      };
      const text = (pulumi.output(value) as pulumi.Output<unknown>).apply((plain) => withoutStack(() => toText(plain)));
      return [settingKey(name), isSecret(name, plainPartOf(value)) ? pulumi.secret(text) : text];
    }),
  );
}

/** A value with notKnownYet in place of what is an output or a promise. */
function plainPartOf(value: unknown): unknown {
  if (isLater(value)) return notKnownYet;
  if (Array.isArray(value)) return value.map(plainPartOf);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plainPartOf(part)]));
}
