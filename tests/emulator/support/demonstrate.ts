import type { Emulator, Switches } from "alicloud-live-emulator";
import type { SwitchRow } from "../../../emulator/src/switches/switchRow";
import { emulatorForEachTest } from "./emulators";
import { call, type CallParameters } from "./signedCall";

const group = { AppId: "app", GroupId: "g" };
const seed = {
  apps: [{ appId: "app" }],
  groups: [
    { appId: "app", groupId: "g" },
    { appId: "app", groupId: "gone", deleted: true },
  ],
};

/** An emulator for each test of the file with the groups "g" and "gone", and short ways to call it about "g". */
export function useSwitchEmulator() {
  const emulator = emulatorForEachTest({ seed });
  const send = (action: string, parameters: CallParameters = {}) =>
    call(emulator(), action, { ...group, ...parameters });
  const set = (switches: Partial<Switches>) => Object.assign(emulator().switches, switches);
  const outcome = async (action: string, parameters: CallParameters = {}) => {
    const { status, body } = await send(action, parameters);
    return status === 200 ? "ok" : `${status} ${String(body["Code"])}`;
  };
  const lists = async () => {
    const { body } = await send("DescribeLiveMessageGroupBand");
    return [body["IsbannedAll"], body["BannedUserList"], body["UnbannedUserList"]];
  };
  return { emulator, group, send, set, outcome, lists };
}

/** One demonstration per switch: what comes over the wire with each of its values. */
export type Demonstrations<Table> = {
  readonly [Name in keyof Table & keyof Switches]: {
    readonly show: (emulator: Emulator) => Promise<unknown>;
    readonly expected: readonly (readonly [value: Switches[Name], wire: unknown])[];
  };
};

/** Declares the tests of a table of switches. */
export function demonstrate<Table extends object>(
  emulator: () => Emulator,
  table: Table,
  demonstrations: Demonstrations<Table>,
): void {
  const rows = Object.entries(table) as [keyof Table & keyof Switches, SwitchRow<unknown>][];
  describe.each(rows)("%s", (name, { values, default: standard }) => {
    const { show, expected } = demonstrations[name];
    test.each(expected as readonly [unknown, unknown][])("%j", async (value, wire) => {
      Object.assign(emulator().switches, { [name]: value });
      expect(await show(emulator())).toEqual(wire);
    });
    test("each of its values is shown, the default first", () => {
      expect(expected[0]?.[0]).toBe(standard);
      const shown = (expected as readonly [unknown, unknown][]).map(([value]) => value);
      if (values !== "number") expect(new Set(shown)).toEqual(new Set<unknown>(values));
    });
  });
}
