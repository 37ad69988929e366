import type { Emulator } from "../emulator";
import { checkFaultRule } from "../faults/checkFaultRule";
import type { Fault } from "../faults/faults";
import type { HttpRequest } from "../gateway/httpRequest";
import type { Reply } from "../gateway/reply";
import { apiVersion, operationTable } from "../operations/operationTable";
import { exportWithoutSecrets } from "../seed/exportSeed";
import { readLocated } from "../seed/locatedJson";
import { parseSeed } from "../seed/parseSeed";
import { applySwitches } from "../switches/applySwitches";
import { quote } from "../text/quote";
import { decodeText } from "../text/readText";
import { changeState } from "./changeState";
import { ControlError } from "./controlError";
import { eventStream } from "./eventStream";

interface ControlCall {
  readonly emulator: Emulator;
  /** What follows the resource in the path. */
  readonly id: string;
  readonly query: ReadonlyMap<string, string>;
  readonly request: HttpRequest;
}

interface ControlRoute {
  /** Names in the query. Default: none. */
  readonly query?: readonly string[];
  /** Default: a body is refused, since nothing would read it. */
  readonly readsBody?: true;
  /** Answers with JSON; undefined becomes `{}`. */
  readonly run?: (call: ControlCall) => unknown;
  /** Instead of {@link run}: answers with something else than JSON. */
  readonly reply?: (emulator: Emulator) => Reply;
}

const read = (run: NonNullable<ControlRoute["run"]>, query: readonly string[] = []): ControlRoute => ({ run, query });
const write = (run: NonNullable<ControlRoute["run"]>): ControlRoute => ({ run, readsBody: true });

/** What the control path offers: resource, method, effect. */
export const controlRoutes: Readonly<Record<string, Readonly<Record<string, ControlRoute>>>> = {
  health: {
    GET: read(({ emulator }) => ({ status: "ok", apiVersion, url: emulator.url })),
  },
  events: {
    GET: { reply: eventStream },
  },
  reset: {
    POST: read(({ emulator }) => emulator.reset()),
  },
  seed: {
    PUT: write(({ emulator, request }) => emulator.replaceSeed(parseSeed(decodeText(request.body, "body"), "body"))),
  },
  state: {
    GET: read(({ emulator }) => exportWithoutSecrets(emulator)),
    PATCH: write(({ emulator, request }) => readJson(request, (change) => changeState(emulator, change))),
  },
  faults: {
    GET: read(({ emulator }) => ({ faults: emulator.faults.list().map(showFault) })),
    POST: write(({ emulator, request }) =>
      readJson(request, (rule) => showFault(emulator.faults.add(checkFaultRule(rule)))),
    ),
    DELETE: read(({ emulator }) => emulator.faults.clear()),
  },
  "faults/{id}": {
    DELETE: read(({ emulator, id }) => {
      if (!emulator.faults.remove(id)) throw new ControlError(404, `There is no fault ${quote(id)}.`);
    }),
  },
  switches: {
    GET: read(({ emulator }) => emulator.switches),
    PATCH: write(({ emulator, request }) => {
      applySwitches(emulator.switches, readRecord(request));
      return emulator.switches;
    }),
  },
  clock: {
    GET: read(({ emulator }) => showClock(emulator)),
    POST: write(({ emulator, request }) => {
      moveClock(emulator, readRecord(request));
      return showClock(emulator);
    }),
  },
  journal: {
    GET: read(({ emulator, query }) => readJournal(emulator, query), ["after", "operation"]),
    DELETE: read(({ emulator }) => emulator.journal.clear()),
  },
};

function showFault({ id, rule, hits }: Fault): unknown {
  return { id, rule, hits };
}

function showClock({ clock }: Emulator): unknown {
  return { now: new Date(clock.now()).toISOString(), frozen: clock.frozen };
}

function readJournal({ journal }: Emulator, query: ReadonlyMap<string, string>): unknown {
  const [after = "0", operation] = [query.get("after"), query.get("operation")];
  if (!/^\d{1,15}$/.test(after)) throw new ControlError(400, `after is a sequence number, not ${quote(after)}.`);
  const entries = operation === undefined ? journal.entries() : journal.calls(operation);
  if (operation !== undefined && entries.length === 0 && !operationTable.has(operation)) {
    throw new ControlError(400, `There is no operation ${quote(operation)}, and none was called by this name.`);
  }
  return { entries: entries.filter(({ sequence }) => sequence > Number(after)) };
}

/** `{"advance": milliseconds}`, `{"set": "date"}`, `{"freeze": true}` or `{"freeze": false}`, alone or in this order. */
function moveClock({ clock }: Emulator, { advance, set, freeze, ...rest }: Record<string, unknown>): void {
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) {
    throw new ControlError(400, `The clock takes advance, set and freeze, not ${quote(unknown)}.`);
  }
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

function readJson<T>({ body }: HttpRequest, use: (value: unknown) => T): T {
  return readLocated(decodeText(body, "body"), "body", use);
}

function readRecord(request: HttpRequest): Record<string, unknown> {
  return readJson(request, (value) => {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    throw new ControlError(400, "The body is a JSON object.");
  });
}
