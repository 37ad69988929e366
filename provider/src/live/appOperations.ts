import { asWritten, writtenId } from "../text/writtenId";
import { LiveError } from "./errors";
import type { LiveClient } from "./liveClient";
import { readFlag } from "./readFlag";
import type { CallParameters } from "./signedRequest";

/** Who looks at messages before they are sent. */
export interface AppAudit {
  /** 0 nobody, 1 the service, 2 what answers at the URL. */
  readonly type: number;
  /** Empty unless the type is 2. */
  readonly url: string;
}

/** What a program says of an app. */
export interface AppProfile {
  readonly appName: string;
  /** Days that stored messages are kept: 30, 90 or 180. */
  readonly messageLifeCycle: number;
  readonly audit: AppAudit;
  /** Where the service tells of events; empty where it does not. */
  readonly eventCallbackUrl: string;
}

/** An app as it is addressed. */
export interface AppAddress {
  readonly appId: string;
  /** Data center of the app; left out where the service finds it. */
  readonly dataCenter?: string;
}

/** The secrets of an app, by which clients of it are let in. */
export interface AppSecrets {
  readonly appKey: string;
  readonly appSign: string;
}

/** An app as the service answers it. */
export interface AppFound extends AppProfile, AppSecrets {
  readonly appId: string;
  readonly dataCenter: string;
  readonly disabled: boolean;
}

/** One app of a list. */
export interface ListedAppItem {
  readonly appId: string;
  readonly appName: string;
  readonly dataCenter: string;
  readonly disabled: boolean;
  readonly messageLifeCycle: number;
  /** Unix seconds. */
  readonly createTime: number;
}

/** Days by the number that the service has for them. */
const lifeCycles = [30, 90, 180];

/** All days that the service knows. */
export const messageLifeCycles: readonly number[] = lifeCycles;

/** Reads an app. @throws AppNotFoundError and other LiveErrors, as all functions here */
export async function describeApp(client: LiveClient, app: AppAddress): Promise<AppFound> {
  const answer = await client.call("DescribeLiveMessageApp", appParameters(app));
  const type = Number(answer.AuditType ?? 0);
  return {
    appId: app.appId,
    appName: textOf(answer.AppName),
    dataCenter: textOf(answer.DataCenter),
    messageLifeCycle: daysOf(answer.MsgLifeCycle),
    audit: { type, url: type === 2 ? textOf(answer.AuditUrl) : "" },
    eventCallbackUrl: textOf(answer.EventCallbackUrl),
    disabled: readFlag(answer.Disable) === true,
    appKey: textOf(answer.AppKey),
    appSign: textOf(answer.AppSign),
  };
}

/** Makes an app, and returns its id. It is not tried again once it may have taken effect. */
export async function createApp(
  client: LiveClient,
  { appName, messageLifeCycle, audit, eventCallbackUrl }: AppProfile,
  dataCenter: string | undefined,
): Promise<string> {
  const answer = await client.call("CreateLiveMessageApp", {
    AppName: asWritten(appName),
    DataCenter: dataCenter,
    MsgLifeCycle: lifeCycles.indexOf(messageLifeCycle),
    ...auditParameters(audit),
    ...(eventCallbackUrl === "" ? {} : { EventCallbackUrl: asWritten(eventCallbackUrl) }),
  });
  const id = textOf(answer.AppId);
  if (id !== "") return writtenId(id);
  throw new LiveError("The service's answer to CreateLiveMessageApp has no id of the new app.", {
    operation: "CreateLiveMessageApp",
    answerLost: true,
  });
}

/** Sets who looks at messages. */
export async function modifyAppAudit(client: LiveClient, app: AppAddress, audit: AppAudit): Promise<void> {
  await client.call("ModifyLiveMessageAppAudit", { ...appParameters(app), ...auditParameters(audit) });
}

/** Sets where the service tells of events; an empty URL turns that off. */
export async function modifyAppCallback(client: LiveClient, app: AppAddress, url: string): Promise<void> {
  await client.call("ModifyLiveMessageAppCallback", { ...appParameters(app), EventCallbackUrl: asWritten(url) });
}

/** Disables or enables an app. */
export async function modifyAppDisable(client: LiveClient, app: AppAddress, disabled: boolean): Promise<void> {
  await client.call("ModifyLiveMessageAppDisable", { ...appParameters(app), Disable: disabled });
}

/** All apps of the account, oldest first. */
export async function listApps(client: LiveClient, dataCenter?: string): Promise<ListedAppItem[]> {
  const apps: ListedAppItem[] = [];
  const seen = new Set<string>();
  let NextPageToken: string | undefined;
  for (;;) {
    const page = await client.call("ListLiveMessageApps", { SortType: 1, DataCenter: dataCenter, NextPageToken });
    const { AppList: list, HasMore, NextPageToken: next } = page;
    const hasMore = readFlag(HasMore);
    if (!Array.isArray(list) && !(hasMore === false && (list ?? null) === null))
      throw unreadable("it has no list of apps");
    for (const each of (list ?? []) as Record<string, unknown>[]) apps.push(listedApp(each));
    if (hasMore !== true) return apps;
    NextPageToken = typeof next === "string" || typeof next === "number" ? String(next) : undefined;
    if (NextPageToken === undefined || seen.has(NextPageToken))
      throw unreadable("it says that there are more, and does not say where");
    seen.add(NextPageToken);
  }
}

function listedApp(item: Record<string, unknown>): ListedAppItem {
  const appId = writtenId(textOf(item.AppId));
  if (appId === "") throw unreadable("an app of the list has no id");
  return {
    appId,
    appName: textOf(item.AppName),
    dataCenter: textOf(item.DataCenter),
    disabled: readFlag(item.Disable) === true,
    messageLifeCycle: daysOf(item.MsgLifeCycle),
    createTime: Number(item.CreateTime ?? 0),
  };
}

function unreadable(why: string): LiveError {
  const message = `The service's answer does not tell which apps the account has: ${why}.`;
  return new LiveError(message, { operation: "ListLiveMessageApps" });
}

function appParameters({ appId, dataCenter }: AppAddress): CallParameters {
  return { AppId: appId, DataCenter: dataCenter };
}

/** Whether what is left out is kept is not documented, so the type is always sent. */
function auditParameters({ type, url }: AppAudit): CallParameters {
  return { AuditType: type, ...(type === 2 ? { AuditUrl: asWritten(url) } : {}) };
}

function daysOf(value: unknown): number {
  return lifeCycles[Number(value ?? 0)] ?? 0;
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
