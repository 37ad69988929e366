import { renewedAmong } from "../../handover/renewed";
import * as lifecycle from "../../lifecycle";
import { NotEnsuredError, type Observed, type ResourceType } from "../../lifecycle/resourceType";
import type { InputFailure } from "../../properties/checkInputs";
import { secretOutputs } from "../../properties/property";
import { fromState, toJson } from "../../properties/stateForm";
import { unknownValue } from "../../properties/unknown";
import { liveClient } from "../account";
import { InitializationError } from "../initializationError";
import { hidingSecretsOf, toldFailures } from "../secretProperties";
import { type Properties, type Unwrapped, wrapSecrets } from "../secretValues";
import { type ChangeKind, detailedDiff } from "./detailedDiff";

/** What differs between state and what is declared. */
export interface PluginDifference {
  readonly changes: boolean;
  readonly changed: readonly string[];
  readonly replaces: readonly string[];
  /** By the path of the place. */
  readonly detailed: ReadonlyMap<string, ChangeKind>;
}

/** A resource that was read. */
export interface ReadResource {
  readonly id: string;
  readonly properties: Properties;
  readonly inputs: Properties;
}

/**
 * A resource type in the terms of the engine's plugin protocol. It is given properties without the marks of secrets, and
 * answers JSON in which secrets are marked.
 */
export interface ResourceOfPlugin {
  /** Runs work whose messages tell nothing that is a secret in any of the properties. */
  hidingSecrets<T>(properties: readonly Unwrapped[], work: () => T): T;
  check(olds: Unwrapped, news: Unwrapped, urn: string): { inputs: Properties; failures: InputFailure[] };
  diff(olds: Unwrapped, news: Unwrapped): PluginDifference;
  /** @throws InitializationError where something is there all the same */
  create(inputs: Unwrapped, isPreview: boolean): Promise<{ id: string; properties: Properties }>;
  /** @throws InitializationError where something is there all the same */
  update(olds: Unwrapped, news: Unwrapped, isPreview: boolean): Promise<Properties>;
  /** Undefined where it is gone. */
  read(id: string, properties: Unwrapped): Promise<ReadResource | undefined>;
  delete(properties: Unwrapped): Promise<void>;
}

/** Serves a resource type to the plugin protocol. */
export function resourceOfPlugin<Inputs extends object, Outputs extends Inputs>(
  type: ResourceType<Inputs, Outputs>,
): ResourceOfPlugin {
  const canonical = <Plain extends object>({ plain }: Unwrapped): Plain => fromState(type, plain) as Plain;
  const marked = (json: Properties, { secrets }: Unwrapped): Properties =>
    wrapSecrets(json, new Set([...secrets, ...secretOutputs(type)]));
  const json = (plain: object, like: Unwrapped): Properties => marked(toJson(type, plain), like);
  /** What the call will make of it, as far as that is known before. */
  const previewed = (inputs: Unwrapped, olds: Properties): Properties => {
    const outputs = Object.entries(type.outputs);
    const known = outputs.map(([name, { stable }]): [string, unknown] => [
      name,
      (stable && olds[name]) ?? unknownValue,
    ]);
    return marked({ ...inputs.plain, ...Object.fromEntries(known) }, inputs);
  };
  async function saving(
    inputs: Unwrapped,
    ensured: (wanted: Inputs) => Promise<Outputs>,
    olds?: Unwrapped,
  ): Promise<{ id: string; properties: Properties }> {
    try {
      const outputs = await ensured(canonical<Inputs>(inputs));
      return { id: type.id(outputs), properties: json(outputs, inputs) };
    } catch (error) {
      if (!(error instanceof NotEnsuredError)) throw error;
      const outputs = error.outputs as Outputs;
      // A part of what was declared before may be left, such as the users of an entry that could not be lifted.
      const secrets = new Set([...(olds?.secrets ?? []), ...inputs.secrets]);
      throw new InitializationError(type.id(outputs), json(outputs, { ...inputs, secrets }), error);
    }
  }

  return {
    hidingSecrets: (properties, work) => hidingSecretsOf(type, properties, work),
    check(olds, news, urn) {
      const { inputs, failures } = lifecycle.check(type, olds.plain, news.plain, urn);
      return { inputs: json(inputs, news), failures: toldFailures(type.properties, failures, [olds, news]) };
    },
    diff(olds, news) {
      const wanted = canonical<Partial<Inputs>>(news);
      const changed = lifecycle.changedProperties(type, canonical(olds), wanted);
      const names = changed.map(([name]) => name);
      const places = changed.flatMap(([name, { kind }]) => {
        const [old, next] = [olds, news].map(({ plain }) => kind.shown?.(plain[name]) ?? plain[name]);
        return [...detailedDiff(name, old, next)];
      });
      return {
        changes: changed.length > 0 || renewedAmong(type.subjects(wanted)).size > 0,
        changed: names,
        replaces: changed.filter(([, { replaces }]) => replaces).map(([name]) => name),
        detailed: new Map(places),
      };
    },
    async create(inputs, isPreview) {
      if (isPreview) return { id: "", properties: previewed(inputs, {}) };
      return saving(inputs, (wanted) => lifecycle.create(type, liveClient, wanted));
    },
    async update(olds, news, isPreview) {
      if (isPreview) return previewed(news, olds.plain);
      const before = canonical<Partial<Outputs>>(olds);
      const { properties } = await saving(news, (wanted) => lifecycle.update(type, liveClient, wanted, before), olds);
      return properties;
    },
    async read(id, properties) {
      const isById = Object.keys(properties.plain).length === 0;
      const given = {
        id,
        props: canonical<Partial<Outputs>>(properties),
        pick: (found: Observed<Inputs, Outputs>) => found,
      };
      const wanted = isById ? (type.lookUp?.(id) ?? given) : given;
      const found = await lifecycle.read(type, liveClient, wanted.id, wanted.props);
      if (found === undefined) return undefined;
      const { inputs, outputs } = wanted.pick(found);
      return { id: wanted.id, properties: json(outputs, properties), inputs: json(inputs, properties) };
    },
    delete: (properties) => type.remove(liveClient, canonical<Outputs>(properties)),
  };
}
