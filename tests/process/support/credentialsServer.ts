import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Temporary credentials as a credentials URI answers them; the expiration is an ISO 8601 date. */
export interface TemporaryCredentials {
  readonly AccessKeyId: string;
  readonly AccessKeySecret: string;
  readonly SecurityToken: string;
  readonly Expiration: string;
}

/** A loopback server behind a credentials URI. */
export class CredentialsServer {
  /** How often it was asked. */
  asked = 0;

  private constructor(
    readonly url: string,
    readonly close: () => Promise<void>,
  ) {}

  /** Answers each request with what `next` gives, and with status 500 where that is nothing. */
  static async start(next: () => TemporaryCredentials | undefined): Promise<CredentialsServer> {
    const server = createServer((_, response) => {
      started.asked += 1;
      const credentials = next();
      response.statusCode = credentials ? 200 : 500;
      response.end(JSON.stringify(credentials ?? { Code: "Unwell" }));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const started = new CredentialsServer(`http://127.0.0.1:${port}/credentials`, async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    });
    return started;
  }
}
