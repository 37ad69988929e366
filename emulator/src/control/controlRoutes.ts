import type { Emulator } from "../emulator";
import { checkFaultRule } from "../faults/checkFaultRule";
import type { Fault } from "../faults/faults";
import type { HttpRequest } from "../gateway/httpRequest";
import { queryPairs } from "../gateway/httpRequest";
import { apiVersion } from "../operations/operationTable";
import { exportWithoutSecrets } from "../seed/exportSeed";
import { parseSeed } from "../seed/parseSeed";
import { applySwitches } from "../switches/applySwitches";
import { changeState } from "./changeState";
import { ControlError } from "./controlError";

interface ControlCall {
  readonly emulator: Emulator;
  /** What follows the resource in the path. */
  readonly id: string | undefined;
  readonly request: HttpRequest;
}

/** Answers with JSON; undefined becomes `{}`. */
type ControlHandler = (call: ControlCall) => unknown;

/** What the control path offers: resource, method, effect. */
export const controlRoutes: Readonly<Record<string, Readonly<Record<string, ControlHandler>>>> = {
  health: {
    GET: ({ emulator }) => ({ status: "ok", apiVersion, url: emulator.url }),
  },
  reset: {
    POST: ({ emulator }) => emulator.reset(),
  },
  seed: {
    PUT: ({ emulator, request }) => emulator.replaceSeed(parseSeed(request.body.toString(), "body")),
  },
  state: {
    GET: ({ emulator }) => exportWithoutSecrets(emulator),
    PATCH: ({ emulator, request }) => changeState(emulator, parseJson(request)),
  },
  faults: {
    GET: ({ emulator }) => ({ faults: emulator.faults.list().map(showFault) }),
    POST: ({ emulator, request }) => showFault(emulator.faults.add(checkFaultRule(parseJson(request)))),
    DELETE: ({ emulator, id }) => {
      if (id === undefined) emulator.faults.clear();
      else if (!emulator.faults.remove(id)) throw new ControlError(404, `There is no fault ${id}.`);
    },
  },
  switches: {
    GET: ({ emulator }) => emulator.switches,
    PATCH: ({ emulator, request }) => {
      applySwitches(emulator.switches, parseRecord(request));
      return emulator.switches;
    },
  },
  clock: {
    GET: ({ emulator }) => showClock(emulator),
    POST: ({ emulator, request }) => {
      moveClock(emulator, parseRecord(request));
      return showClock(emulator);
    },
  },
  journal: {
    GET: ({ emulator, request }) => {
      const query = new Map(queryPairs(request.target));
      const [after, operation] = [Number(query.get("after") ?? 0), query.get("operation")];
      const entries = operation === undefined ? emulator.journal.entries() : emulator.journal.calls(operation);
      return { entries: entries.filter(({ sequence }) => sequence > after) };
    },
    DELETE: ({ emulator }) => emulator.journal.clear(),
  },
};

function showFault({ id, rule, hits }: Fault): unknown {
  return { id, rule, hits };
}

function showClock({ clock }: Emulator): unknown {
  return { now: new Date(clock.now()).toISOString(), frozen: clock.frozen };
}

/** `{"advance": milliseconds}`, `{"set": "date"}`, `{"freeze": true}` or `{"freeze": false}`, alone or in this order. */
function moveClock({ clock }: Emulator, { advance, set, freeze, ...rest }: Record<string, unknown>): void {
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new ControlError(400, `The clock takes advance, set and freeze, not ${unknown}.`);
  if (freeze !== undefined && typeof freeze !== "boolean") throw new ControlError(400, "freeze is true or false.");
  if (advance !== undefined) {
    if (typeof advance !== "number") throw new ControlError(400, "advance is a number of milliseconds.");
    clock.advance(advance);
  }
  if (set !== undefined) {
    if (typeof set !== "string" && typeof set !== "number") throw new ControlError(400, "set is a date.");
    clock.set(set);
  }
  if (freeze === true) clock.freeze();
  if (freeze === false) clock.resume();
}

function parseJson({ body }: HttpRequest): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch (error) {
    throw new ControlError(400, `The body is not JSON: ${(error as SyntaxError).message}`);
  }
}

function parseRecord(request: HttpRequest): Record<string, unknown> {
  const value = parseJson(request);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new ControlError(400, "The body is a JSON object.");
}
