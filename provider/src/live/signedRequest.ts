import type OpenApiClient from "@alicloud/openapi-client";
import type { CallConfiguration } from "../account/callConfiguration";
import type { Credentials } from "../account/credentials";
import { type ClientLibrary, clientLibrary } from "../clientLibrary/clientLibrary";
import { serviceId } from "../text/writtenId";
import { withRetryAfter } from "./retryAfter";
import { AttemptTimeoutError, UnreadableAnswerError } from "./failedAttempt";

/** API version of the Live operations. */
const version = "2016-11-01";

/** Parameters of a call, ids as people see them. Undefined ones are not sent; lists are joined by commas. */
export type CallParameters = Readonly<Record<string, string | boolean | number | readonly string[] | undefined>>;

/** Sends single signed requests through @alicloud/openapi-client, which is loaded when the first one is sent. */
export class SignedRequests {
  private readonly module: ClientLibrary["openApi"];
  private readonly client: OpenApiClient;

  constructor(
    private readonly configuration: CallConfiguration,
    credentials: Credentials,
  ) {
    this.module = clientLibrary().openApi;
    const getCredential = async () => ({ ...(await credentials.resolve()), type: "access_key" });
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

  /** One attempt, which ends within the attempt's time. @throws what readFailure reads */
  async send(operation: string, parameters: CallParameters, signal: AbortSignal): Promise<Record<string, unknown>> {
    const { attemptTimeoutMs } = this.configuration;
    const answer: unknown = await withRetryAfter(() =>
      withinTime(this.post(operation, parameters), attemptTimeoutMs, signal),
    );
    const body = (answer as { body?: unknown } | undefined)?.body;
    if (typeof body !== "object" || body === null || Array.isArray(body)) {
      throw new UnreadableAnswerError("the answer is not a JSON object");
    }
    // An error may come with status 200, and the client library takes that for success.
    if ("Code" in body)
      throw Object.assign(new Error("error in an answer of status 200"), { data: body, statusCode: 200 });
    const { RequestId } = body as { RequestId?: unknown };
    // Every answer of the service has one (API reference); a proxy's page in JSON has none.
    if (typeof RequestId !== "string" || RequestId === "")
      throw new UnreadableAnswerError("the answer is not one of the service: it has no RequestId");
    return body as Record<string, unknown>;
  }

  private post(operation: string, parameters: CallParameters): Promise<unknown> {
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

/** The library's own timeouts may be lost on a reused connection, so the attempt is also ended from here. */
function withinTime<T>(attempt: Promise<T>, timeoutMs: number, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    const timer = setTimeout(() => reject(new AttemptTimeoutError(timeoutMs)), timeoutMs);
    signal.addEventListener("abort", abort, { once: true });
    attempt.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    });
  });
}
