import { mkdir } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";

import { npmStandIn, standIn } from "./standIn";

/** A note on the merge request. */
export interface Note {
  readonly id: number;
  body: string;
  edits: number;
}

export interface TemporaryCredentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string;
}

export interface GitlabOptions {
  /** The header by which notes may be read and written. */
  readonly noteToken: string;
  /** What the security token service gives for the form that it gets; nothing where it refuses. */
  readonly assumeRole: (form: URLSearchParams) => TemporaryCredentials | undefined;
}

const stsUrl = "https://sts.aliyuncs.com/";

/**
 * Stand-ins for what the jobs of a GitLab pipeline call: the notes of one merge request, the exchange of a job's token,
 * and `npm ci`. curl is the real one, but the token service is a loopback server.
 */
export async function startGitlab(folder: string, { noteToken, assumeRole }: GitlabOptions) {
  const notes: Note[] = [];
  const answer = async (request: IncomingMessage): Promise<{ status: number; body: unknown }> => {
    const url = new URL(request.url!, "http://gitlab");
    const form = new URLSearchParams(await text(request));
    if (url.pathname === "/sts") {
      const key = assumeRole(form);
      if (!key) return { status: 400, body: { Code: "AuthenticationFail.NoPermission" } };
      const { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret, securityToken: SecurityToken } = key;
      return { status: 200, body: { Credentials: { AccessKeyId, AccessKeySecret, SecurityToken } } };
    }
    const match = /^\/api\/v4\/projects\/1\/merge_requests\/7\/notes(?:\/(\d+))?$/.exec(url.pathname);
    if (!match) return { status: 404, body: {} };
    if (request.headers["private-token"] !== noteToken) return { status: 401, body: {} };
    const body = form.get("body") ?? "";
    if (request.method === "GET") {
      // Newest first, unless asked otherwise.
      const sorted = url.searchParams.get("sort") === "asc" ? [...notes] : [...notes].reverse();
      return { status: 200, body: sorted.slice(0, Math.min(100, Number(url.searchParams.get("per_page") ?? 20))) };
    }
    if (request.method === "POST") {
      const note = { id: 100 + notes.length, body, edits: 0 };
      notes.push(note);
      return { status: 201, body: note };
    }
    const note = notes.find(({ id }) => id === Number(match[1]));
    if (request.method !== "PUT" || !note) return { status: 404, body: {} };
    Object.assign(note, { body, edits: note.edits + 1 });
    return { status: 200, body: note };
  };
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const bin = path.join(folder, "bin");
  await mkdir(bin);
  await npmStandIn(bin);
  // Puts the loopback server in place of the service in the arguments, and goes on to the curl behind it on PATH.
  await standIn(
    bin,
    "curl",
    `PATH=\${PATH#*:}; for one; do shift; case $one in ${stsUrl}) one=${origin}/sts ;; esac; set -- "$@" "$one"; done; exec curl "$@"`,
  );
  return {
    bin,
    notes,
    apiUrl: `${origin}/api/v4`,
    close: () => new Promise<void>((closed) => void server.close(() => closed())),
  };
}
