import type * as credentials from "@alicloud/credentials";
import type CloudSSOCredentialsProvider from "@alicloud/credentials/dist/src/providers/cloud_sso";
import type OAuthCredentialsProvider from "@alicloud/credentials/dist/src/providers/oauth";
import type { splitProcessCommand } from "@alicloud/credentials/dist/src/utils/command";
import type * as openApi from "@alicloud/openapi-client";
import type * as httpx from "httpx";
import { createRequire } from "node:module";
import { proxyFor } from "../account/proxy";
import { type AgentLibrary, proxyAgent, ProxyRefusal } from "./proxyAgent";

/** The vendor's libraries for calls to the service and for credentials, and what they send calls with. */
export interface ClientLibrary {
  readonly credentials: typeof credentials;
  readonly openApi: typeof openApi;
  readonly CloudSSOCredentialsProvider: typeof CloudSSOCredentialsProvider;
  readonly OAuthCredentialsProvider: typeof OAuthCredentialsProvider;
  readonly splitProcessCommand: typeof splitProcessCommand;
  readonly httpx: { request: typeof httpx.request };
  readonly proxyAgents: () => AgentLibrary;
}

let library: ClientLibrary | undefined;

/** Loads the libraries when they are first needed: a process that only checks and compares needs none. */
export function clientLibrary(): ClientLibrary {
  return (library ??= sendThroughProxies(createRequire(__filename)("./alicloud") as ClientLibrary));
}

/** The vendor's libraries take options for proxies, and pass over them (openapi-client 0.4.15, credentials 2.4.7). */
function sendThroughProxies(loaded: ClientLibrary): ClientLibrary {
  const { httpx } = loaded;
  const { request } = httpx;
  httpx.request = async (url: string, options: httpx.Options) => {
    const target = new URL(url);
    const proxy = proxyFor(target);
    if (!proxy) return request(url, options);
    try {
      return await request(url, {
        ...options,
        agent: proxyAgent(proxy, target.protocol === "https:", loaded.proxyAgents),
      });
    } catch (error) {
      throw error instanceof ProxyRefusal ? error.explain(proxy, target.host) : error;
    }
  };
  return loaded;
}
