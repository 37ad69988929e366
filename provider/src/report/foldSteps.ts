import { secretValue } from "./declaredGroup";
import type { DeclaredGroup } from "./declaredGroup";
import { resourceName } from "./groupReport";
import type { GroupReport, Outcome, UsersChange } from "./groupReport";
import { dueTurn } from "./dueTurn";
import type { GroupStep } from "./groupStep";
import { compareSpeech, isNoChange, noChange, usersAdded } from "./speech";
import type { Speech } from "./speech";

/** All that a preview says about one group. */
interface Trace {
  /** What state says, where the preview refreshed it. */
  recorded?: DeclaredGroup;
  /** What is there: as refreshed, or else as recorded. */
  before?: DeclaredGroup;
  /** What the program wants. */
  after?: DeclaredGroup;
  /** Whether a step does anything. */
  touched: boolean;
  /** Whether the preview hides if what is wanted is what is there. */
  isUndecided?: true;
}

const everyone: Speech = { kind: "everyone" };
const oldSide = new Set(["same", "update", "replace", "create-replacement", "delete", "delete-replaced"]);
const newSide = new Set(["same", "create", "update", "replace", "create-replacement", "import", "import-replacement"]);

/**
 * Folds the steps of a preview into what happens to each group. Steps belong to resources, and speech to groups: a
 * group that one resource leaves and another takes (a rename, a replacement) is one group before and after.
 * @param now when the preview was made, in milliseconds since 1970
 */
export function foldSteps(steps: readonly GroupStep[], now: number): GroupReport[] {
  const { traces, undecided } = trace(steps);
  return traces.flatMap(({ recorded, before, after, touched, isUndecided = false }) => {
    if (!before && !after) return []; // refreshed, and nothing to do
    const report = after
      ? { ...reportWanted({ recorded, before, after }, now), ...(isUndecided ? { outcome: "unknown" as const } : {}) }
      : reportUnwanted(before!, undecided.has(before!.urn));
    const drift = driftOf(recorded, before);
    if (!touched && !drift) return [];
    return [drift ? { ...report, drift } : report];
  });
}

/** What a refresh alone tells: which groups are gone. */
export function goneGroups(steps: readonly GroupStep[]): GroupReport[] {
  return steps.flatMap(({ op, old }) => (op === "delete" && old ? [stays(old, "gone")] : []));
}

function trace(steps: readonly GroupStep[]): { traces: Trace[]; undecided: Set<string> } {
  const traces = new Map<string, Trace>();
  const undecided = new Set<string>();
  const replaced = new Set(
    steps.flatMap(({ op, old, wanted }) => (op.includes("replace") ? [old?.urn, wanted?.urn] : [])),
  );
  const at = (group: DeclaredGroup, side: "old" | "new"): Trace => {
    const ids = [group.appId, group.groupId];
    // Secret ids are all shown the same, so they tell no groups apart; the resource does, unless it is replaced.
    const isUnknown = ids.includes(undefined);
    const isSecret = ids.includes(secretValue);
    const isMoved = isSecret && replaced.has(group.urn);
    if (isUnknown || isMoved) undecided.add(group.urn);
    const ofResource = isMoved ? [group.urn, side] : group.urn;
    const key = JSON.stringify(isUnknown || isSecret ? ofResource : ids);
    const found = traces.get(key) ?? { touched: false };
    traces.set(key, found);
    return found;
  };
  for (const { op, old, wanted, isUndecided } of steps) {
    if (op === "refresh" && old) at(old, "old").recorded = old;

    if (oldSide.has(op) && old) {
      const found = at(old, "old");
      // What is left of an earlier run says less of the group than a resource that stays.
      if (!op.startsWith("delete") || !found.before) found.before = old;
      if (op !== "same") found.touched = true;
      if (isUndecided && !wanted) undecided.add(old.urn);
    }
    if (newSide.has(op) && wanted) {
      const found = at(wanted, "new");
      found.after = wanted;
      if (op !== "same") found.touched = true;
      if (isUndecided) found.isUndecided = true;
    }
  }
  return { traces: [...traces.values()], undecided };
}

function reportWanted(
  { recorded, before, after }: Record<"recorded" | "before", DeclaredGroup | undefined> & { after: DeclaredGroup },
  now: number,
): GroupReport {
  const users = usersChange(before?.mutedUsers ?? (before ? undefined : []), after.mutedUsers);
  if (before) {
    const outcome = outcomeOf(before.speech, after.speech);
    const report = {
      ...describe(
        after,
        outcome === "unaffected" && users.mutedOneByOne ? "changed" : outcome,
        before.speech,
        after.speech,
      ),
      ...users,
    };
    const due = dueTurn(recorded ?? before, after, now);
    return due === undefined ? report : { ...report, due };
  }
  const outcome = recorded ? "restored" : after.speech.kind === "unknown" ? "unknown" : "new";
  return { ...describe(after, outcome, everyone, after.speech), ...users };
}

function reportUnwanted(before: DeclaredGroup, isUndecided: boolean): GroupReport {
  // Its resource goes to a group that is not known yet, and that may be the same one.
  if (isUndecided) return describe(before, "unknown", before.speech, { kind: "unknown" });
  const users = usersChange(before.mutedUsers, []);
  const isOpen = before.speech.kind === "everyone" && users.mutedOneByOne === undefined;
  if (before.retainOnDelete || isOpen) return stays(before, "released");
  return { ...describe(before, "removed", before.speech, everyone), ...users };
}

/** Nothing where two lists that are hidden may be the same one. */
function usersChange(
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): { mutedOneByOne?: UsersChange } {
  if (before === undefined && after === undefined) return {};
  const [muted, freed] = [usersAdded(before, after), usersAdded(after, before)];
  return muted.kind === "nobody" && freed.kind === "nobody" ? {} : { mutedOneByOne: { muted, freed } };
}

function outcomeOf(before: Speech, after: Speech): Outcome {
  if (before.kind === "everyone" && after.kind === "everyone") return "unaffected";
  if (after.kind === "unknown") return "unknown";
  if (after.kind === "everyone") return "opened";
  if (before.kind === "everyone") return "muted";
  return isNoChange(compareSpeech(before, after)) ? "unaffected" : "changed";
}

function driftOf(recorded: DeclaredGroup | undefined, before: DeclaredGroup | undefined): GroupReport["drift"] {
  if (!recorded) return undefined;
  if (!before) return { recorded: recorded.speech, live: "gone", ...noChange };
  // Whether a secret list is still the same list cannot be told.
  if (recorded.speech.kind === "secret" && before.speech.kind === "secret") return undefined;
  const change = compareSpeech(recorded.speech, before.speech);
  const users = usersChange(recorded.mutedUsers, before.mutedUsers);
  if (isNoChange(change) && users.mutedOneByOne === undefined) return undefined;
  return { recorded: recorded.speech, live: before.speech, ...change, ...users };
}

/** A group in which nobody gains or loses speech, even where its list is a secret. */
function stays(group: DeclaredGroup, outcome: Outcome): GroupReport {
  return { ...describe(group, outcome, group.speech, group.speech), ...noChange };
}

function describe(group: DeclaredGroup, outcome: Outcome, before: Speech, after: Speech): GroupReport {
  return {
    ...(group.appId === undefined ? {} : { appId: group.appId }),
    ...(group.groupId === undefined ? {} : { groupId: group.groupId }),
    resource: resourceName(group.urn),
    ...(group.isMap ? { isMap: true } : {}),
    outcome,
    before,
    after,
    ...compareSpeech(before, after),
  };
}
