import { isIPv4 } from "node:net";

/** Whether nobody but this machine can reach the name or address. */
export function isLoopback(host: string): boolean {
  const name = host
    .toLowerCase()
    .replace(/\.$/, "")
    .replace(/^::ffff:(?=\d+\.)/, "");
  return (
    name === "localhost" ||
    name.endsWith(".localhost") ||
    name === "::1" ||
    // ::ffff:127.0.0.1 as URLs write it.
    /^::ffff:7f[0-9a-f]{2}:/.test(name) ||
    (isIPv4(name) && name.startsWith("127."))
  );
}
