import type { handleUnaryCall, UntypedServiceImplementation } from "@grpc/grpc-js";
import * as plugins from "@pulumi/pulumi/proto/plugin_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { CancelledError, cancelledBy } from "../../live/cancellation";
import { checkFailures, type CheckFailure } from "../checkFailures";
import { InitializationError } from "../initializationError";
import { collectAfterAnswer } from "../keepHeapSmall";
import { asPlainError } from "../plainError";
import { type Properties, type Unwrapped, unwrapSecrets } from "../secretValues";
import { loggingFor } from "./engineLog";
import { inOwnNamespace } from "./ownNamespace";
import { changedConfiguration, configurationProblems, configure } from "./providerConfiguration";
import type { ResourceOfPlugin } from "./resourceOfPlugin";
import { rpcFailure } from "./rpcFailure";

/** What a plugin serves. */
export interface Served {
  readonly version: string;
  /** By type token. */
  readonly resources: ReadonlyMap<string, ResourceOfPlugin>;
  /** By token. */
  readonly functions: ReadonlyMap<string, (args: Properties) => Promise<Properties>>;
  readonly schema: () => object;
}

const nothing: Unwrapped = { plain: {}, secrets: new Set() };

/** The engine's `ResourceProvider` service (pulumi/pulumi, proto/pulumi/provider.proto). What is left out is "unimplemented". */
export function providerService({ version, resources, functions, schema }: Served): UntypedServiceImplementation {
  const run = new AbortController();

  const resourceOf = (urn: string): ResourceOfPlugin => {
    const token = typeOf(urn);
    const resource = resources.get(token);
    if (resource === undefined) throw new TypeError(`there is no resource type ${token}`);
    return resource;
  };

  /** Answers a call about a resource. Messages do not tell what is a secret in any of the properties. */
  function about<Request extends { getUrn(): string }, Response>(
    structs: (request: Request) => readonly (Struct | undefined)[],
    answer: (resource: ResourceOfPlugin, properties: Unwrapped[], request: Request) => Response | Promise<Response>,
  ): handleUnaryCall<Request, Response> {
    return unary((request) => {
      const resource = resourceOf(request.getUrn());
      const properties = structs(request).map((struct) => unwrapSecrets(toProperties(struct)));
      const work = () => asPlainError(() => answer(resource, properties, request));
      return loggingFor(request.getUrn(), () =>
        cancelledBy(run.signal, () => resource.hidingSecrets(properties, work)).finally(collectAfterAnswer),
      );
    });
  }

  return {
    getSchema: unary(() => {
      const response = new messages.GetSchemaResponse();
      response.setSchema(JSON.stringify(schema()));
      return response;
    }),
    getPluginInfo: unary(() => {
      const info = new plugins.PluginInfo();
      info.setVersion(version);
      return info;
    }),
    checkConfig: unary((request: messages.CheckRequest) => {
      const problems = configurationProblems(toProperties(request.getNews()));
      return checkResponse(
        request.getNews() ?? new Struct(),
        problems.map((reason) => ({ property: "", reason })),
      );
    }),
    diffConfig: unary((request: messages.DiffRequest) => {
      const changed = changedConfiguration(toProperties(request.getOlds()), toProperties(request.getNews()));
      const response = new messages.DiffResponse();
      response.setChanges(changesOf(changed.length > 0));
      response.setDiffsList(changed);
      return response;
    }),
    configure: unary((request: messages.ConfigureRequest) => {
      configure(toProperties(request.getArgs()));
      const response = new messages.ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setSupportspreview(true);
      return response;
    }),
    invoke: unary(async (request: messages.InvokeRequest) => {
      const ask = functions.get(request.getTok());
      if (ask === undefined) throw new TypeError(`there is no function ${request.getTok()}`);
      const { plain } = unwrapSecrets(toProperties(request.getArgs()));
      const response = new messages.InvokeResponse();
      response.setReturn(toStruct(await cancelledBy(run.signal, () => asPlainError(() => ask(plain)))));
      return response;
    }),
    check: about(
      (request: messages.CheckRequest) => [request.getOlds(), request.getNews()],
      (resource, [olds = nothing, news = nothing], request) => {
        const { inputs, failures } = resource.check(olds, news, request.getUrn());
        return checkResponse(
          toStruct(inputs),
          checkFailures(failures, (name) => news.secrets.has(name)),
        );
      },
    ),
    diff: about(
      (request: messages.DiffRequest) => [request.getOlds(), request.getNews()],
      (resource, [olds = nothing, news = nothing]) => {
        const { changes, changed, replaces, detailed } = resource.diff(olds, news);
        const response = new messages.DiffResponse();
        response.setChanges(changesOf(changes));
        response.setDiffsList([...changed]);
        response.setReplacesList([...replaces]);
        response.setHasdetaileddiff(true);
        for (const [path, kind] of detailed) {
          const isReplacing = replaces.some((name) => path === name);
          response.getDetaileddiffMap().set(path, propertyDiff(`${kind}${isReplacing ? "_replace" : ""}`));
        }
        return response;
      },
    ),
    create: about(
      (request: messages.CreateRequest) => [request.getProperties()],
      async (resource, [inputs = nothing], request) => {
        const { id, properties } = await resource.create(inputs, request.getPreview());
        const response = new messages.CreateResponse();
        response.setId(id);
        response.setProperties(toStruct(properties));
        return response;
      },
    ),
    update: about(
      (request: messages.UpdateRequest) => [request.getOlds(), request.getNews()],
      async (resource, [olds = nothing, news = nothing], request) => {
        const response = new messages.UpdateResponse();
        response.setProperties(toStruct(await resource.update(olds, news, request.getPreview())));
        return response;
      },
    ),
    read: about(
      (request: messages.ReadRequest) => [request.getProperties()],
      async (resource, [properties = nothing], request) => {
        const found = await resource.read(request.getId(), properties);
        const response = new messages.ReadResponse();
        if (found === undefined) return response;
        response.setId(found.id);
        response.setProperties(toStruct(found.properties));
        response.setInputs(toStruct(found.inputs));
        return response;
      },
    ),
    delete: about(
      (request: messages.DeleteRequest) => [request.getProperties()],
      async (resource, [properties = nothing]) => {
        await resource.delete(properties);
        return new Empty();
      },
    ),
    cancel: unary(() => {
      run.abort(new CancelledError());
      return new Empty();
    }),
  };
}

/** Answers a call; a failure is one message, and what the engine is to save. */
function unary<Request, Response>(
  answer: (request: Request) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return ({ request }, callback) => {
    // A handler that throws at once would take the process down.
    void Promise.resolve(request)
      .then(answer)
      .then(
        (response) => callback(null, response),
        (error: Error) => callback(failureOf(error)),
      );
  };
}

function failureOf(error: Error): ReturnType<typeof rpcFailure> {
  const message = inOwnNamespace(error.message);
  if (!(error instanceof InitializationError)) return rpcFailure(message);
  const { id, properties, reasons } = error;
  return rpcFailure(message, { id, properties, reasons: reasons.map(inOwnNamespace) });
}

function checkResponse(inputs: Struct, failures: readonly CheckFailure[]): messages.CheckResponse {
  const response = new messages.CheckResponse();
  response.setInputs(inputs);
  for (const { property, reason } of failures) {
    const failure = new messages.CheckFailure();
    failure.setProperty(property);
    failure.setReason(inOwnNamespace(reason));
    response.addFailures(failure);
  }
  return response;
}

function changesOf(changes: boolean): messages.DiffResponse.DiffChanges {
  const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
  return changes ? DIFF_SOME : DIFF_NONE;
}

function propertyDiff(kind: string): messages.PropertyDiff {
  const diff = new messages.PropertyDiff();
  diff.setKind(messages.PropertyDiff.Kind[kind.toUpperCase() as keyof typeof messages.PropertyDiff.Kind]);
  return diff;
}

/** The type in a URN: `urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME`. */
function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

function toProperties(struct: Struct | undefined): Properties {
  return struct?.toJavaScript() ?? {};
}

function toStruct(properties: Properties): Struct {
  return Struct.fromJavaScript(properties as Record<string, JavaScriptValue>);
}
