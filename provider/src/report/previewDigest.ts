/** A resource in the JSON of a preview, as far as the report reads it. */
export interface PreviewResource {
  type: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  /** Whether the engine forgets the resource without deleting it. */
  retainOnDelete?: boolean;
}

/** One step of the JSON of a preview. */
export interface PreviewStep {
  op: string;
  urn: string;
  oldState?: PreviewResource;
  newState?: PreviewResource;
}

/** A message of the engine. */
export interface PreviewDiagnostic {
  message: string;
  severity: string;
  urn?: string;
}

/** What `pulumi preview --json` and `pulumi refresh --preview-only --json` print. */
export interface PreviewDigest {
  steps: PreviewStep[];
  diagnostics?: PreviewDiagnostic[];
  /** Number of resources per operation. */
  changeSummary?: Record<string, number>;
}

/**
 * Whether this is a refresh alone, without a preview of the program after it. In one the stack itself is refreshed and
 * then not looked at again. A refresh of some resources only leaves the stack out; nothing in it is looked at again, as it
 * would be before a destroy. Of changed resources it has no step at all.
 */
export function isRefreshOnly({ steps, changeSummary }: PreviewDigest): boolean {
  const ofStack = steps.filter(isStack);
  if (ofStack.length > 0) return ofStack.every((step) => step.op === "refresh");
  const seen = new Set(steps.map(({ urn }) => urn));
  const isRefresh = steps.some((step) => step.op === "refresh") || (changeSummary?.["update"] ?? 0) > 0;
  return (
    isRefresh && seen.size === steps.length && steps.every((step) => step.op === "refresh" || step.op === "delete")
  );
}

/** Whether a step is that of the stack itself. */
export function isStack(step: PreviewStep): boolean {
  return typeOf(step) === "pulumi:pulumi:Stack";
}

/** The type of a step's resource. */
export function typeOf(step: PreviewStep): string {
  return (step.newState ?? step.oldState)?.type ?? "";
}

/** The properties of a resource: outputs are what is there, inputs what is wanted. */
export function propertiesOf(resource: PreviewResource, side: "outputs" | "inputs"): Record<string, unknown> {
  return resource[side] ?? resource.inputs ?? {};
}
