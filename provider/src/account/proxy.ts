import { bareAddress, isInSubnet, isLoopbackAddress, metadataAddress } from "./addresses";
import { ConfigurationError } from "./configurationError";

/** A proxy of the environment. */
export interface Proxy {
  readonly url: URL;
  /** The variable that names it. */
  readonly variable: string;
}

/**
 * The proxy for a call, by the rules of the engine (golang.org/x/net/http/httpproxy): HTTPS_PROXY or HTTP_PROXY, but for
 * hosts of NO_PROXY and this machine's own loopback addresses. Small letters do as well.
 * @throws ConfigurationError where the variable names no proxy for HTTP
 */
export function proxyFor(target: URL, env: NodeJS.ProcessEnv = process.env): Proxy | undefined {
  const names = target.protocol === "https:" ? ["HTTPS_PROXY", "https_proxy"] : ["HTTP_PROXY", "http_proxy"];
  const variable = names.find((name) => env[name]);
  if (variable === undefined || goesPast(target, env["NO_PROXY"] || env["no_proxy"] || "")) return undefined;
  const text = env[variable]!;
  const url = text.includes("://") ? text : `http://${text}`;
  const isProxy = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (isProxy) return { url: new URL(url), variable };
  // It may hold a password, so it is not quoted.
  throw new ConfigurationError(`${variable} must be the URL of an HTTP proxy, such as http://proxy.example.com:8080`);
}

/** A proxy in words, without user and password: `the proxy proxy.example.com:8080 (HTTPS_PROXY)`. */
export function proxyInWords({ url, variable }: Proxy): string {
  return `the proxy ${url.host} (${variable})`;
}

function goesPast({ hostname, protocol, port }: URL, exceptions: string): boolean {
  const host = bare(hostname);
  if (host === "localhost" || host === metadataAddress || isLoopbackAddress(host)) return true;
  const portOfTarget = port || (protocol === "https:" ? "443" : "80");
  return exceptions
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .some((entry) => {
      if (entry === "*" || isInSubnet(host, entry)) return true;
      const [, name = entry, portOfEntry = portOfTarget] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
      const excepted = bare(name).replace(/^\*?\./, "");
      return portOfEntry === portOfTarget && (host === excepted || host.endsWith(`.${excepted}`));
    });
}

/** A host without the brackets of IPv6 and without the dot at the end. */
function bare(host: string): string {
  return bareAddress(host.replace(/\.$/, ""));
}

/** How a host is reached, in words: `live.aliyuncs.com` or `live.aliyuncs.com through the proxy …`. */
export function routeInWords(protocol: "http" | "https", host: string): string {
  const proxy = proxyFor(new URL(`${protocol}://${host}`));
  return proxy === undefined ? host : `${host} through ${proxyInWords(proxy)}`;
}
