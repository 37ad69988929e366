import type * as pulumi from "@pulumi/pulumi";

/** Waits until a resource is registered, or cannot be: the SDK reports that. Without a resource it does not wait. */
export async function registrationEnded(resource: pulumi.Resource | undefined): Promise<void> {
  await (resource?.urn as { promise(): Promise<string> } | undefined)?.promise().catch(() => undefined);
}
