/* Is compiled, not run: `npm run typecheck` fails where one of the marked lines compiles. */
import { addressPart } from "../../../provider/src/properties/kinds/addressPart";
import { flag } from "../../../provider/src/properties/kinds/flag";
import type { PropertyKind, PropertyTable } from "../../../provider/src/properties/property";

interface Inputs {
  readonly appId: string;
  readonly muted?: boolean;
}

const appId = { kind: addressPart("appId"), description: "The app.", replaces: true };
const muted = { kind: flag, description: "Whether it is muted.", defaultValue: true, replaces: false };

export const whole: PropertyTable<Inputs> = { appId, muted };

// @ts-expect-error -- a property without a row would not be checked, compared or documented
export const forgotten: PropertyTable<Inputs> = { appId };

// @ts-expect-error -- a row is compared by its kind
export const withoutKind: PropertyTable<Inputs> = { appId, muted: { description: "x", replaces: false } };

// @ts-expect-error -- a kind says when two values are the same
export const neverCompared: PropertyKind<boolean> = { schema: {}, read: () => true };

// @ts-expect-error -- the kind must be one of the property's values
export const ofOtherValues: PropertyTable<Inputs> = { appId, muted: { ...muted, kind: addressPart("appId") } };

// @ts-expect-error -- each row says whether another value replaces the resource
export const withoutReplaces: PropertyTable<Inputs> = { appId, muted: { kind: flag, description: "x" } };

// @ts-expect-error -- a row that is no property is of no use
export const unknownRow: PropertyTable<Inputs> = { appId, muted, other: muted };
