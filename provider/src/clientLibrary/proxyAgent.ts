import type { Agent, ClientRequest } from "node:http";
import type { HttpProxyAgent } from "http-proxy-agent";
import type { HttpsProxyAgent } from "https-proxy-agent";
import { type Proxy, proxyInWords } from "../account/proxy";
import { ConfigurationError } from "../account/configurationError";
import { PackageError } from "../errors/packageError";
import { ProxyFailedError } from "../errors/proxyFailedError";

/** What a proxy answered in place of opening a connection. */
export class ProxyRefusal extends PackageError {
  static override readonly kind = "ProxyRefusal";
  constructor(readonly status: number) {
    super(`HTTP ${status}`);
  }

  /** The same for the user. @param host that was to be reached */
  explain(proxy: Proxy, host: string): PackageError {
    const { status } = this;
    const subject = proxyInWords(proxy);
    if (status === 407) {
      const how =
        proxy.url.username === ""
          ? `asks for a user and a password: put them into ${proxy.variable}, as http://USER:PASSWORD@${proxy.url.host}`
          : `does not take the user and the password of ${proxy.variable}`;
      return new ConfigurationError(`${capitalized(subject)} ${how} (HTTP ${status}).`);
    }
    if (status >= 500) return new ProxyFailedError(`${subject} did not reach ${host} (HTTP ${status})`);
    const how = `allow it there, or name the host in NO_PROXY where it can be reached without`;
    return new ConfigurationError(
      `${capitalized(subject)} does not let calls to ${host} through (HTTP ${status}): ${how}.`,
    );
  }
}

/** The packages that make agents. */
export interface AgentLibrary {
  readonly HttpProxyAgent: typeof HttpProxyAgent;
  readonly HttpsProxyAgent: typeof HttpsProxyAgent;
}

const agents = new Map<string, Agent>();

/** The agent for calls through a proxy. It keeps connections, as the library's own agent does. */
export function proxyAgent({ url }: Proxy, isHttps: boolean, library: () => AgentLibrary): Agent {
  const name = `${isHttps} ${url.href}`;
  const found = agents.get(name);
  if (found) return found;
  const { HttpProxyAgent, HttpsProxyAgent } = library();
  const agent = isHttps
    ? new (tunnelAgent(HttpsProxyAgent))(url, { keepAlive: true })
    : new HttpProxyAgent(url, { keepAlive: true });
  agents.set(name, agent);
  return agent;
}

/** The library's agent hands the answer of a proxy that refuses to the caller, as if it were that of the service. */
function tunnelAgent(Base: typeof HttpsProxyAgent<string>): typeof HttpsProxyAgent<string> {
  return class TunnelAgent extends Base {
    /** The library's agent tells by the stack, and so loses connections that it keeps (agent-base 7.1.4). */
    override isSecureEndpoint(): boolean {
      return true;
    }

    override async connect(request: ClientRequest, options: Parameters<HttpsProxyAgent<string>["connect"]>[1]) {
      let status = 0;
      request.once("proxyConnect", ({ statusCode }: { statusCode: number }) => (status = statusCode));
      const socket = await super.connect(request, options);
      if (status === 200) return socket;
      socket.destroy();
      throw new ProxyRefusal(status);
    }
  };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
