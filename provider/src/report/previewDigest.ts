import { PackageError } from "../errors/packageError";

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

/** What `pulumi preview --json` and `pulumi refresh --preview-only --json` print. */
export interface PreviewDigest {
  steps: PreviewStep[];
  diagnostics?: { message: string; severity: string; urn?: string }[];
  /** Number of resources per operation. */
  changeSummary?: Record<string, number>;
}

/** A file that is not the JSON of a preview. */
export class PreviewFormatError extends PackageError {
  static override readonly kind = "PreviewFormatError";
}

/**
 * Reads the JSON of a preview.
 * @throws PreviewFormatError saying what is missing, and how to get the right file.
 */
export function parsePreview(text: string): PreviewDigest {
  const hint = "Make the file with `pulumi preview --json > preview.json`.";
  let digest: unknown;
  try {
    // Windows PowerShell begins a file of UTF-8 with a mark of it.
    digest = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new PreviewFormatError(whyNoJson(text, hint));
  }
  // A stack without resources, and a preview that failed early, have no steps at all.
  const { steps = [], diagnostics, changeSummary, duration } = isObject(digest) ? digest : {};
  const isDigest = isObject(digest) && ("steps" in digest || "diagnostics" in digest || duration !== undefined);
  if (!isDigest || !Array.isArray(steps) || !steps.every(isStep)) {
    throw new PreviewFormatError(`This JSON is not that of a preview. ${hint}`);
  }
  return {
    steps,
    ...(Array.isArray(diagnostics) ? { diagnostics: diagnostics.filter(isDiagnostic) } : {}),
    ...(isObject(changeSummary) ? { changeSummary: changeSummary as Record<string, number> } : {}),
  };
}

function whyNoJson(text: string, hint: string): string {
  if (text.trim() === "") return `The file is empty: the preview did not get far enough. ${hint}`;
  if (text.includes("\0")) return "This is UTF-16, as Windows PowerShell writes it: write UTF-8, or use another shell.";
  if (text.startsWith("\n> ")) return "npm put its own lines into the file: use `npm run --silent`.";
  return `This is not JSON. ${hint}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isStep(value: unknown): value is PreviewStep {
  if (!isObject(value) || typeof value["op"] !== "string" || typeof value["urn"] !== "string") return false;
  return [value["oldState"], value["newState"]].every(
    (state) => state === undefined || (isObject(state) && typeof state["type"] === "string"),
  );
}

function isDiagnostic(value: unknown): value is { message: string; severity: string } {
  return isObject(value) && typeof value["message"] === "string" && typeof value["severity"] === "string";
}
