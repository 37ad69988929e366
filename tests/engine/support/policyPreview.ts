import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { LocalWorkspace, PulumiCommand, type PulumiFn } from "@pulumi/pulumi/automation";
import type { PulumiEngine } from "../../../tools/pulumi/pulumiEngine";

const pack = path.resolve(__dirname, "..", "..", "..", "policy-pack");

/** What a preview under the policy pack came to. */
export interface PolicyPreview {
  /** Whether the engine stopped it. */
  readonly stopped: boolean;
  readonly output: string;
}

/**
 * Previews an inline program under the policy pack, on a stack of its own.
 * @param config of the pack: policy name, or "all", to enforcement level and settings
 * @param variables of the engine's environment
 */
export async function previewUnderPolicies(
  engine: PulumiEngine,
  config: Readonly<Record<string, unknown>>,
  program: PulumiFn,
  variables: Readonly<Record<string, string>> = {},
): Promise<PolicyPreview> {
  const root = await mkdtemp(path.join(os.tmpdir(), "policy-preview-"));
  try {
    const [home, backend, configFile] = ["home", "backend", "policies.json"].map((name) => path.join(root, name));
    await Promise.all([mkdir(home!), mkdir(backend!), writeFile(configFile!, JSON.stringify(config))]);
    const stack = await LocalWorkspace.createOrSelectStack(
      { stackName: "dev", projectName: "policy-preview", program },
      {
        pulumiCommand: await PulumiCommand.get({ root: path.dirname(engine.bareBinDir) }),
        pulumiHome: home!,
        envVars: {
          PULUMI_BACKEND_URL: `file://${backend!}`,
          PULUMI_CONFIG_PASSPHRASE: "passphrase of a temporary stack",
          PULUMI_SKIP_UPDATE_CHECK: "true",
          ...variables,
        },
      },
    );
    let output = "";
    const stopped = await stack
      .preview({
        policyPacks: [pack],
        policyPackConfigs: [configFile!],
        color: "never",
        onOutput: (text) => (output += text),
        onError: (text) => (output += text),
      })
      .then(
        () => false,
        () => true,
      );
    return { stopped, output };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
