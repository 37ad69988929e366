import { type ServiceError, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { face } from "./face";
import { Status } from "@pulumi/pulumi/proto/status_pb";

/** Milliseconds after which a call counts as hanging. */
const answerWithinMs = 100_000;

/** The resource was saved, but is not as wanted: what the engine keeps of it. */
export interface InitializationFailure {
  readonly id: string;
  readonly properties: Record<string, unknown>;
  readonly reasons: readonly string[];
}

/** What the provider answered instead of a result. */
export class ProviderCallError extends Error {
  override readonly name = "ProviderCallError";

  constructor(
    message: string,
    /** Status of gRPC; 2, "unknown", for every failure of a provider. */
    readonly status: number | undefined,
    readonly initialization: InitializationFailure | undefined,
  ) {
    super(message);
  }
}

/** Makes one call, which must end in time. @throws ProviderCallError */
export function providerCall<T>(
  name: string,
  call: (done: (error: ServiceError | null, answer?: T) => void) => unknown,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`${name} was not answered within ${answerWithinMs / 1000} s`));
    }, answerWithinMs);
    try {
      call((error, answer) => {
        clearTimeout(timer);
        if (error) reject(new ProviderCallError(face.message(error.details), error.code, readInitialization(error)));
        else resolve(answer as T);
      });
    } catch (error) {
      // The client was closed, since its process is gone.
      clearTimeout(timer);
      reject(new ProviderCallError((error as Error).message, status.UNAVAILABLE, undefined));
    }
  });
}

function readInitialization(error: ServiceError): InitializationFailure | undefined {
  const [details] = error.metadata?.get("grpc-status-details-bin") ?? [];
  if (details === undefined) return undefined;
  const [any] = Status.deserializeBinary(Buffer.from(details as Buffer)).getDetailsList();
  const failed = any?.unpack(
    (bytes) => ErrorResourceInitFailed.deserializeBinary(bytes),
    "pulumirpc.ErrorResourceInitFailed",
  );
  if (!failed) return undefined;
  return {
    id: failed.getId(),
    properties: face.fromFace(failed.getProperties()?.toJavaScript() ?? {}),
    reasons: failed.getReasonsList().map((each) => face.message(each)),
  };
}
