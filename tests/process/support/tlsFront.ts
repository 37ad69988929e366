import { once } from "node:events";
import { type AddressInfo, connect, type Socket } from "node:net";
import { createServer } from "node:tls";
import type { Authority } from "../../support/authority";
import { joinSockets } from "./joinSockets";

/** A loopback server that speaks TLS, and hands on what it hears to a server that does not. */
export async function startTlsFront(
  { tls }: Authority,
  behind: string,
): Promise<{ port: number; close: () => Promise<void> }> {
  const open = new Set<Socket>();
  const server = createServer(tls, (socket) => {
    const target = connect(Number(new URL(behind).port), "127.0.0.1");
    open.add(socket).add(target);
    joinSockets(socket, target);
  }).listen(0, "127.0.0.1");
  // A client that does not trust the certificate.
  server.on("tlsClientError", () => undefined);
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
