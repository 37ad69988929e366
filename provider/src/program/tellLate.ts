import type * as pulumi from "@pulumi/pulumi";
import { isDryRun } from "@pulumi/pulumi/runtime/settings";
import { randomUUID } from "node:crypto";
import { type LateMutes, noteOfKnown, noteOfLate } from "../handover/lateMutes";
import { isPlainList } from "./claimGroups";
import { foretold } from "./foretold";
import { isLater } from "./isLater";
import { isMocked } from "./sdk/isMocked";
import { tellDeclared } from "./tellDeclared";

/**
 * Tells the provider processes of this run that a resource declares mutes of which not all ids are known yet. Where an id
 * never is, because its resource failed, say, the mutes stay told so. A preview lifts nothing, so nothing is told there.
 * @returns tells that the mutes are declared now
 */
export function tellLate(
  appId: pulumi.Input<string>,
  groupIds: pulumi.Input<pulumi.Input<string>[]>,
): (() => void) | undefined {
  if ((!isLater(appId) && isPlainList(groupIds)) || isDryRun() || isMocked()) return undefined;
  const ids = Array.isArray(groupIds) ? groupIds.map(foretold) : undefined;
  if (ids?.length === 0) return undefined;
  const late: LateMutes = { id: randomUUID(), appId: foretold(appId), groupIds: areKnown(ids) ? ids : undefined };
  tellDeclared(noteOfLate(late));
  return () => tellDeclared(noteOfKnown(late));
}

function areKnown(ids: readonly (string | undefined)[] | undefined): ids is readonly string[] {
  return ids !== undefined && ids.every((id) => id !== undefined);
}
