import * as pulumi from "@pulumi/pulumi";
import * as engineConfig from "@pulumi/pulumi/runtime/config";

const secretKeys = ["alicloud:secretKey", "alicloud:securityToken"];
let warned = false;

/** Warns once per program of a secret that lies in the stack's configuration as plain text. */
export function warnOfPlainSecrets(): void {
  if (warned) return;
  warned = true;
  const plain = secretKeys.filter((key) => engineConfig.allConfig()[key] && !isEncrypted(key));
  for (const key of plain) {
    void pulumi.log.warn(
      `${key} is in the stack's configuration as plain text. Encrypt it: pulumi config set --secret ${key}`,
    );
  }
}

/** The SDK knows which keys are encrypted, but its type declarations leave the function out. */
function isEncrypted(key: string): boolean {
  return (engineConfig as unknown as { isConfigSecret(key: string): boolean }).isConfigSecret(key);
}
