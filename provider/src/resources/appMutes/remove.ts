import type { LiveClient } from "../../live/liveClient";
import type { AppMutesOutputs } from "../../properties/appMutes";
import { failureReasons, GroupsFailedError } from "./failures";
import { liftGroups } from "./liftGroups";

/** Lifts the mutes. @throws GroupsFailedError where some could not be: the next delete goes on with these */
export async function remove(client: () => LiveClient, props: AppMutesOutputs): Promise<void> {
  const failures = await liftGroups(client, props, [...props.groups]);
  if (failures.length > 0)
    throw new GroupsFailedError(failureReasons(failures).join("\n"), { cause: failures[0]?.error });
}
