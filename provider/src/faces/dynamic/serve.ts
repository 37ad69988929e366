import type * as pulumi from "@pulumi/pulumi";
import * as lifecycle from "../../lifecycle";
import { NotEnsuredError, type ResourceType } from "../../lifecycle/resourceType";
import { fromState, toState } from "../../properties/stateForm";
import { configureAccount, liveClient } from "./account";
import { checkFailures } from "./checkFailures";
import { endWithEngine } from "./endWithEngine";
import { InitializationError } from "./initializationError";
import { asPlainError } from "./plainError";

/** Properties as the engine keeps them; the provider text is among them. */
type State = Record<string, unknown>;

/** What the engine's dynamic-provider process calls for resources of one type. */
export type ServedType = Required<pulumi.dynamic.ResourceProvider<State, State>>;

/** Serves a resource type to the engine's dynamic-provider process, in the form of state that the engine compares. */
export function serve<Inputs extends object, Outputs extends Inputs>(type: ResourceType<Inputs, Outputs>): ServedType {
  const plain = <Plain extends object>(state: State): Plain => fromState(type, state) as Plain;
  const stored = (properties: object): State => toState(type, properties);

  /** The engine's dynamic provider adds the provider text to what succeeds, and not to the properties of an error. */
  async function saving(inputs: State, ensured: (inputs: Inputs) => Promise<Outputs>): Promise<State> {
    const wanted = plain<Inputs>(inputs);
    try {
      return stored(await ensured(wanted));
    } catch (error) {
      if (!(error instanceof NotEnsuredError)) throw error;
      const properties = { ...stored(error.outputs as Outputs), __provider: inputs.__provider };
      throw new InitializationError(type.id(wanted), properties, error);
    }
  }

  return {
    configure({ config }) {
      endWithEngine();
      configureAccount((key) => config.get(key));
      return Promise.resolve();
    },
    check: (olds: State | undefined, news) =>
      asPlainError(() => {
        const { inputs, failures } = lifecycle.check(type, olds ?? {}, news);
        return { inputs: stored(inputs), failures: checkFailures(failures) };
      }),
    diff: (_id, olds, news) => asPlainError(() => lifecycle.diff(type, plain(olds), plain(news))),
    create: (inputs) =>
      asPlainError(async () => ({
        outs: await saving(inputs, (wanted) => lifecycle.create(type, liveClient, wanted)),
        id: type.id(plain<Inputs>(inputs)),
      })),
    update: (_id, olds, news) =>
      asPlainError(async () => ({
        outs: await saving(news, (wanted) => type.ensure(liveClient(), wanted, plain<Partial<Outputs>>(olds))),
      })),
    read: (id, props = {}) =>
      asPlainError(async () => {
        const found = await lifecycle.read(type, liveClient, id, plain<Partial<Outputs>>(props));
        // Without an id the engine takes the resource for gone.
        if (found === undefined) return {};
        return { id, props: stored(found.outputs), inputs: stored(found.inputs) };
      }),
    delete: (_id, props) => asPlainError(() => type.remove(liveClient, plain<Outputs>(props))),
  };
}
