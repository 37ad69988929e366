/**
 * What stands for a value that is not known yet in a preview. Node programs send the string form for a value of any
 * type (pulumi/pulumi, sdk/nodejs/runtime/rpc.ts); the others come from programs in other languages
 * (pulumi/pulumi, sdk/go/common/resource/plugin/rpc.go).
 */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const unknownValues = new Set<unknown>([
  unknownValue,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Whether a value as the engine sends it is not known yet. */
export function isUnknown(value: unknown): boolean {
  return unknownValues.has(value);
}
