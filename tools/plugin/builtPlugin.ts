import path from "node:path";
import { readManifest, workspace } from "../packages/packages";
import type { PulumiProject } from "../pulumi/pulumiProject";

const provider = path.join(workspace, "provider");

/** What the build makes: the plugin as a script, and the archive that the engine installs it from. */
export const pluginFolder = path.join(provider, "dist/plugin");
export const pluginArchive = path.join(pluginFolder, "pulumi-resource-livemessage.tar.gz");

/** Of the package, and so of its plugin. */
export const pluginVersion = readManifest(provider).version;

/** Installs the plugin for a project, which has an engine home of its own. @throws Error with what the engine said */
export async function installPlugin(project: PulumiProject, archive = pluginArchive): Promise<void> {
  const args = ["resource", "livemessage", pluginVersion, "--file", archive];
  const { exitCode, output } = await project.run("plugin", "install", ...args);
  if (exitCode !== 0) throw new Error(`the plugin could not be installed:\n${output}`);
}

/**
 * A program that any language could be: it knows type tokens and properties, and nothing of this package.
 * @param declared JavaScript that calls `declare(type, name, args)`
 */
export function pluginProgram(declared: string): string {
  return `
    const { CustomResource } = require("@pulumi/pulumi");
    const declare = (type, name, args) =>
      new CustomResource("livemessage:index:" + type, name, args, { version: ${JSON.stringify(pluginVersion)} });
    ${declared}
  `;
}
