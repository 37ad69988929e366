import { PackageError } from "../../errors/packageError";
import { mayHaveBeenApplied } from "../../live/errors";
import type { GroupAddress } from "../../live/groupAddress";
import type { LiveClient } from "../../live/liveClient";
import type { Surroundings } from "../command";
import { Progress } from "../progress";
import { Lab, type LabParts } from "./lab";
import { disableApp, type OwnApp } from "./ownApp";
import { deleteGroup, makeGroup, waitForGroup } from "./ownGroup";
import type { ProbeRow } from "./probeRow";
import { runProbes, type Stop } from "./runProbes";

/** What came out of a probe of a group. */
export interface ProbedGroup {
  readonly lab: Lab;
  readonly stop: Stop;
  /** Whether the group could not be deleted. */
  readonly isLeft: boolean;
}

/** Makes the group, runs the probes, and deletes the group whatever happens. @throws what makeGroup throws */
export async function probeGroup(
  parts: Pick<LabParts, "client" | "group" | "clientOf">,
  rows: readonly ProbeRow[],
  world: Surroundings,
): Promise<ProbedGroup> {
  const { client, group } = parts;
  let creation;
  try {
    creation = await makeGroup(client, group, world.cancelled);
  } catch (error) {
    if (mayHaveBeenApplied(error)) await removed(client, group, world);
    throw error;
  }
  const lab = new Lab({ ...parts, creation, tell: (message) => world.err(`${message}\n`) });
  const progress = new Progress(world, "probes");
  const run = async (): Promise<Stop> => {
    await waitForGroup(client, group, world.cancelled);
    return runProbes(lab, rows, world.cancelled, (done) => progress.at(done, rows.length));
  };
  const [probed] = await Promise.allSettled([run()]);
  progress.end();
  if (world.cancelled.aborted)
    world.err(`the group ${group.groupId} is being deleted; a second Ctrl-C would leave it\n`);
  const isLeft = !(await removed(client, group, world));
  if (lab.madeApp) await retire(client, lab.madeApp, group.dataCenter, world);
  if (probed.status === "rejected") throw probed.reason;
  return { lab, stop: probed.value, isLeft };
}

/** Disables the app; says so, and where it could not. */
async function retire(
  client: LiveClient,
  app: OwnApp,
  dataCenter: string | undefined,
  world: Surroundings,
): Promise<void> {
  const what = `app ${app.appId} (${app.name})`;
  try {
    await disableApp(client, app, dataCenter);
    world.err(`${what} is left behind, disabled: delete it on the console\n`);
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    world.err(
      `livemessage: ${what} is left behind, and COULD NOT BE DISABLED: delete it on the console. ${error.message}\n`,
    );
  }
}

/** Deletes the group; says so, and where it could not. */
async function removed(client: LiveClient, group: GroupAddress, world: Surroundings): Promise<boolean> {
  const what = `group ${group.groupId} of app ${group.appId}`;
  try {
    await deleteGroup(client, group);
    world.err(`${what} was deleted\n`);
    return true;
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    world.err(`livemessage: ${what} COULD NOT BE DELETED. Delete it on the console. ${error.message}\n`);
    return false;
  }
}
