import type { Emulator } from "../emulator";
import { bodyTooLarge } from "../errors/catalogue";
import { ServiceError } from "../errors/serviceError";
import { pathOf, queryPairs, type HttpRequest } from "../gateway/httpRequest";
import type { Reply } from "../gateway/reply";
import { SeedError } from "../seed/locatedJson";
import { checkHost, checkOrigin } from "../server/requestSource";
import { quote } from "../text/quote";
import { TextError } from "../text/readText";
import { checkAccess, controlPrefix, maxControlBytes, type ControlAccess } from "./controlAccess";
import { ControlError } from "./controlError";
import { controlRoutes } from "./controlRoutes";
import { pageFile } from "./pageFiles";

/** Answers a request below {@link controlPrefix}: JSON in, JSON out, errors as `{"error": "…"}`. */
export async function answerControl(request: HttpRequest, emulator: Emulator, access: ControlAccess): Promise<Reply> {
  try {
    const path = pathOf(request.target).slice(controlPrefix.length);
    checkHost(request, access.hosts);
    if (!request.target.startsWith(controlPrefix)) return { ...reply(308, {}), headers: { location: controlPrefix } };
    // A link from elsewhere may lead to the page, whose files tell nothing.
    const file = request.method === "GET" ? pageFile(path) : undefined;
    if (file) return file;
    checkOrigin(request);
    return await route(path, request, emulator, access);
  } catch (error) {
    if (error instanceof ControlError || error instanceof ServiceError)
      return reply(error.status, { error: error.message });
    // What the emulator's own parts say about bad input.
    if (
      error instanceof TypeError ||
      error instanceof RangeError ||
      error instanceof SeedError ||
      error instanceof TextError
    ) {
      return reply(400, { error: error.message });
    }
    throw error;
  }
}

async function route(path: string, request: HttpRequest, emulator: Emulator, access: ControlAccess): Promise<Reply> {
  if (path !== "health") checkAccess(request, access);
  if (request.bodyTooLarge) throw bodyTooLarge(maxControlBytes);
  const [resource = "", id, ...more] = path.split("/");
  const name = id === undefined ? resource : `${resource}/{id}`;
  const methods = more.length === 0 && Object.hasOwn(controlRoutes, name) ? controlRoutes[name] : undefined;
  if (!methods) {
    const known = Object.keys(controlRoutes).join(", ");
    throw new ControlError(404, `There is no ${quote(controlPrefix + path)}; below ${controlPrefix} are ${known}.`);
  }
  const handler = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
  if (!handler) throw new ControlError(405, `${name} takes ${Object.keys(methods).join(", ")}.`);
  const { query = [], readsBody = false, run, reply: answer } = handler;
  const pairs = queryPairs(request.target);
  const unknown = pairs.find(([each]) => !query.includes(each));
  if (unknown) {
    const takes = query.length > 0 ? query.join(", ") : "nothing";
    throw new ControlError(400, `${name} takes ${takes} in the query, not ${quote(unknown[0])}.`);
  }
  const twice = pairs.find(([each], index) => pairs.findIndex(([first]) => first === each) < index);
  if (twice) throw new ControlError(400, `${name} takes ${quote(twice[0])} once in the query.`);
  if (!readsBody && !["", "{}"].includes(request.body.toString().trim())) {
    throw new ControlError(400, `${request.method} ${name} takes no body.`);
  }
  if (answer) return answer(emulator);
  return reply(200, (await run?.({ emulator, id: id ?? "", query: new Map(pairs), request })) ?? {});
}

function reply(status: number, body: unknown): Reply {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body), truncated: false };
}
