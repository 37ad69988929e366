import { isDeepStrictEqual } from "node:util";
import { fromKey } from "../properties/mapKeys";
import { entryAsInput } from "../properties/muteEntries";
import { declaredGroup, secretValue } from "./declaredGroup";
import type { DeclaredGroup } from "./declaredGroup";
import type { GroupStep } from "./groupStep";
import { isObject } from "../text/isObject";
import { propertiesOf } from "./previewDigest";
import type { PreviewResource, PreviewStep } from "./previewDigest";

/** A group of an AppMutes, and its entry as the preview shows it, in full. */
interface Entry {
  group: DeclaredGroup;
  shown: unknown;
}

/** Steps that have a resource before and after them. */
const changes = new Set(["update", "replace", "create-replacement", "import-replacement"]);

/** A step of an AppMutes as one for each of its groups. */
export function stepsOfAppMutes({ op, urn, oldState, newState }: PreviewStep): GroupStep[] {
  // An entry that is taken out of a resource that stays knows only what it says itself.
  const isDeleted = op !== "update";
  const olds = oldState ? entriesOf(urn, oldState, "outputs", isDeleted) : [];
  const news = newState ? entriesOf(urn, newState, "inputs", isDeleted) : [];
  const wasHidden = olds.some(({ group }) => group.isMap);
  const isHidden = news.some(({ group }) => group.isMap);
  const oldByUrn = new Map(olds.map((entry) => [entry.group.urn, entry]));
  const newUrns = new Set(news.map(({ group }) => group.urn));
  const unfinished = oldState && propertiesOf(oldState, "outputs")["unfinished"];

  const [opOfNew, opOfGone] = changes.has(op) ? ["create", "delete"] : [op, op];
  const wanted = news.map(({ group, shown }): GroupStep => {
    const old = oldByUrn.get(group.urn);
    if (old !== undefined) return ofEntry(op, old, { group, shown }, unfinished);
    if (!changes.has(op) || !(wasHidden || group.isMap)) return { op: opOfNew, wanted: group };
    if (group.isMap) return { op: opOfNew, wanted: group, isUndecided: true };
    // It may have been in the map that is hidden.
    return { op, old: { ...group, speech: { kind: "unknown" } }, wanted: group };
  });
  const gone = olds
    .filter(({ group }) => !newUrns.has(group.urn))
    .map(({ group }) => ({
      op: opOfGone,
      old: group,
      isUndecided: isHidden || (group.isMap === true && newState !== undefined),
    }));
  return [...wanted, ...gone];
}

function ofEntry(op: string, old: Entry, wanted: Entry, unfinished: unknown): GroupStep {
  const step = { op, old: old.group, wanted: wanted.group };
  if (op !== "update" || !isDeepStrictEqual(old.shown, wanted.shown)) return step;
  // The engine does not say which entries of an AppMutes changed, and shows every secret alike.
  if (hasSecret(wanted.shown)) return { ...step, isUndecided: true };
  const isUnfinished = Array.isArray(unfinished) && unfinished.includes(wanted.group.groupId);
  return isUnfinished ? step : { ...step, op: "same" };
}

function entriesOf(urn: string, resource: PreviewResource, side: "outputs" | "inputs", isDeleted: boolean): Entry[] {
  const { groups, ...app } = propertiesOf(resource, side);
  const isRetained = isDeleted && resource.retainOnDelete === true;
  if (groups === undefined) return [];
  if (!isObject(groups)) {
    // Not known or a secret, the whole of it.
    const group = declaredGroup(urn, { ...app, groupId: groups, muted: groups }, isRetained);
    return [{ group: { ...group, isMap: true }, shown: groups }];
  }
  return Object.entries(groups).map(([key, entry]) => {
    const groupId = fromKey(key);
    // What is said of a whole entry is said of whether it is muted.
    const { retainOnDelete, ...mute } = isObject(entry) ? entryAsInput(entry) : { muted: entry };
    const group = declaredGroup(
      `${urn}/${groupId}`,
      { ...app, ...mute, groupId },
      isRetained || retainOnDelete === true,
    );
    return { group, shown: mute };
  });
}

function hasSecret(shown: unknown): boolean {
  return shown === secretValue || (isObject(shown) && Object.values(shown).some(hasSecret));
}
