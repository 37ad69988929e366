import { ConfigurationError } from "./configurationError";
import type { ConfigurationSource } from "./configurationSource";

/** How calls are sent. */
export interface CallConfiguration {
  readonly protocol: "http" | "https";
  /** Host, with a port where it is not the usual one. */
  readonly endpoint: string;
  /**
   * Calls per second that the account leaves to this program, for each operation with a documented quota of 10: those
   * that mute and open groups. Default 10.
   */
  readonly writesPerSecond: number;
  /** The same for each operation with a documented quota of 50: reads, above all. Default 50. */
  readonly readsPerSecond: number;
  /** Milliseconds until an attempt counts as lost. Default 10,000. */
  readonly attemptTimeoutMs: number;
  /** Milliseconds until a call is given up, its waits for the quota apart. Default 300,000. */
  readonly totalTimeoutMs: number;
  /** Whether every write is read back. Default true. */
  readonly verify: boolean;
}

/** The global endpoint, which serves every region (endpoint map of the Live SDK). */
const defaultEndpoint = "live.aliyuncs.com";

/** Calls per second, far above what the service grants. */
const highestRate = 10_000;
/** Seconds; Node.js takes timers up to 2^31 ms. */
const longestTime = 86_400;

/** Reads the `livemessage:` keys. @throws ConfigurationError */
export function readCallConfiguration(source: ConfigurationSource): CallConfiguration {
  return {
    ...readEndpoint(source),
    writesPerSecond: source.number("livemessage:writesPerSecond", highestRate) ?? 10,
    readsPerSecond: source.number("livemessage:readsPerSecond", highestRate) ?? 50,
    attemptTimeoutMs: 1000 * (source.number("livemessage:attemptTimeout", longestTime) ?? 10),
    totalTimeoutMs: 1000 * (source.number("livemessage:totalTimeout", longestTime) ?? 300),
    verify: source.boolean("livemessage:verify") ?? true,
  };
}

function readEndpoint(source: ConfigurationSource): Pick<CallConfiguration, "protocol" | "endpoint"> {
  const found = source.locate("livemessage:endpoint", ["ALIBABA_CLOUD_ENDPOINT_LIVE", "LIVE_ENDPOINT"]);
  if (!found) return { protocol: "https", endpoint: defaultEndpoint };
  const { value, origin } = found;
  const url = parseUrl(/^[a-z]+:\/\//i.test(value) ? value : `https://${value}`);
  if (!url || (url.pathname !== "/" && url.pathname !== "") || url.search || url.username) {
    throw new ConfigurationError(`${origin} must be a host, such as ${defaultEndpoint}, or a URL without a path`);
  }
  if (url.protocol === "https:") return { protocol: "https", endpoint: url.host };
  if (url.protocol !== "http:") throw new ConfigurationError(`${origin} must begin with https://`);
  if (!isLoopback(url.hostname)) {
    throw new ConfigurationError(
      `${origin} is plain http, which is for this machine's own addresses only: use https://`,
    );
  }
  return { protocol: "http", endpoint: url.host };
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
