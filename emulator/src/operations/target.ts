import { inputInvalid, noAuth, notFound } from "../errors/catalogue";
import type { App } from "../store/app";
import type { Group } from "../store/group";
import type { OperationContext } from "./operation";
import { id, required, text } from "./parameters";

/** The parameters of an operation on an app, and on a group. */
export const appParameters = { AppId: required(text({ maxBytes: 128 })) };
export const groupParameters = { ...appParameters, GroupId: required(id()) };

interface AppTarget {
  readonly AppId: string;
  readonly DataCenter: string | undefined;
}

interface GroupTarget extends AppTarget {
  readonly GroupId: string;
}

/**
 * The app that a request names, disabled or not.
 * @throws ServiceError ResourceNotExist, NoAuth (another account's), InputInvalid (in the other data center)
 */
export function findApp(target: AppTarget, { account, state, switches }: OperationContext): App {
  const app = state.app(target.AppId);
  if (!app || app.accountId !== account.id) {
    if (app && switches.foreignApp === "no-auth") throw noAuth("The app belongs to another account");
    throw notFound("The app");
  }
  const wanted = wantedDataCenter(target.DataCenter, switches.omittedDataCenter);
  if (wanted !== undefined && wanted !== app.dataCenter) {
    throw switches.dataCenterMismatch === "invalid"
      ? inputInvalid("DataCenter is not the data center of the app")
      : notFound("The app");
  }
  return app;
}

/**
 * The app that a request names, if it can be used.
 * @throws ServiceError as {@link findApp}, and NoAuth or ResourceNotExist for a disabled one where the switch says so
 */
export function findEnabledApp(target: AppTarget, context: OperationContext): App {
  const app = findApp(target, context);
  const { disabledApp } = context.switches;
  if (!app.disabled || disabledApp === "ok") return app;
  throw disabledApp === "no-auth" ? noAuth("The app is disabled") : notFound("The app (it is disabled)");
}

/** The data center that a request means; undefined for any. */
export function wantedDataCenter(given: string | undefined, omitted: "any" | "cn-shanghai"): string | undefined {
  if (given) return given;
  return omitted === "any" ? undefined : omitted;
}

/**
 * The group that a request names, softly deleted or not.
 * @throws ServiceError as {@link findEnabledApp}, and ResourceNotExist
 */
export function findGroup(target: GroupTarget, context: OperationContext): Group {
  const group = findEnabledApp(target, context).group(target.GroupId, context.clock.now());
  if (!group) throw notFound("The group");
  return group;
}

/**
 * The group that a request names, if it can be used.
 * @param takesDeleted whether a softly deleted one can; default: what the switch says
 * @throws ServiceError as {@link findGroup}, and ResourceNotExist for a deleted one
 */
export function findLiveGroup(
  target: GroupTarget,
  context: OperationContext,
  takesDeleted = context.switches.callsOnDeletedGroup === "ok",
): Group {
  const group = findGroup(target, context);
  if (group.deleted && !takesDeleted) throw notFound("The group (it was deleted)");
  return group;
}
