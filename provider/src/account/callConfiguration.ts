import { ConfigurationError } from "./configurationError";
import type { ConfigurationSource } from "./configurationSource";
import { hostProblem, type PlainHttp, plainHttpError } from "./plainHttp";
import { settings } from "./settings";

/** How calls are sent. The defaults are those of the settings. */
export interface CallConfiguration {
  readonly protocol: "http" | "https";
  /** Host, with a port where it is not the usual one. */
  readonly endpoint: string;
  /** How far plain http may go. */
  readonly plainHttp: PlainHttp;
  /** Calls per second, for each operation with a documented quota of 10. */
  readonly writesPerSecond: number;
  /** The same for each operation with a documented quota of 50. */
  readonly readsPerSecond: number;
  /** Milliseconds until an attempt counts as lost. */
  readonly attemptTimeoutMs: number;
  /** Milliseconds until a call is given up, its waits for the quota apart. */
  readonly totalTimeoutMs: number;
  /** Whether every write is read back. */
  readonly verify: boolean;
}

/** Reads the `livemessage:` keys. @throws ConfigurationError */
export function readCallConfiguration(source: ConfigurationSource): CallConfiguration {
  return {
    ...readEndpoint(source),
    writesPerSecond: source.read("writesPerSecond"),
    readsPerSecond: source.read("readsPerSecond"),
    attemptTimeoutMs: 1000 * source.read("attemptTimeout"),
    totalTimeoutMs: 1000 * source.read("totalTimeout"),
    verify: source.read("verify"),
  };
}

function readEndpoint(source: ConfigurationSource): Pick<CallConfiguration, "protocol" | "endpoint" | "plainHttp"> {
  const { value, origin } = source.locate("endpoint") ?? { value: settings.endpoint.default, origin: "" };
  const url = parseUrl(/^[a-z]+:\/\//i.test(value) ? value : `https://${value}`);
  if (!url || (url.pathname !== "/" && url.pathname !== "") || url.search || url.username) {
    throw new ConfigurationError(
      `${origin} must be a host, such as ${settings.endpoint.default}, or a URL without a path`,
    );
  }
  const plainHttp = { isAllowed: source.read("allowPlainHttp"), origin };
  if (url.protocol === "https:") return { protocol: "https", endpoint: url.host, plainHttp };
  if (url.protocol !== "http:") throw new ConfigurationError(`${origin} must begin with https://`);
  const problem = hostProblem(url.hostname, plainHttp.isAllowed);
  if (problem) throw plainHttpError(problem, plainHttp);
  return { protocol: "http", endpoint: url.host, plainHttp };
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
