import path from "node:path";
import { requiredVersion } from "../go/goModule";

/** The oldest CLI that keeps the inputs that a dynamic provider's `read` returns (pulumi/pulumi#21315). */
export const oldestUsableVersion = "3.216.0";

/** Folders of the Go modules from which the engine is built; their go.mod files are where versions are written. */
export const cliModule = path.join(__dirname, "cli");
export const hostModule = path.join(__dirname, "host");

/** Version of the CLI that is downloaded or built. */
export function cliVersion(): Promise<string> {
  return requiredVersion(cliModule, "github.com/pulumi/pulumi/pkg/v3");
}

/** Version of the Node.js language host that is built beside the CLI. */
export function hostVersion(): Promise<string> {
  return requiredVersion(hostModule, "github.com/pulumi/pulumi/sdk/v3");
}

/** Whether a version as the CLI prints it ("v3.216.0", "3.217.0-alpha.1") is at least another one. */
export function isAtLeast(version: string, oldest: string): boolean {
  const [left, right] = [numbers(version), numbers(oldest)];
  for (const [index, part] of right.entries()) {
    const difference = (left[index] ?? 0) - part;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function numbers(version: string): number[] {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version.trim());
  if (match === null) throw new Error(`"${version.trim()}" is not a version`);
  return match.slice(1).map(Number);
}
