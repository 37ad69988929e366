import { secretValue } from "./declaredGroup";
import { isObject } from "../text/isObject";
import type { PreviewDiagnostic, PreviewDigest, PreviewResource, PreviewStep } from "./previewDigest";
import { PreviewFormatError } from "./previewFormatError";

/*
 * With PULUMI_ENABLE_STREAMING_JSON_PREVIEW the engine prints its events, one a line (pulumi/pulumi,
 * sdk/go/common/apitype/events.go). Seen with CLI 3.259.0.
 */

/** Whether a value is an event of the engine. */
export function isEvent(value: unknown): boolean {
  return isObject(value) && typeof value["sequence"] === "number" && typeof value["timestamp"] === "number";
}

/**
 * The events of a preview in the form that one JSON has.
 * @throws PreviewFormatError where they are not those of a whole preview
 */
export function digestOfEvents(events: readonly unknown[]): PreviewDigest {
  const all = events.map((event) => (isObject(event) ? event : {}));
  const of = (kind: string) => all.flatMap((event) => (isObject(event[kind]) ? [event[kind]] : []));
  if (of("resourcePreEvent").some(({ planning }) => planning !== true)) {
    throw new PreviewFormatError("These are the events of an update, and not of a preview.");
  }
  const summary = of("summaryEvent").at(-1);
  const diagnostics = [...of("diagnosticEvent").map(diagnostic), ...of("policyEvent").flatMap(violation)];
  const failed = diagnostics.some(({ severity }) => severity === "error");
  if (!isObject(summary?.["resourceChanges"]) && !failed) {
    throw new PreviewFormatError("The events end before their summary: a part of what the preview printed is missing.");
  }
  if (summary?.["result"] === "failed" && !failed) {
    diagnostics.push({ severity: "error", message: "The preview failed, and its events do not say why." });
  }
  const changes = summary?.["resourceChanges"];
  return {
    steps: steps(of),
    diagnostics,
    ...(isObject(changes) ? { changeSummary: changes as Record<string, number> } : {}),
  };
}

/** One step for each event before a step. What a refresh alone found to be gone is told after it. */
function steps(of: (kind: string) => Record<string, unknown>[]): PreviewStep[] {
  const gone = new Set(
    of("resOutputsEvent").flatMap(({ metadata }) =>
      isObject(metadata) && metadata["op"] === "delete" ? [metadata["urn"]] : [],
    ),
  );
  return of("resourcePreEvent").flatMap(({ metadata }) => {
    if (!isObject(metadata) || typeof metadata["op"] !== "string" || typeof metadata["urn"] !== "string") return [];
    const { op, urn, old, new: wanted } = metadata;
    const isGone = op === "refresh" && gone.has(urn);
    const oldState = resource(old);
    const newState = isGone ? undefined : resource(wanted);
    return [{ op: isGone ? "delete" : op, urn, ...(oldState && { oldState }), ...(newState && { newState }) }];
  });
}

function resource(state: unknown): PreviewResource | undefined {
  if (!isObject(state) || typeof state["type"] !== "string") return undefined;
  const { type, inputs, outputs, retainOnDelete } = state;
  return {
    type,
    ...(isObject(inputs) ? { inputs: withoutSecrets(inputs) } : {}),
    ...(isObject(outputs) ? { outputs: withoutSecrets(outputs) } : {}),
    ...(retainOnDelete === true ? { retainOnDelete } : {}),
  };
}

/** The key by which the engine marks a secret among other objects (pulumi/pulumi, sdk/go/common/resource/sig). */
const secretMark = "4dabf18193072939515e22adb298388d";

function withoutSecrets(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, withoutSecret(value)]));
}

/** A secret may be deep in a property: the users of one group, say. */
function withoutSecret(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecret);
  if (!isObject(value)) return value;
  return secretMark in value ? secretValue : withoutSecrets(value);
}

function diagnostic({ severity, prefix, message, urn }: Record<string, unknown>): PreviewDiagnostic {
  return {
    severity: String(severity),
    message: `${typeof prefix === "string" ? prefix : ""}${String(message)}`,
    ...(typeof urn === "string" ? { urn } : {}),
  };
}

/** What the one JSON leaves out: a mandatory policy ends the preview. */
function violation({ enforcementLevel, policyName, message }: Record<string, unknown>): PreviewDiagnostic[] {
  if (enforcementLevel !== "mandatory") return [];
  return [{ severity: "error", message: `${String(policyName)}: ${String(message)}` }];
}
