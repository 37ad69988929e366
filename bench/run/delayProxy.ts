import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { Transform } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";

/** A proxy on this machine that is as far from a server as its round trip says. */
export class DelayProxy {
  private constructor(
    private readonly server: Server,
    private readonly sockets: Set<Socket>,
  ) {}

  /**
   * @param port of the server, on 127.0.0.1
   * @param roundTripMs what a round trip takes more than without the proxy; to connect takes one more
   */
  static async start(port: number, roundTripMs: number): Promise<DelayProxy> {
    const sockets = new Set<Socket>();
    const server = createServer({ noDelay: true }, (client) => {
      const upstream = connect({ port, host: "127.0.0.1", noDelay: true });
      for (const socket of [client, upstream]) {
        sockets.add(socket);
        socket.once("close", () => sockets.delete(socket));
        // Whatever ends one side ends the other.
        socket.on("error", () => undefined);
        socket.once("close", () => [client, upstream].forEach((each) => each.destroy()));
      }
      client.pipe(later(roundTripMs / 2, roundTripMs)).pipe(upstream);
      upstream.pipe(later(roundTripMs / 2)).pipe(client);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    return new DelayProxy(server, sockets);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = once(this.server, "close");
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }
}

/** Hands on what it gets so much later, in order; what comes first waits for the connection as well. */
function later(delayMs: number, connectMs = 0): Transform {
  const connectedAt = performance.now() + connectMs;
  let last = Promise.resolve();
  const after = (work: () => void): void => {
    const due = Math.max(connectedAt, performance.now()) + delayMs;
    last = last.then(() => delay(Math.max(0, due - performance.now()))).then(work);
  };
  return new Transform({
    highWaterMark: 1 << 20,
    transform(chunk: Buffer, _encoding, done) {
      after(() => this.push(chunk));
      // The next chunk need not wait for this one.
      done();
    },
    flush: (done) => after(done),
  });
}
