import type * as alicloud from "@alicloud/credentials";
import { clientLibrary } from "../clientLibrary/clientLibrary";

/** What gives credentials, anew where they expire. */
export type CredentialsProvider = alicloud.CredentialsProvider;

/** The client library's providers, loaded when first needed: a process that only checks and compares needs none. */
export function credentialsLibrary(): typeof alicloud {
  return clientLibrary().credentials;
}

/** An access key, or a temporary one with its token. */
export function staticProvider(id: string, secret: string, token?: string): CredentialsProvider {
  const { StaticAKCredentialsProvider, StaticSTSCredentialsProvider } = credentialsLibrary();
  if (token === undefined || token === "") {
    return StaticAKCredentialsProvider.builder().withAccessKeyId(id).withAccessKeySecret(secret).build();
  }
  return StaticSTSCredentialsProvider.builder()
    .withAccessKeyId(id)
    .withAccessKeySecret(secret)
    .withSecurityToken(token)
    .build();
}

/** A role to assume with the credentials of another provider. */
export interface AssumedRole {
  readonly roleArn: string;
  readonly sessionName: string;
  /** Seconds; the service takes 900 and more. Default 3600. */
  readonly sessionExpiration?: number;
  readonly policy?: string;
  readonly externalId?: string;
  readonly stsRegionId?: string;
}

/** Credentials of a role, taken with those of another provider. */
export function assumedRoleProvider(base: CredentialsProvider, role: AssumedRole): CredentialsProvider {
  const builder = credentialsLibrary()
    .RAMRoleARNCredentialsProvider.builder()
    .withCredentialsProvider(base)
    .withRoleArn(role.roleArn)
    .withRoleSessionName(role.sessionName)
    .withDurationSeconds(role.sessionExpiration ?? 3600);
  if (role.policy !== undefined) builder.withPolicy(role.policy);
  if (role.externalId !== undefined) builder.withExternalId(role.externalId);
  if (role.stsRegionId !== undefined) builder.withStsRegionId(role.stsRegionId);
  return builder.build();
}
