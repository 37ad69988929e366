import type { CallParameters } from "./signedCall";
import type { Target } from "./contract";

/** The parameters that name a new group, and others. */
export async function onNewGroup(target: Target, parameters: CallParameters = {}): Promise<CallParameters> {
  return { AppId: target.appId, GroupId: await target.group(), ...parameters };
}

/** What DescribeLiveMessageGroupBand says, its lists in alphabetical order, because no order is documented. */
export async function readMute(target: Target, group: CallParameters) {
  const { AppId, GroupId } = group as { AppId: string; GroupId: string };
  const { body } = await target.call("DescribeLiveMessageGroupBand", { AppId, GroupId });
  const list = (name: string): string[] => ((body[name] ?? []) as string[]).toSorted();
  return { mutedAll: body["IsbannedAll"], muted: list("BannedUserList"), exempt: list("UnbannedUserList") };
}
