import type * as alicloud from "@alicloud/credentials";
import { devNull } from "node:os";
import { clientLibrary } from "../clientLibrary/clientLibrary";
import { cleanCredentials } from "./cleanCredentials";
import { ConfigurationError } from "./configurationError";
import { isEmpty } from "./setting";
import { credential } from "./settingKinds";
import type { StsPlace } from "./stsPlace";

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

/** A session of a role. */
export interface RoleSession {
  readonly roleArn: string;
  readonly sessionName: string;
  /** Seconds; the service takes 900 and more. */
  readonly sessionExpiration: number;
  readonly policy?: string | undefined;
  readonly externalId?: string | undefined;
  readonly sts: StsPlace;
}

/**
 * Credentials of a role, taken with those of another provider.
 * @param origin the other provider in words
 */
export function assumedRoleProvider(
  base: CredentialsProvider,
  origin: string,
  { externalId, ...session }: RoleSession,
): CredentialsProvider {
  const builder = credentialsLibrary()
    .RAMRoleARNCredentialsProvider.builder()
    .withCredentialsProvider(cleanProvider(base, origin));
  if (externalId !== undefined) builder.withExternalId(externalId);
  return withSession(builder, session).build();
}

/** A provider whose credentials sign calls for other credentials, made clean. */
function cleanProvider(provider: CredentialsProvider, origin: string): CredentialsProvider {
  return {
    getProviderName: () => provider.getProviderName(),
    getCredentials: async () => {
      const { providerName, ...credentials } = await provider.getCredentials();
      return { ...cleanCredentials(credentials, origin), providerName } as Awaited<
        ReturnType<CredentialsProvider["getCredentials"]>
      >;
    },
  };
}

/** A token of an OIDC provider, or the file in which it is found anew for each session. */
export interface OidcToken {
  readonly providerArn: string;
  readonly token: { readonly text: string } | { readonly file: string };
}

/** Credentials of a role, taken with a token of an OIDC provider. */
export function oidcProvider(
  { providerArn, token }: OidcToken,
  session: Omit<RoleSession, "externalId">,
): CredentialsProvider {
  const builder = credentialsLibrary()
    .OIDCRoleArnCredentialsProvider.builder()
    .withOIDCProviderArn(providerArn)
    .withOIDCTokenFilePath("file" in token ? token.file : devNull);
  const provider = withSession(builder, session).build();
  // The library reads the file itself, and sends it as it is, a line break at its end too.
  const sender = provider as unknown as { doRequest: (request: TokenRequest) => Promise<unknown> };
  const send = sender.doRequest;
  sender.doRequest = (request) => {
    const { bodyForm } = request;
    bodyForm.OIDCToken = "file" in token ? tokenOf(token.file, bodyForm.OIDCToken) : token.text;
    return send(request);
  };
  return provider;
}

/** The library's request for a session. */
interface TokenRequest {
  bodyForm: { OIDCToken: string };
}

function tokenOf(file: string, content: string): string {
  const name = `The OIDC token file ${file}`;
  if (isEmpty(content)) throw new ConfigurationError(`${name} is empty`);
  const problems: string[] = [];
  const token = credential.parse(content, name, problems);
  if (token === undefined) throw new ConfigurationError(problems.join());
  return token;
}

interface SessionBuilder {
  withRoleArn(arn: string): this;
  withRoleSessionName(name: string): this;
  withDurationSeconds(seconds: number): this;
  withPolicy(policy: string): this;
  withStsEndpoint(endpoint: string): this;
  withStsRegionId(region: string): this;
}

function withSession<Builder extends object>(builder: Builder, session: Omit<RoleSession, "externalId">): Builder {
  const { roleArn, sessionName, sessionExpiration, policy, sts } = session;
  const settable = builder as SessionBuilder;
  settable.withRoleArn(roleArn).withRoleSessionName(sessionName).withDurationSeconds(sessionExpiration);
  if (policy !== undefined) settable.withPolicy(policy);
  if (sts.endpoint !== undefined) settable.withStsEndpoint(sts.endpoint);
  if (sts.regionId !== undefined) settable.withStsRegionId(sts.regionId);
  return builder;
}

/** Where a provider assumes its role; undefined where it assumes none. */
export function stsEndpointOf(provider: CredentialsProvider): string | undefined {
  return (provider as { stsEndpoint?: string }).stsEndpoint;
}
