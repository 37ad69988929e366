import type * as credentials from "@alicloud/credentials";
import type CloudSSOCredentialsProvider from "@alicloud/credentials/dist/src/providers/cloud_sso";
import type OAuthCredentialsProvider from "@alicloud/credentials/dist/src/providers/oauth";
import type { splitProcessCommand } from "@alicloud/credentials/dist/src/utils/command";
import type * as openApi from "@alicloud/openapi-client";
import type * as httpx from "httpx";
import { createRequire } from "node:module";
import { hostProblem, plainHttpError, plainHttpThroughProxyError } from "../account/plainHttp";
import { type Proxy, proxyFor, proxyInWords } from "../account/proxy";
import { plainHttpAgent, PlainHttpRefusal, plainHttpRule } from "./plainHttpAgent";
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
  return (library ??= sendAsConfigured(createRequire(__filename)("./alicloud") as ClientLibrary));
}

/**
 * The vendor's libraries take options for proxies, and pass over them (openapi-client 0.4.15, credentials 2.4.7). They call
 * any host by plain http.
 */
function sendAsConfigured(loaded: ClientLibrary): ClientLibrary {
  const { httpx } = loaded;
  const { request } = httpx;
  httpx.request = (url: string, options: httpx.Options) => {
    const target = new URL(url);
    const proxy = proxyFor(target);
    if (proxy) return sendThroughProxy(url, options, target, proxy);
    return target.protocol === "http:" ? sendPlain(url, options) : request(url, options);
  };
  return loaded;

  async function sendThroughProxy(url: string, options: httpx.Options, target: URL, proxy: Proxy) {
    const isHttps = target.protocol === "https:";
    if (!isHttps) {
      const rule = plainHttpRule();
      const problem = hostProblem(target.hostname, rule.isAllowed);
      if (problem) throw plainHttpError(problem, rule);
      if (!rule.isAllowed) throw plainHttpThroughProxyError(target.host, proxyInWords(proxy), rule);
    }
    try {
      return await request(url, { ...options, agent: proxyAgent(proxy, isHttps, loaded.proxyAgents) });
    } catch (error) {
      throw error instanceof ProxyRefusal ? error.explain(proxy, target.host) : error;
    }
  }

  async function sendPlain(url: string, options: httpx.Options) {
    const rule = plainHttpRule();
    try {
      return await request(url, { ...options, agent: plainHttpAgent(rule) });
    } catch (error) {
      throw error instanceof PlainHttpRefusal ? plainHttpError(error.problem, rule) : error;
    }
  }
}
