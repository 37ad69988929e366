import { randomUUID } from "node:crypto";
import type { AccessKey } from "../accounts/account";
import type { Accounts } from "../accounts/accounts";
import * as errors from "../errors/catalogue";
import { ServiceError } from "../errors/serviceError";
import { faultReply } from "../faults/faultReply";
import type { FaultAction, FaultType } from "../faults/faultRule";
import type { Faults } from "../faults/faults";
import { effectOn, type GroupEffect, type Journal } from "../journal/journal";
import { apiVersion, operationTable } from "../operations/operationTable";
import type { Operation } from "../operations/operation";
import type { LiveState } from "../store/liveState";
import type { Switches } from "../switches/switches";
import type { Clock } from "../time/clock";
import { authenticate } from "./authentication";
import { authorize } from "./authorization";
import { formPairs, header, pathOf, queryPairs, type HttpRequest } from "./httpRequest";
import { journalMessage, journalParameters } from "./journalParameters";
import type { Nonces } from "./nonces";
import type { Quotas } from "./quotas";
import { errorReply, noReply, resultReply, type Reply } from "./reply";
import { RequestParameters } from "./requestParameters";

/** What the gateway works with. */
export interface GatewayParts {
  readonly accounts: Accounts;
  readonly state: LiveState;
  readonly clock: Clock;
  readonly switches: Switches;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly nonces: Nonces;
  readonly quotas: Quotas;
  /** Neither signature nor date, nonce and token are checked, and an unknown key or none is the first account's. */
  readonly loose: boolean;
  /** Changes with each reset. */
  readonly generation: () => number;
  /** Waits for so many milliseconds; false if the emulator was closed meanwhile. */
  readonly wait: (milliseconds: number) => Promise<boolean>;
  /** Further milliseconds for each answer. */
  readonly latency: () => number;
  /** The largest body that is read. */
  readonly maxBodyBytes: number;
  /** @throws ServiceError for a request from a page in a browser */
  readonly checkSource: (request: HttpRequest) => void;
  /** Told of an error that is the emulator's own. */
  readonly onDefect: (error: unknown) => void;
}

/** What is known of a call so far; it ends in the journal. */
interface Call {
  readonly requestId: string;
  readonly hostId: string;
  operation: string;
  account: string | undefined;
  parameters: RequestParameters | undefined;
  applied: boolean;
  fault: FaultType | undefined;
  code: string | undefined;
  message: string | undefined;
  /** Of the emulator's content when the call came; after a reset the call is nobody's. */
  readonly generation: number;
  /** The group right after the call was carried out. */
  effect: GroupEffect | undefined;
  /** Milliseconds between carrying it out and answering. */
  delay: number;
}

/**
 * The front of the service. Its checks, in this order: host and origin, method, size, path, encoding, action and version, its method, format,
 * required common parameters, key id, date, nonce, signature, token, RAM policies, delays, quota, other faults,
 * parameters.
 */
export class Gateway {
  constructor(private readonly parts: GatewayParts) {}

  /** Answers a request, and writes it into the journal at the moment it takes effect. */
  async handle(request: HttpRequest): Promise<Reply> {
    const call = newCall(request, this.parts.generation());
    return this.finish(call, await this.guard(call, () => this.process(request, call)));
  }

  private async guard(call: Call, process: () => Promise<Reply>): Promise<Reply> {
    try {
      return await process();
    } catch (error) {
      if (!(error instanceof ServiceError)) this.parts.onDefect(error);
      const answer = error instanceof ServiceError ? error : errors.serverError();
      call.code = answer.code;
      call.message = journalMessage(answer.code, answer.message);
      call.delay += answer.afterMs;
      return errorReply(call.requestId, call.hostId, answer);
    }
  }

  private async finish(call: Call, reply: Reply): Promise<Reply> {
    this.record(call, reply);
    const delay = call.delay + this.parts.latency();
    return delay > 0 && !(await this.parts.wait(delay)) ? noReply : reply;
  }

  private async process(http: HttpRequest, call: Call): Promise<Reply> {
    const { switches, quotas, loose, maxBodyBytes } = this.parts;
    this.parts.checkSource(http);
    if (http.method !== "GET" && http.method !== "POST") throw errors.unsupportedMethod(switches, http.method);
    if (http.bodyTooLarge) throw errors.bodyTooLarge(maxBodyBytes);
    if (pathOf(http.target) !== "/") throw errors.unknownAction();
    const query = queryPairs(http.target);
    const form = formPairs(http);
    const parameters = new RequestParameters([...query, ...form]);
    const operation = findOperation(http, parameters, call);
    call.parameters = parameters;
    if (switches.httpMethod === "documented" && http.method !== (operation.method ?? "POST"))
      throw errors.unknownAction();
    const format = parameters.get("Format");
    if (format && format.toUpperCase() !== "JSON" && !loose) throw errors.unsupportedFormat();

    const key = loose ? this.looseKey(http, parameters) : authenticate({ http, query, form, parameters }, this.parts);
    const account = key.principal.account;
    call.account = account.id;
    authorize(key, operation, parameters.get("AppId"), switches);

    const target = { appId: parameters.get("AppId"), groupId: parameters.get("GroupId") };
    const { delays, action } = this.parts.faults.hit({ operation: operation.name, account: account.id, ...target });
    if (!(await this.waitFor(delays, call))) return noReply;
    // What never reached the service, or is throttled by will, uses up nothing.
    const isCounted = switches.quota && action?.type !== "close" && action?.type !== "throttle";
    if (isCounted && !quotas.take(account.id, operation.name, operation.callsPerSecond)) {
      throw errors.throttled(switches);
    }
    const instead = action && faultReply(action, { ...call, switches });
    if (action) call.fault = action.type;
    if (instead) {
      if (action?.type === "error" || action?.type === "throttle") Object.assign(call, errorIn(instead));
      return instead;
    }

    const reply = resultReply(call.requestId, operation.run(parameters, { ...this.parts, account }));
    call.applied = true;
    call.effect = this.effect(call);
    if (action?.type === "loseAnswer") return noReply;
    return action?.type === "truncate" ? { ...reply, truncated: true } : reply;
  }

  /** Delays before the operation are waited for here, those after it are noted. */
  private async waitFor(delays: readonly FaultAction[], call: Call): Promise<boolean> {
    for (const delay of delays) {
      if (delay.type !== "delay") continue;
      call.fault = "delay";
      if (delay.when === "after") call.delay += delay.milliseconds;
      else if (!(await this.parts.wait(delay.milliseconds))) return false;
    }
    return call.generation === this.parts.generation();
  }

  private looseKey(http: HttpRequest, parameters: RequestParameters): AccessKey {
    const { accounts } = this.parts;
    const named =
      /Credential=([^,\s]+)/.exec(header(http, "authorization") ?? "")?.[1] ?? parameters.get("AccessKeyId") ?? "";
    const [key] = accounts.default.keys;
    const found = accounts.findKey(named) ?? key;
    if (!found) throw errors.unknownKey(this.parts.switches);
    return found;
  }

  private effect(call: Call): GroupEffect | undefined {
    const { state } = this.parts;
    const [appId, groupId] = [call.parameters?.get("AppId"), call.parameters?.get("GroupId")];
    const app = appId === undefined ? undefined : state.app(appId);
    const group =
      app && app.accountId === call.account && groupId !== undefined ? state.group(app.id, groupId) : undefined;
    return group && effectOn(group);
  }

  private record(call: Call, reply: Reply): void {
    if (call.generation !== this.parts.generation()) return;
    this.parts.journal.recordCall({
      operation: call.operation,
      account: call.account,
      ...journalParameters(call.operation, call.parameters),
      status: reply.status,
      code: call.code,
      message: call.message,
      requestId: call.requestId,
      applied: call.applied,
      fault: call.fault,
      effect: call.effect ?? this.effect(call),
    });
  }
}

function newCall(request: HttpRequest, generation: number): Call {
  return {
    generation,
    effect: undefined,
    requestId: randomUUID().toUpperCase(),
    hostId: header(request, "host") ?? "",
    operation: "",
    account: undefined,
    parameters: undefined,
    applied: false,
    fault: undefined,
    code: undefined,
    message: undefined,
    delay: 0,
  };
}

/**
 * Action and Version come in headers or among the parameters. Where both are there, those count that the signature
 * covers: the headers of a request signed in its header, the parameters of one signed in its query.
 */
function findOperation(http: HttpRequest, parameters: RequestParameters, call: Call): Operation {
  const headersFirst = header(http, "authorization") !== undefined;
  const read = (headerName: string, name: string): string | undefined => {
    const [inHeader, inParameters] = [header(http, headerName), parameters.get(name)];
    return headersFirst ? inHeader || inParameters : inParameters || inHeader;
  };
  const action = read("x-acs-action", "Action");
  if (!action) throw errors.missing("Action");
  call.operation = action.slice(0, 64);
  const version = read("x-acs-version", "Version");
  if (!version) throw errors.missing("Version");
  const operation = operationTable.get(action);
  if (!operation || version !== apiVersion) throw errors.unknownAction();
  return operation;
}

function errorIn(reply: Reply): Pick<Call, "code" | "message"> {
  const { Code: code = "", Message: message = "" } = JSON.parse(reply.body) as { Code?: string; Message?: string };
  return { code, message: journalMessage(code, message) };
}
