import { type Property, type PropertyKind, rowsOf, type TypeDescription } from "../properties/property";
import { isUnknown } from "../properties/unknown";
import { unknownIdentityDiffers } from "./identity";

/** What the engine is told of a difference. */
export interface Difference {
  readonly changes: boolean;
  readonly replaces: string[];
  readonly deleteBeforeReplace: boolean;
}

/**
 * Compares what was observed with what is wanted, property by property of the type's table. What a replaced resource
 * declared is taken back after the whole program was heard, since a resource that comes later may take over its group.
 * @param isStale whether what was observed may not hold any more, so that it has to be looked at in any case
 */
export function diff<Inputs extends object>(
  type: TypeDescription<Inputs>,
  olds: Record<string, unknown>,
  news: Record<string, unknown>,
  isStale = false,
): Difference {
  const changed = changedProperties(type, olds, news);
  return {
    changes: isStale || changed.length > 0,
    replaces: changed.filter(([, { replaces }]) => replaces).map(([name]) => name),
    deleteBeforeReplace: false,
  };
}

/** The properties of a type's table that differ. */
export function changedProperties<Inputs extends object>(
  type: TypeDescription<Inputs>,
  olds: Record<string, unknown>,
  news: Record<string, unknown>,
): [name: string, property: Property<unknown>][] {
  return rowsOf(type.properties).filter(([name, { kind, replaces }]) =>
    isUnknown(news[name]) ? !replaces || unknownIdentityDiffers() : !same(kind, olds[name], news[name]),
  );
}

/** A value that was left out may be null. */
function same(kind: PropertyKind<unknown>, old: unknown, wanted: unknown): boolean {
  const [isLeftOut, wasLeftOut] = [wanted ?? null, old ?? null].map((value) => value === null);
  return isLeftOut || wasLeftOut ? isLeftOut === wasLeftOut : kind.same(old, wanted);
}
