import type * as credentials from "@alicloud/credentials";
import type CloudSSOCredentialsProvider from "@alicloud/credentials/dist/src/providers/cloud_sso";
import type OAuthCredentialsProvider from "@alicloud/credentials/dist/src/providers/oauth";
import type { splitProcessCommand } from "@alicloud/credentials/dist/src/utils/command";
import type * as openApi from "@alicloud/openapi-client";
import { createRequire } from "node:module";

/** The vendor's libraries for calls to the service and for credentials. */
export interface ClientLibrary {
  readonly credentials: typeof credentials;
  readonly openApi: typeof openApi;
  readonly CloudSSOCredentialsProvider: typeof CloudSSOCredentialsProvider;
  readonly OAuthCredentialsProvider: typeof OAuthCredentialsProvider;
  readonly splitProcessCommand: typeof splitProcessCommand;
}

/** Loads the libraries when they are first needed: a process that only checks and compares needs none. */
export function clientLibrary(): ClientLibrary {
  return createRequire(__filename)("./alicloud") as ClientLibrary;
}
