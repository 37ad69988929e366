import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";

/** Loopback servers that treat each connection as a test says, closed after it. */
export function useSocketServers() {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await Promise.all(servers.splice(0).map((server) => once(server.close(), "close")));
  });

  async function start(server: Server): Promise<string> {
    servers.push(server);
    server.on("connection", (socket: Socket) => {
      sockets.add(socket.on("error", () => undefined));
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  return {
    /** Host and port of a server that does this to each connection. */
    start: (onConnection: (socket: Socket) => void) => start(createServer(onConnection)),
    /** The same, where the request is to be there first. */
    onRequest: (answer: (socket: Socket) => void) =>
      start(createServer((socket) => socket.once("data", () => answer(socket)))),
    /** A server that speaks TLS, and answers nothing. */
    startTls: (options: TlsOptions) => start(createTlsServer(options).on("tlsClientError", () => undefined)),
    /** A port that nobody listens on. */
    async dead(): Promise<string> {
      const endpoint = await start(createServer());
      await once(servers.pop()!.close(), "close");
      return endpoint;
    },
  };
}

/** An answer in HTTP. */
export function httpAnswer(status: number, body: string, type = "application/json"): string {
  const length = Buffer.byteLength(body);
  return `HTTP/1.1 ${status} Status\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n\r\n${body}`;
}
