import { isDeepStrictEqual } from "node:util";
import type * as pulumi from "@pulumi/pulumi";
import { renewedAmong } from "../../handover/renewed";
import * as lifecycle from "../../lifecycle";
import { NotEnsuredError, type ResourceType } from "../../lifecycle/resourceType";
import { secretsKey } from "../../properties/property";
import { fromState, toOutputs, toState } from "../../properties/stateForm";
import { configureAccount, liveClient } from "../account";
import { checkFailures } from "../checkFailures";
import { endWithEngine } from "../endWithEngine";
import { collectAfterAnswer, keepHeapSmall } from "../keepHeapSmall";
import { InitializationError } from "../initializationError";
import { asPlainError } from "../plainError";
import { hidingSecretsOf, toldFailures, type WithSecrets } from "../secretProperties";
import { markedAfterFailure, markedAsLeft, secretsIn } from "./leftSecrets";

/** Properties as the engine keeps them; the provider text is among them. */
type State = Record<string, unknown>;

/** What the engine's dynamic-provider process calls for resources of one type. */
export type ServedType = Required<pulumi.dynamic.ResourceProvider<State, State>>;

/** Serves a resource type to the engine's dynamic-provider process, in the form of state that the engine compares. */
export function serve<Inputs extends object, Outputs extends Inputs>(type: ResourceType<Inputs, Outputs>): ServedType {
  const plain = <Plain extends object>(state: State): Plain => fromState(type, state) as Plain;
  const marked = (properties: State, from?: State): State =>
    from?.[secretsKey] === undefined ? properties : { ...properties, [secretsKey]: from[secretsKey] };
  const inputsIn = (inputs: object, from?: State): State => marked(toState(type, inputs), from);
  const outputsIn = (outputs: object, from?: State): State => marked(toOutputs(type, outputs), from);
  /** Runs a method for a resource; no message tells what the program declares as a secret. */
  const answering = <T>(states: readonly State[], method: () => T | Promise<T>): Promise<T> =>
    hidingSecretsOf(type, states.map(withSecrets), () => asPlainError(method)).finally(collectAfterAnswer);

  /** The engine's dynamic provider adds the provider text to what succeeds, and not to the properties of an error. */
  async function saving(
    inputs: State,
    ensured: (inputs: Inputs) => Promise<Outputs>,
    olds?: State,
  ): Promise<{ id: string; outs: State }> {
    try {
      const outputs = await ensured(plain<Inputs>(inputs));
      return { id: type.id(outputs), outs: outputsIn(outputs, inputs) };
    } catch (error) {
      if (!(error instanceof NotEnsuredError)) throw error;
      const outputs = error.outputs as Outputs;
      const left = outputsIn(outputs, inputs);
      // What a create leaves is what the inputs declare.
      const kept = olds === undefined ? left : markedAfterFailure(left, olds, inputs);
      const properties = { ...kept, __provider: inputs.__provider };
      throw new InitializationError(type.id(outputs), properties, error);
    }
  }

  return {
    configure({ config }) {
      endWithEngine();
      keepHeapSmall();
      configureAccount((key) => config.get(key));
      return Promise.resolve();
    },
    check: (olds: State | undefined, news) =>
      answering(olds === undefined ? [news] : [olds, news], () => {
        const { inputs, failures } = lifecycle.check(type, olds ?? {}, news);
        const [given, old] = [news, olds ?? {}].map(withSecrets) as [WithSecrets, WithSecrets];
        const told = toldFailures(type.properties, failures, [given, old]);
        return { inputs: inputsIn(inputs, news), failures: checkFailures(told, (name) => given.secrets.has(name)) };
      }),
    diff: (_id, olds, news) =>
      answering([olds, news], () => {
        const wanted = plain<Partial<Inputs>>(news);
        // State gets the mark of a new secret by an update alone.
        const isMarkedAnew = !isDeepStrictEqual(olds[secretsKey], news[secretsKey]);
        const isStale = isMarkedAnew || renewedAmong(type.subjects(wanted)).size > 0;
        return lifecycle.diff(type, plain(olds), wanted, isStale);
      }),
    create: (inputs) =>
      answering([inputs], () => saving(inputs, (wanted) => lifecycle.create(type, liveClient, wanted))),
    update: (_id, olds, news) =>
      answering([olds, news], async () => {
        const before = plain<Partial<Outputs>>(olds);
        const { outs } = await saving(news, (wanted) => lifecycle.update(type, liveClient, wanted, before), olds);
        return { outs };
      }),
    read: (id, props = {}) =>
      answering([props], async () => {
        const found = await lifecycle.read(type, liveClient, id, plain<Partial<Outputs>>(props));
        // Without an id the engine takes the resource for gone.
        if (found === undefined) return {};
        const read = { outputs: outputsIn(found.outputs, props), inputs: inputsIn(found.inputs, props) };
        const { outputs, inputs } = markedAsLeft(read, props);
        return { id, props: outputs, inputs };
      }),
    delete: (_id, props) => answering([props], () => type.remove(liveClient, plain<Outputs>(props))),
  };
}

function withSecrets(state: State): WithSecrets {
  return { plain: state, secrets: new Set(secretsIn(state)) };
}
