import { isIP } from "node:net";
import { foreignRequest } from "../errors/catalogue";
import { header, type HttpRequest } from "../gateway/httpRequest";
import { quote } from "../text/quote";
import { isLoopback } from "./loopback";

/** Under which names the emulator may be called. */
export interface HostRules {
  /** Whether it listens on a loopback address, where no other machine's name can be its own. */
  readonly loopback: boolean;
  /** Further names; where some are given, they are checked on other addresses too. */
  readonly allowed: readonly string[];
}

/**
 * A page in a browser must not steer an emulator on the same machine: neither by a name of its own that it has made
 * lead here (DNS rebinding), whose requests the browser takes for the page's own ...
 * @throws ServiceError Forbidden
 */
export function checkHost(request: HttpRequest, { loopback, allowed }: HostRules): void {
  const host = header(request, "host");
  // Only programs without a browser leave it out.
  if (host === undefined || (!loopback && allowed.length === 0)) return;
  const name = hostName(host);
  // No name of a page leads here by an address. On loopback no other machine's address is the emulator's own, either.
  const isOwn = name !== undefined && (isLoopback(name) || (!loopback && isIP(name) !== 0));
  if (isOwn || allowed.some((each) => hostName(each) === name)) return;
  throw foreignRequest(`The Host ${quote(host)} is not the emulator's own; --allow-host adds one`);
}

/**
 * ... nor from a page of another origin, which could sign with the public key.
 * @throws ServiceError Forbidden
 */
export function checkOrigin(request: HttpRequest): void {
  const host = header(request, "host") ?? "";
  const origin = header(request, "origin");
  const site = header(request, "sec-fetch-site");
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) {
    throw foreignRequest(`The request is from a page of ${quote(origin)}`);
  }
  if (site !== undefined && site !== "same-origin" && site !== "none") {
    throw foreignRequest("The request is from a page of another origin");
  }
}

/** The name or address without port, brackets and the dot at the end, in small letters; undefined for what is none. */
function hostName(host: string): string | undefined {
  const url = `http://${host}`;
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "") : undefined;
}

/** Whether a text is a name or an address, as `allowedHosts` has them: without a port, and none of a URL's other parts. */
export function isHostName(text: string): boolean {
  const url = `http://${text}`;
  return /^[^:/?#@]+$|^\[.*\]$/.test(text) && URL.canParse(url) && new URL(url).pathname === "/";
}
