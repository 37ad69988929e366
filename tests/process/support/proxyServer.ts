import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { joinSockets } from "./joinSockets";

/** What a proxy answers in place of a connection: a status; undefined where it connects. */
export type Verdict = (authorization: string | undefined) => number | undefined;

/** A real proxy on loopback that connects to hosts of its own choice. */
export class ProxyServer {
  /** Host and port of each connection that was asked for. */
  readonly asked: string[] = [];

  private constructor(
    /** Host and port of the proxy. */
    readonly address: string,
    readonly close: () => Promise<void>,
  ) {}

  /** @param hosts the loopback port that stands for a host and its port */
  static async start(
    hosts: Readonly<Record<string, number>>,
    verdict: Verdict = () => undefined,
  ): Promise<ProxyServer> {
    const open = new Set<Socket>();
    const server = createServer((request, response) => {
      // In plain HTTP the whole URL is asked for.
      started.asked.push(request.url ?? "");
      response.statusCode = 418;
      response.end();
    });
    server.on("connect", ({ url = "", headers }, socket: Socket) => {
      started.asked.push(url);
      open.add(socket);
      // Node.js leaves the socket to this listener; a client may go before it has heard everything.
      socket.on("error", () => undefined);
      const port = hosts[url];
      const status = verdict(headers["proxy-authorization"]) ?? (port === undefined ? 502 : 200);
      socket.write(`HTTP/1.1 ${status} said the proxy\r\n\r\n`);
      if (status !== 200) return void socket.end("<html>");
      joinSockets(socket, connect(port!, "127.0.0.1"));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const started = new ProxyServer(`127.0.0.1:${port}`, async () => {
      for (const socket of open) socket.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    });
    return started;
  }
}
