import * as pulumi from "@pulumi/pulumi";
import { usersMutedIn, usersNotKnownYet } from "../handover/subject";
import type { GroupAddress } from "../live/groupAddress";
import { idText } from "../properties/idText";
import { isLater } from "./isLater";
import { tellDeclared } from "./tellDeclared";

/** Tells the provider processes of this run whom a resource mutes one by one in a group: at once, or that it will be told. */
export function tellMutedUsers(group: GroupAddress, users: pulumi.Input<unknown>): void {
  if (users === undefined) return;
  const tell = (known: unknown): void => {
    const ids = Array.isArray(known) ? known.map(idText) : [];
    tellDeclared(
      usersMutedIn(
        group,
        ids.filter((id) => typeof id === "string"),
      ),
    );
  };
  if (!isLater(users) && !(Array.isArray(users) && users.some(isLater))) return tell(users);
  tellDeclared(usersNotKnownYet(group));
  const told = (pulumi.output(users) as pulumi.Output<unknown>).apply(tell) as unknown as { promise(): Promise<void> };
  // Where an output fails, the resource itself does.
  told.promise().catch(() => undefined);
}
