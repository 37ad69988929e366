import { type DataCenter, type Emulator, type JournalCall, startEmulator, type Switches } from "alicloud-live-emulator";

import type { World } from "../../../unit/command/support/livemessage";
import { livemessageOn } from "../../../unit/command/support/livemessageOn";

/** What a probe printed as JSON. */
export interface PrintedReport {
  readonly switches: Partial<Switches>;
  readonly rows: readonly { switch: string; status: string; value?: unknown; seen: string }[];
}

/** The app that is probed, with other groups in it. */
export const app = { appId: "demo", groups: ["hall", "stage"] };

/** An emulator with that app. */
export async function probedEmulator(
  switches: Partial<Switches>,
  dataCenter: DataCenter = "cn-shanghai",
): Promise<Emulator> {
  const emulator = await startEmulator({ switches, quota: false });
  emulator.createApp({ appId: app.appId, dataCenter });
  for (const groupId of app.groups) emulator.createGroup(app.appId, groupId);
  return emulator;
}

/** A test on an emulator of its own, so that tests can run side by side: they wait for most of their time. */
export function onEmulator(work: (emulator: Emulator) => Promise<void>): () => Promise<void> {
  return async () => {
    const emulator = await probedEmulator({ acknowledgementMs: 0 });
    try {
      await work(emulator);
    } finally {
      await emulator.close();
    }
  };
}

/** Runs the command on an emulator. */
export function probe(
  emulator: Emulator,
  args: readonly string[] = [],
  world: World = {},
): Promise<{ code: number; out: string; err: string }> {
  return livemessageOn(emulator, ["probe", "--app", app.appId, ...args], world);
}

/** Runs it with `--yes --json`. */
export async function probeAll(
  emulator: Emulator,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number; err: string; report: PrintedReport }> {
  const { code, out, err } = await probe(emulator, ["--yes", "--json", ...args], { env });
  return { code, err, report: (out === "" ? undefined : JSON.parse(out)) as PrintedReport };
}

/** Sees to it that the probe's group is deleted, and that no other group was written to. */
export function expectClean(emulator: Emulator): void {
  const groups = emulator.state.app(app.appId)!.groups(Date.now());
  expect(groups.filter(({ deleted }) => !deleted).map(({ id }) => id)).toEqual(app.groups);
  const own = groups.filter(({ deleted }) => deleted).map(({ id }) => id);
  expect(own).toHaveLength(1);
  const others = emulator.journal.calls().filter(({ parameters }) => touches(parameters, own[0]!));
  // A group that never was, and is read and deleted to see what is answered.
  expect(others.map(({ operation }) => operation)).toEqual(
    others.length === 0 ? [] : ["DescribeLiveMessageGroup", "DeleteLiveMessageGroup"],
  );
  expect(new Set(others.map(({ parameters }) => parameters["GroupId"])).size).toBeLessThan(2);
  expect(others.every(({ effect }) => effect === undefined)).toBe(true);
}

function touches({ GroupId }: JournalCall["parameters"], own: string): boolean {
  return GroupId !== undefined && GroupId !== own;
}
