import { quote } from "../text/quote";
import type { SwitchRow } from "./switchRow";
import { type Switches, switchTable } from "./switches";

/** The switches at their defaults, changed by `changes`; the object may be changed while the emulator runs. */
export function createSwitches(changes: Partial<Switches> = {}): Switches {
  const defaults = Object.fromEntries(Object.entries(switchTable).map(([name, row]) => [name, row.default]));
  const switches = Object.seal(defaults as unknown as Switches);
  applySwitches(switches, changes);
  return switches;
}

/**
 * Sets switches by name, all or none.
 * @throws TypeError for an unknown name or a value that the switch does not take
 */
export function applySwitches(
  switches: Switches,
  changes: Readonly<Record<string, unknown>> | Partial<Switches>,
): void {
  const accepted = Object.entries(changes).filter(([, value]) => value !== undefined);
  for (const [name, value] of accepted) checkSwitch(name, value);
  Object.assign(switches, Object.fromEntries(accepted));
}

function checkSwitch(name: string, value: unknown): void {
  if (!Object.hasOwn(switchTable, name)) {
    throw new TypeError(`There is no switch ${quote(name)}. The switches are ${Object.keys(switchTable).join(", ")}.`);
  }
  const { values, least } = switchTable[name as keyof Switches] as SwitchRow<unknown>;
  if (values === "number" ? Number.isSafeInteger(value) && (value as number) >= least : values.includes(value)) return;
  const taken = values === "number" ? `a whole number from ${least}` : values.map((each) => quote(each)).join(", ");
  throw new TypeError(`Switch "${name}" takes ${taken}, not ${quote(value)}.`);
}
