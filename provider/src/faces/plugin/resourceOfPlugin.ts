import { renewedAmong } from "../../handover/renewed";
import * as lifecycle from "../../lifecycle";
import { NotEnsuredError, type Observed, type ResourceType } from "../../lifecycle/resourceType";
import type { InputFailure } from "../../properties/checkInputs";
import { secretOutputs, userProperties, usersOf } from "../../properties/property";
import { fromState, toJson } from "../../properties/stateForm";
import { unknownValue } from "../../properties/unknown";
import { liveClient } from "../account";
import { InitializationError } from "../initializationError";
import { type ChangeKind, detailedDiff } from "./detailedDiff";
import { type Properties, unwrapSecrets, wrapSecrets } from "./secretValues";

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

/** A resource type in the terms of the engine's plugin protocol: properties are JSON, in which secrets are marked. */
export interface ResourceOfPlugin {
  /** The users that a secret of the properties names; absent where none of it names users. */
  secretUsers(properties: Properties): readonly string[] | undefined;
  check(olds: Properties, news: Properties): { inputs: Properties; failures: InputFailure[] };
  diff(olds: Properties, news: Properties): PluginDifference;
  /** @throws InitializationError where something is there all the same */
  create(inputs: Properties, isPreview: boolean): Promise<{ id: string; properties: Properties }>;
  /** @throws InitializationError where something is there all the same */
  update(olds: Properties, news: Properties, isPreview: boolean): Promise<Properties>;
  /** Undefined where it is gone. */
  read(id: string, properties: Properties): Promise<ReadResource | undefined>;
  delete(properties: Properties): Promise<void>;
}

/** Serves a resource type to the plugin protocol. */
export function resourceOfPlugin<Inputs extends object, Outputs extends Inputs>(
  type: ResourceType<Inputs, Outputs>,
): ResourceOfPlugin {
  const canonical = <Plain extends object>(properties: Properties): Plain =>
    fromState(type, unwrapSecrets(properties).plain) as Plain;
  const json = (plain: object, like: Properties): Properties =>
    wrapSecrets(toJson(type, plain), new Set([...unwrapSecrets(like).secrets, ...secretOutputs(type)]));
  /** What the call will make of it, as far as that is known before. */
  const previewed = (inputs: Properties, olds: Properties): Properties => ({
    ...inputs,
    ...Object.fromEntries(
      Object.entries(type.outputs).map(([name, { stable }]) => [name, (stable && olds[name]) ?? unknownValue]),
    ),
  });
  async function saving(
    inputs: Properties,
    ensured: (wanted: Inputs) => Promise<Outputs>,
  ): Promise<{ id: string; properties: Properties }> {
    try {
      const outputs = await ensured(canonical<Inputs>(inputs));
      return { id: type.id(outputs), properties: json(outputs, inputs) };
    } catch (error) {
      if (!(error instanceof NotEnsuredError)) throw error;
      const outputs = error.outputs as Outputs;
      throw new InitializationError(type.id(outputs), json(outputs, inputs), error);
    }
  }

  return {
    secretUsers(properties) {
      const { secrets } = unwrapSecrets(properties);
      const isSecret = userProperties(type.properties).some((name) => secrets.has(name));
      return isSecret ? usersOf(type.properties, canonical(properties)) : undefined;
    },
    check(olds, news) {
      const { inputs, failures } = lifecycle.check(type, unwrapSecrets(olds).plain, unwrapSecrets(news).plain);
      return { inputs: json(inputs, news), failures };
    },
    diff(olds, news) {
      const [before, after] = [olds, news].map((each) => unwrapSecrets(each).plain) as [Properties, Properties];
      const wanted = canonical<Partial<Inputs>>(news);
      const changed = lifecycle.changedProperties(type, canonical(olds), wanted);
      const names = changed.map(([name]) => name);
      const places = names.flatMap((name) => [...detailedDiff(name, before[name], after[name])]);
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
      if (isPreview) return previewed(news, olds);
      const before = canonical<Partial<Outputs>>(olds);
      const { properties } = await saving(news, (wanted) => lifecycle.update(type, liveClient, wanted, before));
      return properties;
    },
    async read(id, properties) {
      const isById = Object.keys(properties).length === 0;
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
