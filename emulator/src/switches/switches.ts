import { appSwitches } from "./appSwitches";
import { gatewaySwitches } from "./gatewaySwitches";
import { groupSwitches } from "./groupSwitches";
import { messageSwitches } from "./messageSwitches";
import { muteSwitches } from "./muteSwitches";
import type { SwitchRow } from "./switchRow";

/** Every switch with its default, its values and why that default was chosen. */
export const switchTable = {
  ...muteSwitches,
  ...groupSwitches,
  ...messageSwitches,
  ...appSwitches,
  ...gatewaySwitches,
};

/**
 * What the service does where its documentation is silent or contradicts itself. Each switch has a default and the
 * reason for it; a client that is right under every value needs to trust none of them.
 */
export type Switches = {
  -readonly [Name in keyof typeof switchTable]: (typeof switchTable)[Name] extends SwitchRow<infer T> ? T : never;
};
