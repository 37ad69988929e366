import { fromExemptUsers } from "../properties/exemptUsers";
import { isUnknown } from "../properties/unknown";
import type { PreviewResource } from "./previewDigest";
import type { Speech } from "./speech";

/** How the JSON of a preview shows a secret. */
export const secretValue = "[secret]";

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
  if (muted === secretValue) return { kind: "secret" };
  if (muted === false) return { kind: "everyone" };
  if (isUnknown(exceptUsers)) return { kind: "unknown" };
  if (exceptUsers === secretValue) return { kind: "secret" };
  return { kind: "only", users: fromExemptUsers(exceptUsers) };
}

function known(value: unknown): string | undefined {
  return typeof value === "string" && !isUnknown(value) ? value : undefined;
}
