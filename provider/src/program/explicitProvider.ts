import * as pulumi from "@pulumi/pulumi";
import {
  argumentNamespaces,
  emptyArgument,
  isEmptyArgument,
  providerArgumentProblems,
} from "../account/providerArguments";
import { withoutStack } from "./sdk/withoutStack";

/** A role to assume, as in the configuration of @pulumi/alicloud. */
export interface AssumeRoleArgs {
  roleArn: pulumi.Input<string>;
  /** Default "pulumi". */
  sessionName?: pulumi.Input<string> | undefined;
  /** Seconds, 900 and more. Default 3600. */
  sessionExpiration?: pulumi.Input<number> | undefined;
  policy?: pulumi.Input<string> | undefined;
  externalId?: pulumi.Input<string> | undefined;
}

/** A role to assume with an OIDC token, as in the configuration of @pulumi/alicloud. */
export interface AssumeRoleWithOidcArgs {
  oidcProviderArn: pulumi.Input<string>;
  oidcTokenFile: pulumi.Input<string>;
  roleArn: pulumi.Input<string>;
  roleSessionName?: pulumi.Input<string> | undefined;
  sessionExpiration?: pulumi.Input<number> | undefined;
  policy?: pulumi.Input<string> | undefined;
}

/** Account and manner of calling of a Provider. What is left out comes from the environment, never from the stack. */
export interface ProviderArgs {
  /** Is kept as a secret. */
  accessKey?: pulumi.Input<string> | undefined;
  /** Is kept as a secret. */
  secretKey?: pulumi.Input<string> | undefined;
  /** Token of temporary credentials. Is kept as a secret. */
  securityToken?: pulumi.Input<string> | undefined;
  profile?: pulumi.Input<string> | undefined;
  /** Default `~/.aliyun/config.json`. */
  sharedCredentialsFile?: pulumi.Input<string> | undefined;
  ecsRoleName?: pulumi.Input<string> | undefined;
  credentialsUri?: pulumi.Input<string> | undefined;
  assumeRole?: pulumi.Input<AssumeRoleArgs> | undefined;
  assumeRoleWithOidc?: pulumi.Input<AssumeRoleWithOidcArgs> | undefined;
  /** Host or URL of the service. Default live.aliyuncs.com. */
  endpoint?: pulumi.Input<string> | undefined;
  /** Default 10. */
  writesPerSecond?: pulumi.Input<number> | undefined;
  /** Default 50. */
  readsPerSecond?: pulumi.Input<number> | undefined;
  /** Seconds. Default 10. */
  attemptTimeout?: pulumi.Input<number> | undefined;
  /** Seconds. Default 300. */
  totalTimeout?: pulumi.Input<number> | undefined;
  /** Whether every write is read back. Default true. */
  verify?: pulumi.Input<boolean> | undefined;
}

const secretKeys = ["accessKey", "secretKey", "securityToken"];

/**
 * An account of its own for some GroupMutes: pass it as the option `provider`. Each Provider is a process of its own in
 * the engine, with this configuration instead of the stack's.
 */
export class Provider extends pulumi.ProviderResource {
  /** @throws RunError for an argument that is unknown, empty, or half of a key */
  constructor(name: string, args: ProviderArgs, opts?: pulumi.ResourceOptions) {
    super("pulumi-nodejs", name, toConfiguration(name, args), opts);
  }
}

function toConfiguration(provider: string, args: ProviderArgs): pulumi.Inputs {
  const refused = (problems: string[]): pulumi.RunError =>
    new pulumi.RunError(`Provider ${JSON.stringify(provider)} cannot be used: ${problems.join("; ")}`);
  const problems = providerArgumentProblems({ ...args });
  if (problems.length > 0) throw refused(problems);
  const entries = Object.entries(args as Record<string, pulumi.Input<unknown>>).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const key = `${argumentNamespaces[name as keyof ProviderArgs]}:${name}`;
      const toText = (plain: unknown): string => {
        if (isEmptyArgument(plain)) throw refused([emptyArgument(name)]);
        return typeof plain === "string" ? plain : JSON.stringify(plain);
      };
      const text = (pulumi.output(value) as pulumi.Output<unknown>).apply((plain) => withoutStack(() => toText(plain)));
      return [key, secretKeys.includes(name) ? pulumi.secret(text) : text];
    }),
  );
}
