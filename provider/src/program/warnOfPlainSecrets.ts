import * as pulumi from "@pulumi/pulumi";
import * as engineConfig from "@pulumi/pulumi/runtime/config";
import { isSecret, settingKey, type SettingName, settings } from "../account/settings";
import { perRun } from "./sdk/perRun";

/** Opens nothing without its secret. */
const harmless: SettingName = "accessKey";
const names = (Object.keys(settings) as SettingName[]).filter((name) => name !== harmless);

/** Warns once per stack of a secret that lies in the stack's configuration as plain text. */
export const warnOfPlainSecrets = perRun(() => {
  const config = engineConfig.allConfig();
  for (const name of names) {
    const key = settingKey(name);
    if (!config[key] || !isSecret(name, config[key]) || isEncrypted(key)) continue;
    void pulumi.log.warn(
      `${key} is in the stack's configuration as plain text. Encrypt it: pulumi config set --secret ${key}`,
    );
  }
});

/** The SDK knows which keys are encrypted, but its type declarations leave the function out. */
function isEncrypted(key: string): boolean {
  return (engineConfig as unknown as { isConfigSecret(key: string): boolean }).isConfigSecret(key);
}
