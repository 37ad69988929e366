import { stripVTControlCharacters } from "node:util";

import { foldSteps, goneGroups } from "./foldSteps";
import { resourceName } from "./groupReport";
import type { GroupReport, Outcome } from "./groupReport";
import { groupSteps, isGroupMute, isOfGroups } from "./groupSteps";
import { isRefreshOnly, isStack, typeOf } from "./previewDigest";
import type { PreviewDigest, PreviewStep } from "./previewDigest";

/** Who gains and who loses speech by an update. */
export interface SpeechReport {
  /** Groups that something happens to, weightiest first. */
  groups: GroupReport[];
  /** Other resources that the update touches. */
  others: { operation: string; type: string; name: string }[];
  /** What the engine complained about; with any, the preview is not complete. */
  errors: string[];
  /** Resources that a refresh found changed without saying how: its JSON leaves that out. */
  changedUnseen: number;
  /** Whether groups that seem to be lifted may have been found to be gone: the JSON does not tell which. */
  maybeGone: boolean;
}

const weights: Record<Outcome, number> = {
  removed: 0,
  opened: 1,
  gone: 2,
  restored: 3,
  unknown: 4,
  new: 5,
  muted: 6,
  changed: 7,
  released: 8,
  unaffected: 9,
};

/**
 * Works out who gains and who loses speech, per group, from the JSON of a preview.
 * @param now when it was made, in milliseconds since 1970, which its JSON does not say. Default: the time by the clock
 */
export function reportSpeech(digest: PreviewDigest, now = Date.now()): SpeechReport {
  const steps = groupSteps(digest.steps);
  const refreshOnly = isRefreshOnly(digest);
  const groups = refreshOnly ? goneGroups(steps) : foldSteps(steps, now);
  return {
    groups: groups.sort(byWeight),
    others: refreshOnly ? [] : otherResources(digest.steps),
    errors: (digest.diagnostics ?? [])
      .filter((one) => one.severity === "error")
      .map((one) => stripVTControlCharacters(one.message).trim()),
    changedUnseen: refreshOnly ? (digest.changeSummary?.["update"] ?? 0) : 0,
    // A refresh never deletes an AppMutes: a group that is gone leaves its map.
    maybeGone:
      !refreshOnly &&
      digest.steps.some(isGroupMute) &&
      digest.steps.every((step) => step.op === "delete" && !isStack(step)),
  };
}

function otherResources(steps: readonly PreviewStep[]): SpeechReport["others"] {
  const silent = new Set(["same", "refresh", "read", "discard"]);
  return steps.flatMap((step) => {
    const type = typeOf(step);
    const isOurs = isOfGroups(step) || type === "livemessage:index:MutePolicy";
    if (silent.has(step.op) || isOurs || isStack(step)) return [];
    return [{ operation: step.op, type, name: resourceName(step.urn) }];
  });
}

function byWeight(a: GroupReport, b: GroupReport): number {
  const name = (group: GroupReport): string => `${group.appId ?? ""}/${group.groupId ?? ""} ${group.resource}`;
  return weights[a.outcome] - weights[b.outcome] || (name(a) < name(b) ? -1 : 1);
}
