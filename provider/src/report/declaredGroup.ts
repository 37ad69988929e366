import type { PreviewResource } from "./previewDigest";
import type { Speech } from "./speech";

/** Type token of a GroupMute in state; it never changes. */
export const GROUP_MUTE_TYPE = "pulumi-nodejs:dynamic/livemessage:GroupMute";

/** How the engine writes a value that is known only during the update (any type; see the SDKs' rpc code). */
const UNKNOWN_VALUES = new Set([
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9", // text, and what Node programs send for all types
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // flag
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // list
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // map
]);

/** How the JSON of a preview shows a secret. */
const SECRET_VALUE = "[secret]";

/** What one resource says about one group. An id is absent while it is unknown. */
export interface DeclaredGroup {
  appId?: string;
  groupId?: string;
  speech: Speech;
  retainOnDelete: boolean;
}

/** Reads the resource of a preview; outputs are what is there, inputs what is wanted. */
export function declaredGroup(resource: PreviewResource, side: "outputs" | "inputs"): DeclaredGroup {
  const properties = resource[side] ?? resource.inputs ?? {};
  const appId = known(properties["appId"]);
  const groupId = known(properties["groupId"]);
  return {
    ...(appId === undefined ? {} : { appId }),
    ...(groupId === undefined ? {} : { groupId }),
    speech: speechOf(properties["muted"], properties["exceptUsers"]),
    retainOnDelete: resource.retainOnDelete === true,
  };
}

function speechOf(muted: unknown, exceptUsers: unknown): Speech {
  if (isUnknown(muted)) return { kind: "unknown" };
  if (muted === SECRET_VALUE) return { kind: "secret" };
  if (muted === false) return { kind: "everyone" };
  if (isUnknown(exceptUsers)) return { kind: "unknown" };
  if (exceptUsers === SECRET_VALUE) return { kind: "secret" };
  return { kind: "only", users: Object.keys(exceptUsers ?? {}).sort() };
}

function known(value: unknown): string | undefined {
  return typeof value === "string" && !isUnknown(value) ? value : undefined;
}

function isUnknown(value: unknown): boolean {
  return typeof value === "string" && UNKNOWN_VALUES.has(value);
}
