import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Authority } from "../../support/authority";

/** A loopback server that stands in for STS: it takes every role and every token, and tells what it was asked. */
export class StsServer {
  /** The parameters of each call. */
  readonly calls: Record<string, string>[] = [];

  private constructor(
    /** Host and port. */
    readonly endpoint: string,
    readonly close: () => Promise<void>,
  ) {}

  /** @param credentials what each call is answered, as a credentials URI answers it; nothing closes the connection, and "silence" keeps it */
  static async start({ tls }: Authority, credentials: () => object | "silence" | undefined): Promise<StsServer> {
    const server = createServer(tls, (request, response) => {
      void text(request).then((body) => {
        const { searchParams } = new URL(request.url ?? "", "https://sts");
        started.calls.push(Object.fromEntries([...searchParams, ...new URLSearchParams(body)]));
        const given = credentials();
        if (given === "silence") return;
        if (!given) return void request.socket.destroy();
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify({ RequestId: "1", Credentials: given }));
      });
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const started = new StsServer(`127.0.0.1:${port}`, async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    });
    return started;
  }
}
