import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { programTellsNothing } from "../../handover/registrations";
import { announceBy } from "../../text/announce";
import { endWithEngine } from "../endWithEngine";
import { keepHeapSmall } from "../keepHeapSmall";
import { EngineLog } from "./engineLog";
import { inOwnNamespace } from "./ownNamespace";
import { providerService } from "./providerService";
import { servedBy } from "./served";

/** Of one message: a state of thousands of groups is larger than the library's 4 MB. */
const largestMessage = 1 << 30;

/**
 * The plugin's process. The engine starts it with its own address, and reads from the first line of its standard output
 * at which port it listens.
 */
export function main(version: string): void {
  const engine = process.argv.at(-1) ?? "";
  // Started by hand there is no engine, as for `pulumi package get-schema`.
  if (/:\d+$/.test(engine)) {
    const log = new EngineLog(engine);
    announceBy((message) => log.info(inOwnNamespace(message)));
  }
  programTellsNothing();
  endWithEngine();
  keepHeapSmall();
  const server = new Server({
    "grpc.max_receive_message_length": largestMessage,
    "grpc.max_send_message_length": largestMessage,
  });
  server.addService(ResourceProviderService, providerService(servedBy(version)));
  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    process.stdout.write(`${port}\n`);
  });
}
