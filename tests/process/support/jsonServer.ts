import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A loopback server that answers JSON, as a credentials URI does, or what stands where the service should. */
export class JsonServer {
  /** How often it was asked. */
  asked = 0;

  private constructor(
    readonly url: string,
    readonly close: () => Promise<void>,
  ) {}

  /** Answers each request with what `next` gives: a value, text as it is, or status 500 where that is nothing. */
  static async start(next: () => object | string | undefined): Promise<JsonServer> {
    const server = createServer((request, response) => {
      request.resume();
      started.asked += 1;
      const body = next();
      response.statusCode = body === undefined ? 500 : 200;
      response.setHeader("content-type", "application/json");
      response.end(typeof body === "string" ? body : JSON.stringify(body ?? { Code: "Unwell" }));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const started = new JsonServer(`http://127.0.0.1:${port}`, async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    });
    return started;
  }
}
