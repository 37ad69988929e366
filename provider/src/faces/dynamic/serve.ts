import type * as pulumi from "@pulumi/pulumi";
import { renewedAmong } from "../../handover/renewed";
import * as lifecycle from "../../lifecycle";
import { NotEnsuredError, type ResourceType } from "../../lifecycle/resourceType";
import { privateProperties, secretUsersKey, usersOf } from "../../properties/property";
import { fromState, toOutputs, toState } from "../../properties/stateForm";
import { hidingUsers, usersAreSecret } from "../../text/secretUsers";
import { configureAccount, liveClient } from "../account";
import { checkFailures } from "../checkFailures";
import { endWithEngine } from "../endWithEngine";
import { InitializationError } from "../initializationError";
import { asPlainError } from "../plainError";

/** Properties as the engine keeps them; the provider text is among them. */
type State = Record<string, unknown>;

/** What the engine's dynamic-provider process calls for resources of one type. */
export type ServedType = Required<pulumi.dynamic.ResourceProvider<State, State>>;

/** Serves a resource type to the engine's dynamic-provider process, in the form of state that the engine compares. */
export function serve<Inputs extends object, Outputs extends Inputs>(type: ResourceType<Inputs, Outputs>): ServedType {
  const plain = <Plain extends object>(state: State): Plain => fromState(type, state) as Plain;
  const marked = (properties: State, from?: State): State =>
    isMarked(from) ? { ...properties, [secretUsersKey]: true } : properties;
  const inputsIn = (inputs: object, from?: State): State => marked(toState(type, inputs), from);
  const outputsIn = (outputs: object, from?: State): State => marked(toOutputs(type, outputs), from);
  /** Runs a method for a resource; where the program declares its users as a secret, no message tells them. */
  const answering = <T>(states: readonly State[], method: () => T | Promise<T>): Promise<T> => {
    if (!states.some(isMarked)) return asPlainError(method);
    const users = states.flatMap((state) => usersOf(type.properties, plain(state)));
    return hidingUsers(users, () => asPlainError(method));
  };

  /** The engine's dynamic provider adds the provider text to what succeeds, and not to the properties of an error. */
  async function saving(
    inputs: State,
    ensured: (inputs: Inputs) => Promise<Outputs>,
  ): Promise<{ id: string; outs: State }> {
    try {
      const outputs = await ensured(plain<Inputs>(inputs));
      return { id: type.id(outputs), outs: outputsIn(outputs, inputs) };
    } catch (error) {
      if (!(error instanceof NotEnsuredError)) throw error;
      const outputs = error.outputs as Outputs;
      const properties = { ...outputsIn(outputs, inputs), __provider: inputs.__provider };
      throw new InitializationError(type.id(outputs), properties, error);
    }
  }

  return {
    configure({ config }) {
      endWithEngine();
      configureAccount((key) => config.get(key));
      return Promise.resolve();
    },
    check: (olds: State | undefined, news) =>
      answering(olds === undefined ? [news] : [olds, news], () => {
        const { inputs, failures } = lifecycle.check(type, olds ?? {}, news);
        const isHidden = (name: string): boolean =>
          usersAreSecret() && privateProperties(type.properties).includes(name);
        return { inputs: inputsIn(inputs, news), failures: checkFailures(failures, isHidden) };
      }),
    diff: (_id, olds, news) =>
      answering([olds, news], () => {
        const wanted = plain<Partial<Inputs>>(news);
        const isStale = renewedAmong(type.subjects(wanted)).size > 0;
        return lifecycle.diff(type, plain(olds), wanted, isStale);
      }),
    create: (inputs) =>
      answering([inputs], () => saving(inputs, (wanted) => lifecycle.create(type, liveClient, wanted))),
    update: (_id, olds, news) =>
      answering([olds, news], async () => {
        const before = plain<Partial<Outputs>>(olds);
        const { outs } = await saving(news, (wanted) => lifecycle.update(type, liveClient, wanted, before));
        return { outs };
      }),
    read: (id, props = {}) =>
      answering([props], async () => {
        const found = await lifecycle.read(type, liveClient, id, plain<Partial<Outputs>>(props));
        // Without an id the engine takes the resource for gone.
        if (found === undefined) return {};
        return { id, props: outputsIn(found.outputs, props), inputs: inputsIn(found.inputs, props) };
      }),
    delete: (_id, props) => answering([props], () => type.remove(liveClient, plain<Outputs>(props))),
  };
}

function isMarked(state: State | undefined): boolean {
  return state?.[secretUsersKey] === true;
}
