import type * as pulumi from "@pulumi/pulumi";
import { ConfigurationSource } from "./account/configurationSource";
import type { GroupMuteInputs, GroupMuteOutputs } from "./resources/groupMute/groupMuteState";
import { announce } from "./lifecycle/announce";
import { endWithEngine } from "./faces/dynamic/endWithEngine";
import * as lifecycle from "./lifecycle";
import { asPlainError } from "./faces/dynamic/plainError";
import { LiveClient } from "./live/liveClient";

/*
 * What the engine's dynamic-provider process loads. State names this module as `pulumi-alicloud-livemessage/provider`,
 * so the name and the older forms of its data are for ever.
 */

let source = new ConfigurationSource(() => undefined, process.env);
let client: LiveClient | undefined;

/** Keeps the configuration. Reading it waits for the first call: an error here would leave later calls unconfigured. */
export function configure({ config }: pulumi.dynamic.ConfigureRequest): Promise<void> {
  endWithEngine();
  source = new ConfigurationSource((key) => config.get(key), process.env);
  client = undefined;
  return Promise.resolve();
}

/** The client is made when a call needs it: a preview needs neither credentials nor the client library. */
function liveClient(): LiveClient {
  return (client ??= new LiveClient(source, announce));
}

export function check(
  olds: Record<string, unknown> | undefined,
  news: Record<string, unknown>,
): Promise<pulumi.dynamic.CheckResult> {
  return asPlainError(() => lifecycle.check(olds ?? {}, news));
}

export function diff(
  _id: string,
  olds: Record<string, unknown>,
  news: Record<string, unknown>,
): Promise<pulumi.dynamic.DiffResult> {
  return asPlainError(() => lifecycle.diff(olds, news));
}

export function create(inputs: GroupMuteInputs): Promise<pulumi.dynamic.CreateResult> {
  return asPlainError(() => lifecycle.create(liveClient(), inputs));
}

export function update(
  _id: string,
  olds: GroupMuteOutputs,
  news: GroupMuteInputs,
): Promise<pulumi.dynamic.UpdateResult> {
  return asPlainError(() => lifecycle.update(liveClient(), olds, news));
}

export function read(id: string, props: Partial<GroupMuteOutputs>): Promise<pulumi.dynamic.ReadResult> {
  return asPlainError(async () => (await lifecycle.read(liveClient(), id, props)) as pulumi.dynamic.ReadResult);
}

function remove(_id: string, props: GroupMuteOutputs): Promise<void> {
  return asPlainError(() => lifecycle.lift(liveClient, props));
}

export { remove as delete };
