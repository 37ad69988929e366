import { jsonInText } from "./jsonInText";
import { isObject } from "../text/isObject";
import { isRefreshOnly } from "./previewDigest";
import type { PreviewDiagnostic, PreviewDigest, PreviewStep } from "./previewDigest";
import { digestOfEvents, isEvent } from "./previewEvents";
import { makeItSo, PreviewFormatError } from "./previewFormatError";

/**
 * Reads what a preview printed: one JSON, or the events of PULUMI_ENABLE_STREAMING_JSON_PREVIEW.
 * @throws PreviewFormatError where it is not that of a whole preview, or of one that failed
 */
export function parsePreview(text: string): PreviewDigest {
  const values = jsonInText(text);
  const events = values.filter(isEvent);
  if (events.length > 0) return whole(digestOfEvents(events));
  if (values.length > 1) throw new PreviewFormatError(`This JSON is not that of a preview. ${makeItSo}`);
  return whole(digestOf(values[0]));
}

/** Everything that the one JSON may hold (pulumi/pulumi, pkg/display/json.go); what is empty is left out. */
const known = ["config", "steps", "diagnostics", "duration", "changeSummary", "maybeCorrupt"];

function digestOf(value: unknown): PreviewDigest {
  const digest = isObject(value) ? value : { none: true };
  const { steps = [], diagnostics = [], changeSummary, duration } = digest;
  const isList = Array.isArray(steps) && steps.every(isStep);
  const told = Array.isArray(diagnostics) ? diagnostics.filter(isDiagnostic) : [];
  const isCounted = isObject(changeSummary) && Object.values(changeSummary).every(Number.isInteger);
  // A stack without resources has no more than the time that its preview took.
  const isEmpty = typeof duration === "number" && !("steps" in digest) && !("changeSummary" in digest);
  const isKnown = Object.keys(digest).every((key) => known.includes(key));
  const hasFailed = told.some(({ severity }) => severity === "error");
  if (!isList || !(isCounted || ((isEmpty || hasFailed) && isKnown))) {
    throw new PreviewFormatError(`This JSON is not that of a preview. ${makeItSo}`);
  }
  return { steps, diagnostics: told, ...(isCounted ? { changeSummary: changeSummary as Record<string, number> } : {}) };
}

/** Operations that the engine counts as it shows them. */
const counted = ["create", "update", "delete", "replace", "import"];

/** A preview whose summary counts its steps, as the engine's own does unless the preview failed. */
function whole(digest: PreviewDigest): PreviewDigest {
  const { steps, diagnostics = [], changeSummary = {} } = digest;
  if (diagnostics.some(({ severity }) => severity === "error")) return digest;
  const isRefresh = isRefreshOnly(digest);
  for (const op of counted) {
    // A refresh alone counts what it found changed, and shows no steps of it.
    if (isRefresh && op === "update") continue;
    const shown = steps.filter((step) => step.op === op).length;
    const expected = changeSummary[op] ?? 0;
    if (shown === expected) continue;
    throw new PreviewFormatError(
      `The summary of this preview counts ${expected} × ${op}, and its steps have ${shown}: it is not whole. ${makeItSo}`,
    );
  }
  return digest;
}

function isStep(value: unknown): value is PreviewStep {
  if (!isObject(value) || typeof value["op"] !== "string" || typeof value["urn"] !== "string") return false;
  return [value["oldState"], value["newState"]].every(
    (state) => state === undefined || (isObject(state) && typeof state["type"] === "string"),
  );
}

function isDiagnostic(value: unknown): value is PreviewDiagnostic {
  return isObject(value) && typeof value["message"] === "string" && typeof value["severity"] === "string";
}
