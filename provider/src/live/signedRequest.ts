import type OpenApiClient from "@alicloud/openapi-client";
import type { CallConfiguration } from "../account/callConfiguration";
import type { Credentials } from "../account/credentials";
import { type ClientLibrary, clientLibrary } from "../clientLibrary/clientLibrary";
import { underPlainHttp } from "../clientLibrary/plainHttpAgent";
import { serviceId } from "../text/writtenId";
import { AttemptTrace, untraced } from "./attemptTrace";
import { firstAborted, startDeadline, untilAborted } from "./deadline";
import {
  AttemptError,
  AttemptTimeoutError,
  type FailedAttempt,
  mayHaveTakenEffect,
  NoCredentialsYetError,
  readFailure,
  unanswered,
  UnreadableAnswerError,
} from "./failedAttempt";
import type { LiveOperation } from "./liveOperations";

/** API version of the Live operations. */
const version = "2016-11-01";

/** Parameters of a call, ids as people see them. Undefined ones are not sent; lists are joined by commas. */
export type CallParameters = Readonly<Record<string, string | boolean | number | readonly string[] | undefined>>;

/** The fields of an answer. */
export type LiveAnswer = Record<string, unknown>;

/** Sends single signed requests through @alicloud/openapi-client, which is loaded when the first one is sent. */
export class SignedRequests {
  private readonly module: ClientLibrary["openApi"];
  private readonly client: OpenApiClient;

  constructor(
    private readonly configuration: CallConfiguration,
    private readonly credentials: Credentials,
  ) {
    this.module = clientLibrary().openApi;
    const getCredential = async () => ({ ...(await untraced(() => credentials.resolve())), type: "access_key" });
    const { protocol, endpoint } = configuration;
    this.client = new this.module.default(
      new this.module.Config({
        protocol,
        endpoint,
        credential: { getCredential },
        userAgent: "pulumi-alicloud-livemessage",
      }),
    );
  }

  /**
   * One attempt, which ends within the attempt's time and as soon as `stop` is aborted. The library's own timeouts may be
   * lost on a reused connection.
   * @throws AttemptError
   */
  async send(operation: LiveOperation, parameters: CallParameters, stop: AbortSignal): Promise<LiveAnswer> {
    await this.haveCredentials(stop);
    const { attemptTimeoutMs, plainHttp } = this.configuration;
    const deadline = startDeadline(attemptTimeoutMs, new AttemptTimeoutError(attemptTimeoutMs));
    const signal = firstAborted(stop, deadline.signal);
    const trace = new AttemptTrace();
    try {
      const posted = trace.run(() => underPlainHttp(plainHttp, () => this.post(operation, parameters)));
      return liveAnswer(await untilAborted(posted, signal));
    } catch (error) {
      if (signal.aborted) trace.cancel();
      const failure = stop.aborted ? unanswered("no answer yet") : readFailure(error, trace);
      const hasEffect = mayHaveTakenEffect(failure, trace.maySend);
      throw new AttemptError(failure && this.withoutSecrets(failure), hasEffect, error);
    } finally {
      deadline.clear();
    }
  }

  /** Waits for credentials outside of the attempt's time: that their source does not answer says nothing of the service. */
  private async haveCredentials(stop: AbortSignal): Promise<void> {
    stop.throwIfAborted();
    try {
      await untilAborted(this.credentials.resolve(), stop);
    } catch (error) {
      throw stop.aborted
        ? new NoCredentialsYetError(this.credentials.failure, error)
        : new AttemptError(undefined, false, error);
    }
  }

  /** What the service answers may repeat what it was sent. */
  private withoutSecrets({ text, code, requestId, ...rest }: FailedAttempt): FailedAttempt {
    const hide = (part: string | undefined) => part && this.credentials.hideIn(part);
    return { ...rest, text: this.credentials.hideIn(text), code: hide(code), requestId: hide(requestId) };
  }

  private post(operation: LiveOperation, parameters: CallParameters): Promise<unknown> {
    const params = new this.module.Params({
      action: operation,
      version,
      protocol: this.configuration.protocol.toUpperCase(),
      method: "POST",
      authType: "AK",
      style: "RPC",
      pathname: "/",
      reqBodyType: "formData",
      bodyType: "json",
    });
    // Both times: a read timeout alone has no effect while the connect timeout is at its 3 s.
    const { attemptTimeoutMs: time } = this.configuration;
    const runtime = { readTimeout: time, connectTimeout: time, autoretry: false };
    const request = new this.module.OpenApiRequest({ query: toQuery(parameters) });
    return this.client.callApi(params, request, runtime as Parameters<OpenApiClient["callApi"]>[2]);
  }
}

/** Text values only, as the service has them: the library would sign a list and send something else. */
function toQuery(parameters: CallParameters): Record<string, string> {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([name, value]) => [name, serviceId(Array.isArray(value) ? value.join(",") : String(value))]),
  );
}

/** The fields of what the client library takes for a success. */
function liveAnswer(answer: unknown): LiveAnswer {
  // An error may come with status 200.
  const { body } = answer as { body: Record<string, unknown> };
  if ("Code" in body) throw Object.assign(new Error("an error with status 200"), { data: body, statusCode: 200 });
  // Every answer of the service has one (API reference); a proxy's page in JSON has none.
  const { RequestId } = body;
  if (typeof RequestId === "string" && RequestId !== "") return body;
  throw new UnreadableAnswerError("the answer is not one of the service: it has no RequestId");
}
