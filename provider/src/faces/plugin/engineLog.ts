import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { AsyncLocalStorage } from "node:async_hooks";

const urns = new AsyncLocalStorage<string>();

/** Runs work for a resource: what is logged meanwhile is shown beside it. */
export function loggingFor<T>(urn: string, work: () => T): T {
  return urns.run(urn, work);
}

/** Shows messages by the engine's log service. */
export class EngineLog {
  private readonly engine: EngineClient;

  /** @param address of the engine */
  constructor(address: string) {
    this.engine = new EngineClient(address, credentials.createInsecure());
  }

  /** Shows an information. Where the service does not take it, it is printed, which the engine shows as well. */
  info(message: string): void {
    const request = new LogRequest();
    request.setSeverity(LogSeverity.INFO);
    request.setMessage(message);
    request.setUrn(urns.getStore() ?? "");
    this.engine.log(request, (error) => {
      if (error) console.log(message);
    });
  }
}
