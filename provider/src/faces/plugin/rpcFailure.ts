import { Metadata, type ServerErrorResponse, status } from "@grpc/grpc-js";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Properties } from "../secretValues";

/** A resource that is there and not as declared: the engine saves it, and the next update tries again. */
export interface SavedFailure {
  readonly id: string;
  readonly properties: Properties;
  readonly reasons: readonly string[];
}

/**
 * A failure as gRPC answers it.
 * @param saved what the engine is to save although the call failed
 */
export function rpcFailure(message: string, saved?: SavedFailure): Partial<ServerErrorResponse> {
  const failure = { code: status.UNKNOWN, details: message };
  return saved === undefined ? failure : { ...failure, metadata: detailsOf(message, saved) };
}

/** The library knows nothing of details, which other implementations find under this key. */
function detailsOf(message: string, { id, properties, reasons }: SavedFailure): Metadata {
  const detail = new messages.ErrorResourceInitFailed();
  detail.setId(id);
  detail.setProperties(Struct.fromJavaScript(properties as Record<string, JavaScriptValue>));
  detail.setReasonsList([...reasons]);
  const packed = new Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const answer = new Status();
  answer.setCode(status.UNKNOWN);
  answer.setMessage(message);
  answer.addDetails(packed);
  const metadata = new Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(answer.serializeBinary()));
  return metadata;
}
