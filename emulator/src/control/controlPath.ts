import { timingSafeEqual } from "node:crypto";
import type { Emulator } from "../emulator";
import { ServiceError } from "../errors/serviceError";
import { header, pathOf, type HttpRequest } from "../gateway/httpRequest";
import type { Reply } from "../gateway/reply";
import { SeedError } from "../seed/parseSeed";
import { ControlError } from "./controlError";
import { controlRoutes } from "./controlRoutes";

/** Everything below this path is about the emulator, not the API. */
export const controlPrefix = "/_emulator/";

/** Who may use the control path. */
export interface ControlAccess {
  /** Has to come as `Authorization: Bearer {token}` if set. */
  readonly token: string | undefined;
  /** Whether the emulator listens on a loopback address only. */
  readonly loopback: boolean;
}

/** Answers a request below {@link controlPrefix}: JSON in, JSON out, errors as `{"error": "…"}`. */
export async function answerControl(request: HttpRequest, emulator: Emulator, access: ControlAccess): Promise<Reply> {
  try {
    return reply(200, await route(request, emulator, access));
  } catch (error) {
    if (error instanceof ControlError || error instanceof ServiceError)
      return reply(error.status, { error: error.message });
    // What the emulator's own parts say about bad input.
    if (error instanceof TypeError || error instanceof RangeError || error instanceof SeedError) {
      return reply(400, { error: error.message });
    }
    throw error;
  }
}

async function route(request: HttpRequest, emulator: Emulator, access: ControlAccess): Promise<unknown> {
  const path = pathOf(request.target).slice(controlPrefix.length);
  if (path !== "health") checkAccess(request, access);
  const [resource = "", id] = path.split("/", 2);
  const methods = Object.hasOwn(controlRoutes, resource) ? controlRoutes[resource] : undefined;
  if (!methods) {
    throw new ControlError(
      404,
      `There is no ${controlPrefix}${resource}; there are ${Object.keys(controlRoutes).join(", ")}.`,
    );
  }
  const handler = methods[request.method];
  if (!handler) throw new ControlError(405, `${resource} takes ${Object.keys(methods).join(", ")}.`);
  return (await handler({ emulator, id, request })) ?? {};
}

function checkAccess(request: HttpRequest, { token, loopback }: ControlAccess): void {
  // Pages in a browser must not steer an emulator on the same machine; only browsers send an origin.
  if (header(request, "origin") !== undefined) throw new ControlError(403, "The control path is not for browsers.");
  if (token === undefined) {
    if (!loopback) throw new ControlError(403, "The control path is closed: not on loopback, and no token is set.");
    return;
  }
  const given = Buffer.from(header(request, "authorization") ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw new ControlError(401, "The control path takes the header Authorization: Bearer and the token.");
  }
}

function reply(status: number, body: unknown): Reply {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body), truncated: false };
}
