import { BlockList, isIP } from "node:net";
import { networkInterfaces } from "node:os";

/** Where an address leads: to this machine, into a private network, or anywhere else. */
export type AddressRange = "own" | "private" | "foreign";

/** The address at which an ECS instance finds its metadata. No proxy reaches it. */
export const metadataAddress = "100.100.100.200";

const loopback = onDemand("127.0.0.0/8", "::1/128");
/** A connection to one of these goes to this machine. */
const unspecified = onDemand("0.0.0.0/32", "::/128");
/**
 * RFC 1918, 3927, 4193, 4291 and 2544: what container networks take their addresses from. 100.64.0.0/10 is not among them,
 * since internal endpoints of the real service have addresses there.
 */
const privateNetworks = onDemand(
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "169.254.0.0/16",
  "198.18.0.0/15",
  "fc00::/7",
  "fe80::/10",
);

/** The addresses of this machine's network interfaces. */
export function interfaceAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((each) => (each ?? []).map(({ address }) => address));
}

/** Whether a host is a loopback address. A host of a URL may have brackets. */
export function isLoopbackAddress(host: string): boolean {
  return isIn(loopback(), bareAddress(host));
}

/**
 * Judges an IP address.
 * @param ofInterfaces the addresses of this machine
 */
export function rangeOf(address: string, ofInterfaces: readonly string[]): AddressRange {
  const bare = bareAddress(address);
  const own = new BlockList();
  for (const each of ofInterfaces.map(bareAddress)) if (isIP(each)) own.addAddress(each, familyOf(each));
  if ([loopback(), unspecified(), own].some((list) => isIn(list, bare))) return "own";
  return isIn(privateNetworks(), bare) ? "private" : "foreign";
}

/** An address without the brackets and the zone of IPv6; one of IPv4 in the form of IPv6 is that of IPv4. */
export function bareAddress(host: string): string {
  const address = host.replace(/^\[(.*)\]$/, "$1").replace(/%.*$/, "");
  const [, first, second] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/i.exec(address) ?? [];
  if (first === undefined || second === undefined) return address.replace(/^::ffff:(?=[\d.]+$)/i, "");
  return [first, second].flatMap((part) => [parseInt(part, 16) >> 8, parseInt(part, 16) & 255]).join(".");
}

/** Whether an address is in a subnet, such as `10.0.0.0/8`. False for what is no address or no subnet. */
export function isInSubnet(host: string, subnet: string): boolean {
  const [, net = "", bits = ""] = /^(.*)\/(\d+)$/.exec(subnet) ?? [];
  if (isIP(net) === 0 || isIP(host) !== isIP(net) || Number(bits) > (isIP(net) === 4 ? 32 : 128)) return false;
  return isIn(blockList(subnet), host);
}

/** A list that is made when it is first asked for: Node.js takes 5 ms for the first address of IPv6. */
function onDemand(...subnets: readonly string[]): () => BlockList {
  let list: BlockList | undefined;
  return () => (list ??= blockList(...subnets));
}

function blockList(...subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = "", bits] = subnet.split("/");
    list.addSubnet(net, Number(bits), familyOf(net));
  }
  return list;
}

function isIn(list: BlockList, address: string): boolean {
  return isIP(address) !== 0 && list.check(address, familyOf(address));
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 4 ? "ipv4" : "ipv6";
}
