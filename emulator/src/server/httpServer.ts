import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { HttpRequest } from "../gateway/httpRequest";
import type { Reply } from "../gateway/reply";

/** The largest fields, 32 KB of GroupInfo and 15 KB of a message, travel percent-encoded in the URL. */
const maxHeaderBytes = 256 * 1024;

/** Who answers the requests that the server has read. */
export interface RequestHandler {
  handle(request: HttpRequest): Promise<Reply>;
  /** The largest body that is read, in bytes. */
  maxBodyBytes(target: string): number;
  /** Told of an error that is the emulator's own. */
  onDefect(error: unknown): void;
}

/** An HTTP server that hands whole requests to a handler and writes its replies. */
export class HttpServer {
  private readonly server: Server;

  constructor(handler: RequestHandler) {
    this.server = createServer({ maxHeaderSize: maxHeaderBytes }, (incoming, outgoing) => {
      serve(incoming, outgoing, handler).catch((error: unknown) => {
        handler.onDefect(error);
        incoming.socket.destroy();
      });
    });
    // Node's 5 s would close a client's idle connection in the moment it is used again.
    this.server.keepAliveTimeout = 10 * 60 * 1000;
    this.server.on("clientError", answerBrokenRequest);
  }

  /**
   * Listens, and answers the port.
   * @throws the system's error, such as EADDRINUSE
   */
  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen(port, host, () => {
        this.server.off("error", reject);
        resolve();
      });
    });
    return (this.server.address() as AddressInfo).port;
  }

  /** Stops listening and closes every connection, in use or not. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse, handler: RequestHandler): Promise<void> {
  const { target, host } = originForm(incoming);
  const body = await readBody(incoming, handler.maxBodyBytes(target));
  if (body === "aborted") return;
  const bodyTooLarge = body === "too large";
  if (bodyTooLarge) outgoing.setHeader("connection", "close");
  const reply = await handler.handle({
    method: incoming.method ?? "",
    target,
    headers: { ...incoming.headers, host },
    body: bodyTooLarge ? Buffer.alloc(0) : body,
    bodyTooLarge,
  });
  write(incoming.socket, outgoing, reply);
}

/** Clients that take the emulator for a proxy send the whole address; its host counts, not the header (RFC 9112). */
function originForm({ url = "/", headers }: IncomingMessage): { target: string; host: string | undefined } {
  const [, host, rest = ""] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
  if (host === undefined) return { target: url, host: headers.host };
  return { target: rest.startsWith("/") ? rest : `/${rest}`, host };
}

function readBody(incoming: IncomingMessage, maxBytes: number): Promise<Buffer | "aborted" | "too large"> | Buffer {
  const { "content-length": length, "transfer-encoding": encoding } = incoming.headers;
  if (encoding === undefined && (length === undefined || length === "0")) return Buffer.alloc(0);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else resolve("too large");
    });
    incoming.on("end", () => resolve(Buffer.concat(chunks)));
    incoming.on("error", () => resolve("aborted"));
    incoming.on("close", () => resolve("aborted"));
  });
}

/** The request's socket, because an answer has none of its own while it waits behind others in a pipeline. */
function write(socket: Socket, outgoing: ServerResponse, reply: Reply): void {
  if (socket.destroyed) return;
  if (reply.status === 0) {
    socket.destroy();
    return;
  }
  if (reply.stream) {
    stream(outgoing, reply.headers, reply.stream);
    return;
  }
  const length = Buffer.byteLength(reply.body);
  outgoing.writeHead(reply.status, { ...reply.headers, "content-length": length });
  // A text leaves in one piece with the headers; a buffer would be a write of its own.
  if (!reply.truncated) outgoing.end(reply.body);
  else outgoing.write(Buffer.from(reply.body).subarray(0, length >> 1), () => socket.destroy());
}

/** More than this is not kept for a client that does not read. */
const maxUnreadBytes = 16 * 1024 * 1024;

function stream(outgoing: ServerResponse, headers: Reply["headers"], start: NonNullable<Reply["stream"]>): void {
  outgoing.writeHead(200, headers);
  const stop = start((text) => {
    if (outgoing.writableLength > maxUnreadBytes) outgoing.destroy();
    else outgoing.write(text);
  });
  outgoing.on("close", stop);
}

function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const status = error.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
