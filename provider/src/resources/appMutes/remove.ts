import type { LiveClient } from "../../live/liveClient";
import type { AppMutesOutputs } from "../../properties/appMutes";
import { plural } from "../../text/plural";
import { failureReasons, GroupsFailedError } from "./failures";
import { liftGroups } from "./liftGroups";

/** Lifts the mutes. @throws GroupsFailedError where some could not be: the next delete goes on with these */
export async function remove(client: () => LiveClient, props: AppMutesOutputs): Promise<void> {
  const { done, failures } = await liftGroups(client, props, [...props.groups]);
  if (failures.length === 0) return;
  const lifted = [...done.values()].filter((outcome) => outcome === "lifted").length;
  // The engine keeps the state of a resource that could not be deleted as it was.
  const advice =
    lifted === 0
      ? []
      : [
          `${plural(lifted, "group")} ${lifted === 1 ? "is" : "are"} open now, and state does not say so: run the same again, or, to keep the resource, ` +
            "`pulumi up --refresh`",
        ];
  throw new GroupsFailedError([...failureReasons(failures), ...advice].join("\n"), { cause: failures[0]?.error });
}
