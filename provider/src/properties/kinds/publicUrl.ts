import type { PropertyKind } from "../property";
import { quoted, shown } from "../../text/visible";

/** The address of something that the service calls; empty for nothing. */
export const publicUrl: PropertyKind<string> = {
  schema: { type: "string" },
  read(argument, { name, fail }) {
    if (argument === "") return argument;
    const problem = urlProblem(argument);
    if (problem !== undefined) fail(`${name} ${problem}`);
    return String(argument);
  },
  same: (one, other) => one === other,
};

/** What is wrong with such an address, as the end of a sentence; undefined where nothing is. */
export function urlProblem(value: unknown): string | undefined {
  if (typeof value !== "string") return `must be a URL, not ${shown(value)}`;
  const url = /^https?:\/\//i.test(value) && URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || /\s/.test(value)) return `must be an http or https URL, not ${quoted(value)}`;
  if (url.username !== "" || url.password !== "") return "must have no user and no password in it";
  // The usual port is left out of what the class reads.
  if (url.port !== "" || /^https?:\/\/[^/?#]*:\d*([/?#]|$)/i.test(value))
    return `must be without a port, which the service does not take: ${quoted(value)}`;
  if (isPrivate(url.hostname)) return `must be reachable for the service, and ${url.hostname} is not public`;
  return undefined;
}

/** Private addresses of IPv4, this machine, and what is no name or address of IPv4 at all. */
function isPrivate(host: string): boolean {
  return (
    host === "localhost" ||
    host.startsWith("[") ||
    /^(0|10|127)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\./.test(
      host.replace(/^(?!\d+\.\d+\.\d+\.\d+$).*/, ""),
    )
  );
}
