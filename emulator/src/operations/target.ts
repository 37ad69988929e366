import { inputInvalid, noAuth, notFound } from "../errors/catalogue";
import { dataCenters, type App } from "../store/app";
import type { Group } from "../store/group";
import type { OperationContext } from "./operation";
import { id, required, text, type Parameter } from "./parameters";

/** The data center an app lives in. */
export const dataCenter: Parameter<string | undefined> = text({
  pattern: new RegExp(`^(${dataCenters.join("|")})$`),
  rule: `takes ${dataCenters.join(" or ")}`,
});

/** The parameters of an operation on an app, and on a group. */
export const appParameters = { AppId: required(text({ maxBytes: 128 })) };
export const groupParameters = { ...appParameters, GroupId: required(id()) };

/**
 * The app that a request names.
 * @throws ServiceError ResourceNotExist, NoAuth (another account's, or disabled), InputInvalid (in the other data center)
 */
export function findApp(
  parameters: { readonly AppId: string; readonly DataCenter: string | undefined },
  { account, state, switches }: OperationContext,
): App {
  const app = state.app(parameters.AppId);
  if (!app || app.accountId !== account.id) {
    if (app && switches.foreignApp === "no-auth") throw noAuth("The app belongs to another account");
    throw notFound("The app");
  }
  if (app.disabled && switches.disabledApp !== "ok") {
    throw switches.disabledApp === "no-auth" ? noAuth("The app is disabled") : notFound("The app (it is disabled)");
  }
  const wanted = wantedDataCenter(parameters.DataCenter, switches.omittedDataCenter);
  if (wanted !== undefined && wanted !== app.dataCenter) {
    throw switches.dataCenterMismatch === "invalid"
      ? inputInvalid("DataCenter is not the data center of the app")
      : notFound("The app");
  }
  return app;
}

/** The data center that a request means; undefined for any. */
export function wantedDataCenter(given: string | undefined, omitted: "any" | "cn-shanghai"): string | undefined {
  if (given) return given;
  return omitted === "any" ? undefined : omitted;
}

/**
 * The group that a request names, softly deleted or not.
 * @throws ServiceError as {@link findApp}, and ResourceNotExist
 */
export function findGroup(
  parameters: { readonly AppId: string; readonly GroupId: string; readonly DataCenter: string | undefined },
  context: OperationContext,
): Group {
  const group = findApp(parameters, context).group(parameters.GroupId, context.clock.now());
  if (!group) throw notFound("The group");
  return group;
}

/**
 * The group that a request names, if it can be used.
 * @throws ServiceError as {@link findGroup}, and ResourceNotExist for a deleted one
 */
export function findLiveGroup(parameters: Parameters<typeof findGroup>[0], context: OperationContext): Group {
  const group = findGroup(parameters, context);
  if (group.deleted) throw notFound("The group (it was deleted)");
  return group;
}
