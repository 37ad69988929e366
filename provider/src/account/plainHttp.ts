import { isIP } from "node:net";
import { ConfigurationError } from "./configurationError";
import { type AddressRange, bareAddress, interfaceAddresses, rangeOf } from "./addresses";

/** How far plain http may go, and what the user has set for it. */
export interface PlainHttp {
  /** Whether livemessage:allowPlainHttp is set. */
  readonly isAllowed: boolean;
  /** What names the host, in words: `livemessage:endpoint`. */
  readonly origin: string;
}

/** Domains of the real service, and of all else of the vendor. */
const vendorDomains = ["aliyuncs.com", "aliyun.com", "alibabacloud.com", "alibabacloudcs.com"];
/** What allows plain http into private networks. */
const optIn = "livemessage:allowPlainHttp";

/** Why plain http must not go to a host. @param name as the user gave it; @param address it leads to */
export type PlainHttpProblem =
  | { readonly kind: "vendor"; readonly name: string }
  | { readonly kind: Exclude<AddressRange, "own">; readonly name: string; readonly address: string };

/** Whether a host is a name of the vendor. */
export function isVendorName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.+$/, "");
  return vendorDomains.some((domain) => name === domain || name.endsWith(`.${domain}`));
}

/** What is wrong with a host as it is written; a name of someone else is to be looked up and judged by its addresses. */
export function hostProblem(
  host: string,
  isAllowed: boolean,
  ofInterfaces: () => readonly string[] = interfaceAddresses,
): PlainHttpProblem | undefined {
  if (isVendorName(host)) return { kind: "vendor", name: host };
  return isIP(bareAddress(host)) === 0 ? undefined : addressProblem(host, host, isAllowed, ofInterfaces);
}

/** What is wrong with an address that a name leads to. */
export function addressProblem(
  name: string,
  address: string,
  isAllowed: boolean,
  ofInterfaces: () => readonly string[] = interfaceAddresses,
): PlainHttpProblem | undefined {
  const kind = rangeOf(address, ofInterfaces());
  if (kind === "own" || (kind === "private" && isAllowed)) return undefined;
  return { kind, name, address: bareAddress(address) };
}

/** The error for the user. */
export function plainHttpError(problem: PlainHttpProblem, { origin }: PlainHttp): ConfigurationError {
  if (problem.kind === "vendor") {
    return new ConfigurationError(
      `${origin} is plain http to ${problem.name}, a name of the real service, which is called by https only: use https://.`,
    );
  }
  const { kind, name, address } = problem;
  const place = bareAddress(name) === address ? address : `${name}, which is ${address}`;
  if (kind === "private") {
    return new ConfigurationError(
      `${origin} is plain http to another machine, ${place}: use https://, or set ${optIn} to true if that is in a ` +
        "network for tests.",
    );
  }
  return new ConfigurationError(
    `${origin} is plain http to ${place}, neither this machine nor in a private network: use https://.`,
  );
}

/** The error where a proxy would look the name up, so that nobody here can judge where it leads. */
export function plainHttpThroughProxyError(host: string, proxy: string, { origin }: PlainHttp): ConfigurationError {
  return new ConfigurationError(
    `${origin} is plain http to ${host} through ${proxy}: name the host in NO_PROXY if it is this machine, use https://, ` +
      `or set ${optIn} to true if both are in a network for tests.`,
  );
}
