import type { Emulator } from "../emulator";
import { ServiceError } from "../errors/serviceError";
import { pathOf, type HttpRequest } from "../gateway/httpRequest";
import type { Reply } from "../gateway/reply";
import { SeedError } from "../seed/locatedJson";
import { checkAccess, controlPrefix, type ControlAccess } from "./controlAccess";
import { ControlError } from "./controlError";
import { controlRoutes } from "./controlRoutes";

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

function reply(status: number, body: unknown): Reply {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body), truncated: false };
}
